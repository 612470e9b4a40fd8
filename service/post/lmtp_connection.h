// One socket of the LMTP server with its session and its clock.
#pragma once

#include <array>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "service/post/lmtp_session.h"

namespace veieninn::post {

// All on the server's one thread. Keeps itself alive while an operation of its is under way.
class LmtpConnection : public std::enable_shared_from_this<LmtpConnection> {
 public:
  using Socket = boost::asio::generic::stream_protocol::socket;

  // Calls `when_closed` once. REQUIRES: options and handler outlive it.
  LmtpConnection(Socket socket, const LmtpOptions& options, const LmtpHandler& handler,
                 std::function<void()> when_closed);

  void start();
  // Says that there are too many, and closes.
  void refuse();
  // Says goodbye, at once or after the letter that is on its way.
  void drain();
  void close();

 private:
  void read();
  void take(std::size_t length);
  void write(std::string replies);
  void go_on();
  void wait_for_command();

  Socket socket_;
  boost::asio::steady_timer deadline_;
  const LmtpOptions& options_;
  LmtpSession session_;
  std::function<void()> when_closed_;
  std::array<char, 16'384> input_{};
  std::string output_;
  bool is_writing_ = false;
  bool is_draining_ = false;
  bool is_last_ = false;  // close when it is written
  std::uint64_t answered_ = 0;
};

}  // namespace veieninn::post
