#include "service/post/lmtp_server.h"

#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "service/post/lmtp_address.h"
#include "service/post/lmtp_connection.h"
#include "service/post/mail_address.h"

namespace veieninn::post {
namespace {

using boost::system::error_code;
using Protocol = boost::asio::generic::stream_protocol;
using Acceptor = boost::asio::basic_socket_acceptor<Protocol>;

// After a failed accept, mostly for want of file descriptors: those come back when others close.
constexpr std::chrono::milliseconds kAcceptPause{100};

Result<void> check_limits(const LmtpOptions& options) {
  const auto refused = [](const char* field, const char* what, const char* remedy) {
    return fail(invalid_argument(field, what, remedy));
  };
  if (options.domains.empty()) return refused("domains", "are none", "name at least one");
  for (const std::string& domain : options.domains) {
    if (!check_address("domains", "a@" + domain)) {
      return refused("domains", "hold one that is none", "write each as svar.example.org");
    }
  }
  if (options.connections_max == 0 || options.message_bytes_max == 0 ||
      options.recipients_max == 0) {
    return refused("limits", "hold a 0", "leave them as they are");
  }
  if (options.command_timeout_ms <= 0 || options.drain_timeout_ms < 0) {
    return refused("command_timeout_ms", "is not positive", "leave it as it is");
  }
  return {};
}

void remove_socket_file(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_socket(path, error)) std::filesystem::remove(path, error);
}

}  // namespace

// Everything but open(), stop() and the destructor runs on the thread.
class LmtpServer::Listener {
 public:
  Listener(LmtpOptions options, LmtpHandler handler)
      : options_(std::move(options)),
        handler_(std::move(handler)),
        socket_file_(socket_path(options_.listen)),
        acceptor_(context_),
        pause_(context_) {}
  ~Listener() { stop(); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  Result<void> open(const LmtpEndpoint& endpoint);
  void run();
  void stop();
  [[nodiscard]] const std::string& address() const noexcept { return address_; }

 private:
  void accept();
  void welcome(LmtpConnection::Socket socket);
  void drain();
  void close_all();

  LmtpOptions options_;
  LmtpHandler handler_;
  std::filesystem::path socket_file_;  // empty: none
  std::string address_;
  boost::asio::io_context context_{1};
  Acceptor acceptor_;
  // Before the next accept, and for the last letters.
  boost::asio::steady_timer pause_;
  std::set<std::shared_ptr<LmtpConnection>> connections_;
  bool is_draining_ = false;
  std::mutex stopping_;
  std::thread thread_;
};

Result<void> LmtpServer::Listener::open(const LmtpEndpoint& endpoint) {
  remove_socket_file(socket_file_);
  error_code error;
  if (acceptor_.open(endpoint.protocol(), error) ||
      acceptor_.set_option(Acceptor::reuse_address(true), error) ||
      acceptor_.bind(endpoint, error) ||
      acceptor_.listen(boost::asio::socket_base::max_listen_connections, error)) {
    return fail(unavailable("cannot listen for mail at " + options_.listen));
  }
  address_ = lmtp_address_of(acceptor_.local_endpoint(error));
  return {};
}

void LmtpServer::Listener::run() {
  accept();
  thread_ = std::thread([this] { context_.run(); });
}

void LmtpServer::Listener::accept() {
  acceptor_.async_accept([this](const error_code& error, LmtpConnection::Socket socket) {
    if (is_draining_ || error == boost::asio::error::operation_aborted) return;
    if (!error) {
      welcome(std::move(socket));
      return accept();
    }
    pause_.expires_after(kAcceptPause);
    pause_.async_wait([this](const error_code& cancelled) {
      if (!cancelled && !is_draining_) accept();
    });
  });
}

void LmtpServer::Listener::welcome(LmtpConnection::Socket socket) {
  const bool has_room = connections_.size() < options_.connections_max;
  // One that is refused is not among them; it lives until its goodbye is written.
  auto slot = std::make_shared<std::weak_ptr<LmtpConnection>>();
  auto connection =
      std::make_shared<LmtpConnection>(std::move(socket), options_, handler_, [this, slot] {
        connections_.erase(slot->lock());
        if (is_draining_ && connections_.empty()) pause_.cancel();
      });
  *slot = connection;
  if (!has_room) return connection->refuse();
  connections_.insert(connection);
  connection->start();
}

void LmtpServer::Listener::drain() {
  is_draining_ = true;
  error_code ignored;
  ignored = acceptor_.close(ignored);
  pause_.cancel();
  const auto waiting = connections_;  // some close at once and leave the set
  for (const auto& connection : waiting) connection->drain();
  if (connections_.empty()) return;
  pause_.expires_after(std::chrono::milliseconds(options_.drain_timeout_ms));
  pause_.async_wait([this](const error_code& cancelled) {
    if (!cancelled) close_all();
  });
}

void LmtpServer::Listener::close_all() {
  const auto left = connections_;
  for (const auto& connection : left) connection->close();
}

void LmtpServer::Listener::stop() {
  const std::lock_guard lock(stopping_);
  if (!thread_.joinable()) return;
  try {
    boost::asio::post(context_, [this] { drain(); });
  } catch (...) {
    context_.stop();  // no memory for a goodbye
  }
  thread_.join();
  remove_socket_file(socket_file_);
}

LmtpServer::LmtpServer(std::unique_ptr<Listener> listener) : listener_(std::move(listener)) {}
LmtpServer::~LmtpServer() = default;

Result<std::unique_ptr<LmtpServer>> LmtpServer::start(LmtpOptions options, LmtpHandler handler) {
  if (Result<void> limits = check_limits(options); !limits) return fail(std::move(limits.error()));
  const Result<LmtpEndpoint> endpoint = read_lmtp_address(options.listen);
  if (!endpoint) return fail(endpoint.error());
  auto listener = std::make_unique<Listener>(std::move(options), std::move(handler));
  if (Result<void> opened = listener->open(*endpoint); !opened) {
    return fail(std::move(opened.error()));
  }
  listener->run();
  return std::unique_ptr<LmtpServer>(new LmtpServer(std::move(listener)));
}

const std::string& LmtpServer::address() const noexcept { return listener_->address(); }

void LmtpServer::stop() { listener_->stop(); }

}  // namespace veieninn::post
