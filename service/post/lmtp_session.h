// The dialogue of one LMTP connection: bytes in, replies out. No socket, no clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "service/post/lmtp_server.h"

namespace veieninn::post {

// RFC 5321, 4.5.3.1.4 gives a command 512 bytes; parameters may add some.
inline constexpr std::size_t kCommandBytesMax = 1'000;
// A client with so many wrong commands is none. Recipients that are not ours are no mistakes: a
// letter may have many.
inline constexpr int kMistakesMax = 20;

class LmtpSession {
 public:
  // REQUIRES: both outlive the session.
  LmtpSession(const LmtpOptions& options, const LmtpHandler& handler);

  [[nodiscard]] static std::string greeting();
  // What to answer to `bytes`, which may end anywhere. Nothing once it is over.
  [[nodiscard]] std::string take(std::string_view bytes);

  // Answered and to be closed.
  [[nodiscard]] bool is_over() const noexcept { return is_over_; }
  // Between DATA and its last reply.
  [[nodiscard]] bool is_in_message() const noexcept { return in_message_; }
  // Commands and letters that have been answered so far.
  [[nodiscard]] std::uint64_t answered() const noexcept { return answered_; }

 private:
  // How much of the end, CR LF . CR LF, the message's last bytes are; a dot that begins a line is
  // left out unless it ends the letter.
  enum class Ending : std::uint8_t { kNone, kCr, kLineStart, kDot, kDotCr };

  [[nodiscard]] std::size_t take_command(std::string_view bytes);
  [[nodiscard]] std::size_t take_message(std::string_view bytes);
  void take_message_byte(char byte);
  void keep(std::string_view bytes);
  void answer(std::string_view command);
  void answer_mail(std::string_view argument);
  void answer_recipient(std::string_view argument);
  void answer_data();
  void answer_message();
  void reply(std::string_view line);
  void mistake(std::string_view line);
  void forget_letter();
  [[nodiscard]] bool is_ours(std::string_view domain) const;
  [[nodiscard]] LmtpVerdict verdict(const std::string& recipient) const;

  const LmtpOptions& options_;
  const LmtpHandler& handler_;
  std::string replies_;
  std::string command_;  // what came of a command without its end
  bool greeted_ = false;
  bool has_sender_ = false;
  std::string sender_;
  std::vector<std::string> recipients_;
  bool in_message_ = false;
  Ending ending_ = Ending::kNone;
  bool too_large_ = false;
  std::string message_;
  int mistakes_ = 0;
  bool is_over_ = false;
  std::uint64_t answered_ = 0;
};

}  // namespace veieninn::post
