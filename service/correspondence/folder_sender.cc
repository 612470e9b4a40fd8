#include "service/correspondence/folder_sender.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>

#include "service/enquiries/random_hex.h"
#include "service/post/incoming_mail.h"

namespace veieninn::correspondence {
namespace {

constexpr std::size_t kTemporaryNameBytes = 8;
constexpr mode_t kOwnerOnly = 0600;  // letters hold names and links

class OpenFile {
 public:
  OpenFile(const std::filesystem::path& path, int flags)
      : descriptor_(open(path.c_str(), flags | O_CLOEXEC, kOwnerOnly)) {}
  ~OpenFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] bool write_all(std::string_view bytes) const {
    while (descriptor_ >= 0 && !bytes.empty()) {
      const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return descriptor_ >= 0;
  }
  [[nodiscard]] bool sync() const { return descriptor_ >= 0 && fsync(descriptor_) == 0; }

 private:
  int descriptor_;
};

// Ids of ours are plain; nothing else may lead out of the folder.
std::string file_name(const std::string& message_id) {
  std::string name;
  for (const char c : message_id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '@' || c == '-' || (c == '.' && !name.empty());
    if (plain) name += c;
  }
  return name;
}

post::SendOutcome outcome(post::SendKind kind, std::string detail) {
  return {.kind = kind, .may_have_been_taken = false, .code = 0, .detail = std::move(detail)};
}

}  // namespace

post::SendOutcome FolderSender::send(std::string_view /*envelope_sender*/,
                                     std::string_view /*recipient*/, std::string_view message) {
  const Result<post::IncomingMail> mail = post::read_incoming_mail(message);
  const std::string name = mail ? file_name(mail->message_id) : std::string();
  if (name.empty()) return outcome(post::SendKind::kRefused, "the letter has no message id");
  const std::filesystem::path temporary =
      folder_ / ("." + enquiries::random_hex(kTemporaryNameBytes));
  const OpenFile file(temporary, O_WRONLY | O_CREAT | O_EXCL);
  const bool written = file.write_all(message) && file.sync() &&
                       std::rename(temporary.c_str(), (folder_ / (name + ".eml")).c_str()) == 0 &&
                       OpenFile(folder_, O_RDONLY | O_DIRECTORY).sync();
  if (written) return outcome(post::SendKind::kAccepted, {});
  unlink(temporary.c_str());
  return outcome(post::SendKind::kTryAgain, "the folder could not be written");
}

}  // namespace veieninn::correspondence
