// Hands letters to a mail server (SMTP, RFC 5321) over one connection after another.
//
// What matters to the caller is what became of the letter. A server's yes is an answer; so is its
// no. Everything in between (a dropped connection, silence) leaves a letter that may have been
// taken: send it again, as one letter twice is better than none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace veieninn::post {

// STARTTLS, for smtp:// (smtps:// is encrypted from its first byte whatever the policy says).
enum class TlsPolicy : std::uint8_t {
  kNever,        // plain, for a server on this machine
  kWhenOffered,  // an attacker between can take the offer away
  kAlways,       // not offered: kMisconfigured
};

struct SmtpOptions {
  std::string url;  // smtp://host:port or smtps://host:port; ports 25 and 465 when left out
  // Certificates are verified wherever TLS is used, by `ca_file` (PEM), or the system's when empty.
  TlsPolicy tls = TlsPolicy::kAlways;
  std::string ca_file;
  // Empty: no AUTH. With a user kWhenOffered acts as kAlways, so that no one between can have the
  // password by taking the offer away.
  std::string user;
  std::string password;
  int connect_timeout_ms = 10'000;
  // Of one send(), connecting included.
  int transfer_timeout_ms = 60'000;
  // Larger letters are refused unsent. What common providers take.
  std::size_t message_bytes_max = 10'000'000;
  std::string helo_name;  // empty: this machine's name
};

enum class SendKind : std::uint8_t {
  kAccepted,       // the server took it: 250
  kTryAgain,       // 4xx, no connection, silence, whatever is unknown
  kRefused,        // 5xx about this recipient or letter, or one that was never fit to be sent
  kMisconfigured,  // our set-up: login, TLS, a sender the server does not let us use. The letter is
                   // not to blame: try again, and tell the operator
};

struct SendOutcome {
  SendKind kind = SendKind::kTryAgain;
  // True when the whole letter went out and no answer came: it may be on its way already.
  bool may_have_been_taken = false;
  int code = 0;  // the reply that decided it, such as 550; 0 when none did
  // The server's words or the connection's failure, for the log: at most kDetailBytesMax bytes of
  // printable ASCII, with both addresses of the envelope masked.
  std::string detail;
  // Of kRefused: the address is to blame, by the table in refusal.h, or as it is none.
  bool address_is_dead = false;
};

inline constexpr std::size_t kDetailBytesMax = 200;

// Not thread safe: one thread a client. Opens a connection when a letter needs one, and keeps it
// for the next where the server lets it. Speaks SMTP only, follows nothing, reads no proxy settings
// of the environment.
class SmtpClient {
 public:
  // Connects to nothing yet. Errors: kInvalidArgument that names the option.
  [[nodiscard]] static Result<SmtpClient> create(SmtpOptions options);

  // Says QUIT, and waits for its answer no longer than the transfer timeout.
  ~SmtpClient();
  SmtpClient(SmtpClient&&) noexcept;
  SmtpClient& operator=(SmtpClient&&) noexcept;

  // `envelope_sender` may be empty: <>, for letters that must never bounce. `message` is what
  // compose() makes: lines ended by CRLF; a bare CR or LF, which some servers would take for the
  // end of the letter, is refused. Takes at most the transfer timeout.
  [[nodiscard]] SendOutcome send(std::string_view envelope_sender, std::string_view recipient,
                                 std::string_view message);

 private:
  struct Transport;
  explicit SmtpClient(std::unique_ptr<Transport> transport);

  std::unique_ptr<Transport> transport_;
};

}  // namespace veieninn::post
