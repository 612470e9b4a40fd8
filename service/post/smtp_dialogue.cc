#include "service/post/smtp_dialogue.h"

#include "service/post/refusal.h"

namespace veieninn::post {
namespace {

// Twice what RFC 5321, 4.5.3.1.5 lets a server say in a line.
constexpr std::size_t kReplyBytesMax = 1024;
constexpr int kMessageTooLarge = 552;
// "Authentication required" and its kin may answer any command.
constexpr int kAuthenticationRequired = 530;
constexpr int kCredentialsInvalid = 535;
constexpr int kEncryptionRequired = 538;

// The three digits that begin a reply line, or 0.
int code_of(std::string_view line) {
  int code = 0;
  for (std::size_t at = 0; at < 3; ++at) {
    if (at >= line.size() || line[at] < '0' || line[at] > '9') return 0;
    code = code * 10 + (line[at] - '0');
  }
  return code >= 200 && code < 600 ? code : 0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  for (const char byte : text) {
    if (shown.size() == kDetailBytesMax) break;
    if (byte == '\r' || byte == '\n') continue;
    shown += byte >= ' ' && byte <= '~' ? byte : '?';
  }
  return shown;
}

void SmtpDialogue::hear_command(std::string_view line) {
  // libcurl says goodbye after a refusal; what counts was said before.
  if (line.starts_with("QUIT")) is_over_ = true;
  if (is_over_) return;
  if (line.starts_with("MAIL ")) {
    step_ = Step::kSender;
  } else if (line.starts_with("RCPT ")) {
    step_ = Step::kRecipient;
  } else if (line.starts_with("DATA")) {
    step_ = Step::kMessage;
  } else {
    step_ = Step::kSetUp;
  }
  code_ = 0;
  words_.clear();
}

void SmtpDialogue::hear_reply(std::string_view line) {
  if (is_over_) return;
  code_ = code_of(line);
  words_ = line.substr(0, kReplyBytesMax);
}

void SmtpDialogue::hear_end_of_message() {
  message_is_out_ = true;
  code_ = 0;
  words_.clear();
}

SendKind SmtpDialogue::kind_of_refusal() const {
  const bool about_login = code_ == kAuthenticationRequired || code_ == kCredentialsInvalid ||
                           code_ == kEncryptionRequired;
  if (step_ == Step::kSetUp || about_login) return SendKind::kMisconfigured;
  // The envelope's sender is ours; the letter is to blame only for its announced size.
  if (step_ == Step::kSender && code_ != kMessageTooLarge) return SendKind::kMisconfigured;
  return SendKind::kRefused;
}

SendOutcome SmtpDialogue::refusal() const {
  const SendKind kind = kind_of_refusal();
  const bool is_dead =
      kind == SendKind::kRefused && is_dead_address_reply(words_, step_ == Step::kRecipient);
  return {kind, false, code_, words_, is_dead};
}

SendOutcome SmtpDialogue::outcome(Interruption interruption) const {
  if (interruption == Interruption::kNone) {
    return {SendKind::kAccepted, false, code_, words_, false};
  }
  if (code_ >= 500) return refusal();
  if (code_ >= 400) return {SendKind::kTryAgain, false, code_, words_, false};
  // The server said nothing of what went wrong; "354 go ahead" would only mislead in a log.
  if (interruption == Interruption::kSetUp) return {SendKind::kMisconfigured, false, 0, {}, false};
  return {SendKind::kTryAgain, message_is_out_, 0, {}, false};
}

}  // namespace veieninn::post
