// A client of plain sockets that sends any bytes at all, and never waits for ever: what does not
// come within kPatience counts as not coming.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace veieninn::gateway {

inline constexpr int kPatienceMs = 20'000;

struct RawAnswer {
  int status = 0;                                   // 0: none came
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::string body;

  // The only value of `name`, or "(none)" or "(several)".
  [[nodiscard]] std::string header(const std::string& name) const;
};

class RawClient {
 public:
  // `from` is the client's own address, any of 127.0.0.0/8.
  explicit RawClient(const std::string& server, const std::string& from = "127.0.0.1");
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient& operator=(RawClient&&) = delete;

  [[nodiscard]] bool is_connected() const { return socket_ >= 0; }

  // Whether all could be sent.
  bool send(std::string_view bytes) const;
  void send_no_more() const;

  enum class Body { kAsItSays, kNone };
  RawAnswer read_answer(Body body = Body::kAsItSays);

  // What comes until the server closes; nothing more comes after it.
  std::string read_until_closed();

  // Waits so long for anything; true when the server has closed or cut the connection by then.
  bool is_closed_within(int milliseconds);

 private:
  // Appends what comes to unread_; false at the end.
  bool receive(int patience_ms);

  int socket_ = -1;
  std::string unread_;
  bool is_closed_ = false;
};

// One request on a connection of its own.
RawAnswer ask(const std::string& server, std::string_view request);

// "GET /path HTTP/1.1" with a host.
std::string get(std::string_view path, std::string_view more_headers = "");
std::string post(std::string_view path, std::string_view body);

}  // namespace veieninn::gateway
