// Letters to a mail server.
#pragma once

#include <mutex>
#include <string_view>
#include <utility>

#include "service/correspondence/sender.h"
#include "service/post/smtp_client.h"

namespace veieninn::correspondence {

// One connection, which is kept. Whoever must not wait for a slow letter of another has a sender of
// its own.
class SmtpSender final : public Sender {
 public:
  explicit SmtpSender(post::SmtpClient client) : client_(std::move(client)) {}

  [[nodiscard]] post::SendOutcome send(std::string_view envelope_sender, std::string_view recipient,
                                       std::string_view message) override {
    const std::scoped_lock lock(mutex_);
    return client_.send(envelope_sender, recipient, message);
  }

 private:
  std::mutex mutex_;
  post::SmtpClient client_;
};

}  // namespace veieninn::correspondence
