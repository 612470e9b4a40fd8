// A real mail server (aiosmtpd, in a process of its own) that does as a test tells it, and shows
// what it took.
#pragma once

#include <sys/types.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace veieninn::post {

struct MailServerOptions {
  enum class Tls { kNone, kStartTls, kImplicit };
  Tls tls = Tls::kNone;
  std::string user{};  // not empty: AUTH is required
  std::string password{};
};

// What the server does instead of taking letters. Each thing done differently counts as one time.
struct MailServerScript {
  std::string mail{};                               // reply to MAIL, such as "550 5.7.1 no"
  std::string rcpt{};                               // to RCPT
  std::string data_command{};                       // to DATA
  std::string data{};                               // to the letter itself
  std::map<std::string, std::string> recipients{};  // to RCPT of one address, not counted
  // drop_at_connect, drop_at_data, drop_before_taking, drop_after_taking, stall_at_connect,
  // stall_while_reading, stall_after_taking
  std::string fault{};
  int times = 0;  // 0: until told otherwise
};

struct ReceivedMail {
  std::string envelope_sender;  // empty: <>
  std::vector<std::string> recipients;
  std::string message;  // the bytes of the letter
  int connection = 0;   // the number of the connection that it came on, from 1
  bool encrypted = false;
  std::string user;
  std::string helo;
};

// Errors of the set-up throw std::runtime_error.
class MailServer {
 public:
  explicit MailServer(MailServerOptions options = {});
  ~MailServer();
  MailServer(const MailServer&) = delete;
  MailServer& operator=(const MailServer&) = delete;

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string url() const;                     // smtp:// or smtps://
  [[nodiscard]] std::string certificate_file() const;        // of a server with TLS
  void behave(const MailServerScript& script);               // {}: as a good server again
  [[nodiscard]] std::vector<ReceivedMail> received() const;  // in the order of arrival
  [[nodiscard]] int connections();                           // so far, since it was started
  void stop();                                               // connections are refused then
  void start_again();  // on the same port, behaving well; what was received before is kept

 private:
  void start(int port);
  std::string tell(const std::string& line);  // the answer

  MailServerOptions options_;
  std::filesystem::path folder_;
  pid_t child_ = -1;
  std::FILE* to_child_ = nullptr;
  std::FILE* from_child_ = nullptr;
  int port_ = 0;
};

}  // namespace veieninn::post
