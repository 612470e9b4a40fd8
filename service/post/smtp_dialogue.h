// What client and server said to each other during one letter, and what it means for the letter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "service/post/smtp_client.h"

namespace veieninn::post {

// Why the connection gave up, where it was not a reply.
enum class Interruption : std::uint8_t {
  kNone,
  kConnection,  // refused, dropped, silent
  kSetUp,       // TLS or login could not be done
};

class SmtpDialogue {
 public:
  // Lines as they go out and come in, with or without their line end. Only the verb of a command is
  // looked at: AUTH's arguments are secrets.
  void hear_command(std::string_view line);
  void hear_reply(std::string_view line);
  // The whole letter has been handed to the connection.
  void hear_end_of_message();

  // `detail` holds the server's bytes as they came; nothing when no reply was to blame.
  [[nodiscard]] SendOutcome outcome(Interruption interruption) const;

 private:
  // Which step the last reply, or its lack, is about.
  enum class Step : std::uint8_t { kSetUp, kSender, kRecipient, kMessage };

  [[nodiscard]] SendKind kind_of_refusal() const;
  [[nodiscard]] SendOutcome refusal() const;

  Step step_ = Step::kSetUp;
  bool message_is_out_ = false;
  bool is_over_ = false;
  int code_ = 0;  // of the last reply since the last command
  std::string words_;
};

// `text` as it may stand in a log: printable ASCII, at most kDetailBytesMax bytes.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace veieninn::post
