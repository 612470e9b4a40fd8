#include "service/post/lmtp_session.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "service/post/mail_address.h"

namespace veieninn::post {
namespace {

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool equal_without_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, lower, lower);
}

// Removes `word` from the front of `text`, whatever its case.
bool take_word(std::string_view& text, std::string_view word) {
  if (!equal_without_case(text.substr(0, word.size()), word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

struct Path {
  std::string_view address;     // what stands in the brackets
  std::string_view parameters;  // what follows them
};

// "<a@b> SIZE=1". A bracket within quotes is part of the address.
std::optional<Path> path_of(std::string_view argument) {
  argument = without_blanks(argument);
  if (!argument.starts_with('<')) return std::nullopt;
  bool quoted = false;
  for (std::size_t at = 1; at < argument.size(); ++at) {
    if (argument[at] == '"') quoted = !quoted;
    if (argument[at] == '\\') ++at;
    if (at >= argument.size() || quoted || argument[at] != '>') continue;
    const std::string_view rest = argument.substr(at + 1);
    if (!rest.empty() && rest.front() != ' ') return std::nullopt;
    return Path{argument.substr(1, at - 1), without_blanks(rest)};
  }
  return std::nullopt;
}

bool may_be_sender(std::string_view address) {
  return address.size() <= kAddressBytesMax &&
         std::ranges::all_of(address, [](char byte) { return byte >= ' ' && byte <= '~'; });
}

enum class Parameters : std::uint8_t { kFine, kUnknown, kTooLarge };

Parameters read_parameter(std::string_view parameter, std::size_t bytes_max) {
  if (equal_without_case(parameter, "BODY=7BIT") ||
      equal_without_case(parameter, "BODY=8BITMIME")) {
    return Parameters::kFine;
  }
  if (!take_word(parameter, "SIZE=")) return Parameters::kUnknown;
  const std::string digits(parameter);
  std::size_t bytes = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, bytes);
  if (stop != end || error == std::errc::invalid_argument) return Parameters::kUnknown;
  return error != std::errc{} || bytes > bytes_max ? Parameters::kTooLarge : Parameters::kFine;
}

Parameters read_parameters(std::string_view parameters, std::size_t bytes_max) {
  Parameters worst = Parameters::kFine;
  while (!parameters.empty()) {
    const std::size_t end = std::min(parameters.find(' '), parameters.size());
    worst = std::max(worst, read_parameter(parameters.substr(0, end), bytes_max));
    if (worst == Parameters::kUnknown) return worst;
    parameters = without_blanks(parameters.substr(end));
  }
  return worst;
}

}  // namespace

LmtpSession::LmtpSession(const LmtpOptions& options, const LmtpHandler& handler)
    : options_(options), handler_(handler) {}

std::string LmtpSession::greeting() { return "220 veieninn LMTP\r\n"; }

std::string LmtpSession::take(std::string_view bytes) {
  while (!bytes.empty() && !is_over_) {
    bytes.remove_prefix(in_message_ ? take_message(bytes) : take_command(bytes));
  }
  return std::exchange(replies_, {});
}

std::size_t LmtpSession::take_command(std::string_view bytes) {
  const std::size_t line_end = bytes.find('\n');
  const std::size_t length = line_end == std::string_view::npos ? bytes.size() : line_end + 1;
  if (command_.size() + length > kCommandBytesMax) {
    // Where the next command begins is anyone's guess.
    reply("500 5.5.2 Line too long");
    is_over_ = true;
    return length;
  }
  command_ += bytes.substr(0, length);
  if (line_end == std::string_view::npos) return length;
  std::string command = std::exchange(command_, {});
  command.pop_back();
  if (command.ends_with('\r')) command.pop_back();
  answer(command);
  return length;
}

void LmtpSession::answer(std::string_view command) {
  ++answered_;
  std::string_view rest = command;
  if (take_word(rest, "MAIL FROM:")) return answer_mail(rest);
  if (take_word(rest, "RCPT TO:")) return answer_recipient(rest);
  const std::size_t blank = std::min(command.find(' '), command.size());
  const std::string_view verb = command.substr(0, blank);
  const bool has_argument = !without_blanks(command.substr(blank)).empty();
  if (equal_without_case(verb, "LHLO") && has_argument) {
    greeted_ = true;
    forget_letter();
    replies_ += "250-veieninn\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n";
    return reply("250 SIZE " + std::to_string(options_.message_bytes_max));
  }
  if (equal_without_case(verb, "DATA") && !has_argument) return answer_data();
  if (equal_without_case(verb, "RSET") && !has_argument) {
    forget_letter();
    return reply("250 2.0.0 Forgotten");
  }
  if (equal_without_case(verb, "NOOP")) return reply("250 2.0.0 Here");
  if (equal_without_case(verb, "VRFY")) return reply("252 2.5.0 Send it and see");
  if (equal_without_case(verb, "QUIT")) {
    is_over_ = true;
    return reply("221 2.0.0 Goodbye");
  }
  mistake("500 5.5.2 No such command");
}

void LmtpSession::answer_mail(std::string_view argument) {
  if (!greeted_ || has_sender_) return mistake("503 5.5.1 Not now");
  const std::optional<Path> path = path_of(argument);
  if (!path || !may_be_sender(path->address)) return mistake("501 5.1.7 No such address");
  switch (read_parameters(path->parameters, options_.message_bytes_max)) {
    case Parameters::kUnknown:
      return mistake("555 5.5.4 No such parameter");
    case Parameters::kTooLarge:
      return reply("552 5.3.4 Letter too large");
    case Parameters::kFine:
      break;
  }
  has_sender_ = true;
  sender_ = path->address;
  reply("250 2.1.0 Sender noted");
}

void LmtpSession::answer_recipient(std::string_view argument) {
  if (!has_sender_) return mistake("503 5.5.1 Not now");
  const std::optional<Path> path = path_of(argument);
  if (!path || !check_address("recipient", path->address)) {
    return reply("550 5.1.3 No such address");
  }
  if (!path->parameters.empty()) return mistake("555 5.5.4 No such parameter");
  if (!is_ours(domain_of(path->address))) return reply("550 5.1.2 Not our domain");
  if (recipients_.size() >= options_.recipients_max) return reply("452 4.5.3 Too many at once");
  recipients_.emplace_back(path->address);
  reply("250 2.1.5 Recipient noted");
}

void LmtpSession::answer_data() {
  if (recipients_.empty()) return mistake("503 5.5.1 No recipient");
  in_message_ = true;
  // The first line begins as any other.
  ending_ = Ending::kLineStart;
  reply("354 End with a dot alone in a line");
}

std::size_t LmtpSession::take_message(std::string_view bytes) {
  std::size_t taken = 0;
  while (taken < bytes.size() && in_message_) {
    const std::size_t special = std::min(bytes.find('\r', taken), bytes.size());
    if (ending_ == Ending::kNone && special > taken) {
      keep(bytes.substr(taken, special - taken));
      taken = special;
    } else {
      take_message_byte(bytes[taken++]);
    }
  }
  return taken;
}

void LmtpSession::take_message_byte(char byte) {
  if (ending_ == Ending::kDotCr) {
    if (byte == '\n') return answer_message();
    keep("\r");  // after a dot that was stuffed: the line goes on
    ending_ = Ending::kCr;
  }
  if (ending_ == Ending::kDot && byte == '\r') {
    ending_ = Ending::kDotCr;
    return;
  }
  if (ending_ == Ending::kLineStart && byte == '.') {
    ending_ = Ending::kDot;
    return;
  }
  const bool ends_line = ending_ == Ending::kCr && byte == '\n';
  keep({&byte, 1});
  ending_ = ends_line ? Ending::kLineStart : byte == '\r' ? Ending::kCr : Ending::kNone;
}

void LmtpSession::keep(std::string_view bytes) {
  too_large_ = too_large_ || message_.size() + bytes.size() > options_.message_bytes_max;
  if (too_large_) {
    message_ = {};
  } else {
    message_ += bytes;
  }
}

void LmtpSession::answer_message() {
  in_message_ = false;
  for (const std::string& recipient : recipients_) {
    if (too_large_) {
      reply("552 5.3.4 Letter too large");
      continue;
    }
    switch (verdict(recipient)) {
      case LmtpVerdict::kTaken:
        reply("250 2.0.0 Taken");
        break;
      case LmtpVerdict::kTryLater:
        reply("451 4.3.0 Try again later");
        break;
      case LmtpVerdict::kNoSuchRecipient:
        reply("550 5.1.1 No such recipient");
        break;
    }
  }
  ++answered_;
  forget_letter();
}

LmtpVerdict LmtpSession::verdict(const std::string& recipient) const {
  try {
    return handler_(sender_, recipient, message_);
  } catch (...) {
    // A letter that was not taken must not be lost.
    return LmtpVerdict::kTryLater;
  }
}

bool LmtpSession::is_ours(std::string_view domain) const {
  return std::ranges::any_of(options_.domains, [domain](const std::string& ours) {
    return equal_without_case(domain, ours);
  });
}

void LmtpSession::forget_letter() {
  has_sender_ = false;
  sender_.clear();
  recipients_.clear();
  message_ = {};
  too_large_ = false;
}

void LmtpSession::reply(std::string_view line) {
  replies_ += line;
  replies_ += "\r\n";
}

void LmtpSession::mistake(std::string_view line) {
  if (++mistakes_ < kMistakesMax) return reply(line);
  reply("421 4.7.0 Too many mistakes");
  is_over_ = true;
}

}  // namespace veieninn::post
