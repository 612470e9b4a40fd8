#include "service/post/lmtp_connection.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <utility>

namespace veieninn::post {
namespace {

using boost::system::error_code;

constexpr const char* kClosing = "421 4.3.2 Closing, come again\r\n";

}  // namespace

LmtpConnection::LmtpConnection(Socket socket, const LmtpOptions& options,
                               const LmtpHandler& handler, std::function<void()> when_closed)
    : socket_(std::move(socket)),
      deadline_(socket_.get_executor()),
      options_(options),
      session_(options, handler),
      when_closed_(std::move(when_closed)) {}

void LmtpConnection::start() {
  wait_for_command();
  write(LmtpSession::greeting());
}

void LmtpConnection::refuse() {
  is_last_ = true;
  wait_for_command();
  write("421 4.3.2 Too many connections\r\n");
}

void LmtpConnection::drain() {
  is_draining_ = true;
  if (is_writing_ || session_.is_in_message()) return;
  is_last_ = true;
  write(kClosing);
}

void LmtpConnection::close() {
  if (!when_closed_) return;
  error_code ignored;
  ignored = socket_.close(ignored);
  deadline_.cancel();
  std::exchange(when_closed_, nullptr)();
}

void LmtpConnection::read() {
  socket_.async_read_some(boost::asio::buffer(input_),
                          [self = shared_from_this()](const error_code& error, std::size_t length) {
                            if (error) {
                              self->close();
                            } else {
                              self->take(length);
                            }
                          });
}

void LmtpConnection::take(std::size_t length) {
  // A goodbye is on its way; what comes meanwhile is asked again elsewhere.
  if (is_last_) return;
  std::string replies = session_.take({input_.data(), length});
  if (std::exchange(answered_, session_.answered()) != session_.answered()) wait_for_command();
  is_last_ = session_.is_over();
  if (replies.empty()) {
    go_on();
  } else {
    write(std::move(replies));
  }
}

void LmtpConnection::write(std::string replies) {
  is_writing_ = true;
  output_ = std::move(replies);
  boost::asio::async_write(socket_, boost::asio::buffer(output_),
                           [self = shared_from_this()](const error_code& error, std::size_t) {
                             self->is_writing_ = false;
                             if (error || self->is_last_) {
                               self->close();
                             } else {
                               self->go_on();
                             }
                           });
}

void LmtpConnection::go_on() {
  if (is_draining_ && !session_.is_in_message()) {
    is_last_ = true;
    write(kClosing);
  } else {
    read();
  }
}

void LmtpConnection::wait_for_command() {
  deadline_.expires_after(std::chrono::milliseconds(options_.command_timeout_ms));
  deadline_.async_wait([self = weak_from_this()](const error_code& error) {
    const std::shared_ptr<LmtpConnection> connection = self.lock();
    if (!error && connection) connection->close();
  });
}

}  // namespace veieninn::post
