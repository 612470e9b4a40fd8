#include "tests/service/gateway/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace veieninn::gateway {
namespace {

sockaddr_in address_of(const std::string& host, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_pton(AF_INET, host.c_str(), &address.sin_addr);
  return address;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

RawAnswer parse_head(std::string_view head) {
  RawAnswer answer;
  if (head.size() < 12 || !head.starts_with("HTTP/1.")) return answer;
  answer.status = std::stoi(std::string(head.substr(9, 3)));
  std::size_t at = head.find("\r\n");
  while (at != std::string_view::npos && at + 2 < head.size()) {
    const std::size_t end = head.find("\r\n", at + 2);
    const std::string_view line = head.substr(at + 2, end - at - 2);
    if (const std::size_t colon = line.find(": "); colon != std::string_view::npos) {
      answer.headers.emplace(lower(std::string(line.substr(0, colon))), line.substr(colon + 2));
    }
    at = end;
  }
  return answer;
}

}  // namespace

std::string RawAnswer::header(const std::string& name) const {
  const auto [begin, end] = headers.equal_range(name);
  if (begin == end) return "(none)";
  return std::next(begin) == end ? begin->second : "(several)";
}

RawClient::RawClient(const std::string& server, const std::string& from) {
  const std::size_t colon = server.rfind(':');
  const sockaddr_in to = address_of(server.substr(0, colon), std::stoi(server.substr(colon + 1)));
  const sockaddr_in own = address_of(from, 0);
  socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
  if (socket_ < 0) return;
  if (::bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof(own)) != 0 ||
      ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof(to)) != 0) {
    ::close(std::exchange(socket_, -1));
  }
}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)),
      unread_(std::move(other.unread_)),
      is_closed_(other.is_closed_) {}

bool RawClient::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawClient::send_no_more() const { ::shutdown(socket_, SHUT_WR); }

bool RawClient::receive(int patience_ms) {
  pollfd waiting{socket_, POLLIN, 0};
  if (is_closed_ || ::poll(&waiting, 1, patience_ms) <= 0) return false;
  std::array<char, 4096> bytes{};
  const ssize_t received = ::recv(socket_, bytes.data(), bytes.size(), 0);
  is_closed_ = received <= 0;
  if (!is_closed_) unread_.append(bytes.data(), static_cast<std::size_t>(received));
  return !is_closed_;
}

RawAnswer RawClient::read_answer(Body body) {
  std::size_t end = std::string::npos;
  while ((end = unread_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive(kPatienceMs)) return {};
  }
  RawAnswer answer = parse_head(unread_.substr(0, end + 2));
  unread_.erase(0, end + 4);
  const auto length = answer.headers.find("content-length");
  if (body == Body::kNone || length == answer.headers.end()) return answer;
  const std::size_t bytes = std::stoul(length->second);
  while (unread_.size() < bytes) {
    if (!receive(kPatienceMs)) return {};
  }
  answer.body = unread_.substr(0, bytes);
  unread_.erase(0, bytes);
  return answer;
}

std::string RawClient::read_until_closed() {
  while (receive(kPatienceMs)) continue;
  return is_closed_ ? std::exchange(unread_, "") : "(it was not closed)";
}

bool RawClient::is_closed_within(int milliseconds) {
  receive(milliseconds);
  return is_closed_;
}

RawAnswer ask(const std::string& server, std::string_view request) {
  RawClient client(server);
  client.send(request);
  return client.read_answer();
}

std::string get(std::string_view path, std::string_view more_headers) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: example.org\r\n" +
         std::string(more_headers) + "\r\n";
}

std::string post(std::string_view path, std::string_view body) {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: example.org\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + std::string(body);
}

}  // namespace veieninn::gateway
