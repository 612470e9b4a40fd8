// Who takes a letter out of the house.
#pragma once

#include <string_view>

#include "service/post/smtp_client.h"

namespace veieninn::correspondence {

class Sender {
 public:
  virtual ~Sender() = default;
  // As post::SmtpClient::send(). Any thread may call; one waits for the other.
  [[nodiscard]] virtual post::SendOutcome send(std::string_view envelope_sender,
                                               std::string_view recipient,
                                               std::string_view message) = 0;
};

}  // namespace veieninn::correspondence
