// Letters into a folder instead of to a mail server: for demonstrations, and for mail servers that
// pick up what lies in one.
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

#include "service/correspondence/sender.h"

namespace veieninn::correspondence {

// One file a Message-ID, "<id>.eml": a letter that is sent again replaces itself. It is whole and
// on disk when send() says kAccepted; before, it has a name that begins with a dot. Anything else
// is kTryAgain.
class FolderSender final : public Sender {
 public:
  // REQUIRES: the folder exists.
  explicit FolderSender(std::filesystem::path folder) : folder_(std::move(folder)) {}

  [[nodiscard]] post::SendOutcome send(std::string_view envelope_sender, std::string_view recipient,
                                       std::string_view message) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace veieninn::correspondence
