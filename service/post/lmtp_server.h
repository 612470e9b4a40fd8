// Takes mail from the mail server of the place (LMTP, RFC 2033), one answer a recipient.
//
// No login and no encryption: it is for a mail server on the same machine or in the same private
// network, and listens where nobody else can reach it. Replies in the order of the commands, so
// that they may be sent in one go (PIPELINING).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"

namespace veieninn::post {

enum class LmtpVerdict : std::uint8_t {
  kTaken,            // 250: it is ours now, and kept
  kTryLater,         // 451: the mail server keeps it and comes again
  kNoSuchRecipient,  // 550: the mail server tells its sender so
};

// Called once a recipient and letter, on the server's own thread; other letters wait meanwhile.
// `envelope_sender` is empty for <>, else what stood in the brackets, unchecked but printable ASCII
// of at most 254 bytes; `recipient` is a plain address (mail_address.h) in one of the domains;
// `message` is the letter as it came, dots unstuffed. An exception counts as kTryLater. A letter
// can come twice: when the connection breaks before 250 arrives, the mail server sends it again.
using LmtpHandler = std::function<LmtpVerdict(
    std::string_view envelope_sender, std::string_view recipient, std::string_view message)>;

struct LmtpOptions {
  // "127.0.0.1:24", "[::1]:24" (port 0: a free one) or "unix:/path". A socket file that is there
  // already is taken for a leftover and replaced.
  std::string listen;
  std::vector<std::string> domains;  // whose recipients are ours; at least one
  // A mail server uses a few, and each may hold a letter in memory.
  std::size_t connections_max = 10;
  std::size_t message_bytes_max = 10'000'000;  // larger ones: 552
  std::size_t recipients_max = 100;            // of a letter; RFC 5321, 4.5.3.1.8. More: 452
  // For each command, and for a whole letter; not renewed by dripping bytes.
  int command_timeout_ms = 60'000;
  // For letters that are on their way when the server stops.
  int drain_timeout_ms = 5'000;
};

// Thread safe. Its thread ends with stop() or the destructor.
class LmtpServer {
 public:
  // Listens when it returns. Errors: kInvalidArgument that names the option; kUnavailable when the
  // address is taken or may not be used.
  [[nodiscard]] static Result<std::unique_ptr<LmtpServer>> start(LmtpOptions options,
                                                                 LmtpHandler handler);
  ~LmtpServer();
  LmtpServer(const LmtpServer&) = delete;
  LmtpServer& operator=(const LmtpServer&) = delete;

  // As `listen`, with the port that was chosen.
  [[nodiscard]] const std::string& address() const noexcept;

  // Takes no new connection, says 421 to those that wait, lets letters on their way come in, and
  // waits for that at most the drain timeout. Every letter that was answered 250 was taken by the
  // handler. Idempotent; not from within the handler.
  void stop();

 private:
  class Listener;
  explicit LmtpServer(std::unique_ptr<Listener> listener);

  std::unique_ptr<Listener> listener_;
};

}  // namespace veieninn::post
