#include "service/post/lmtp_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/write.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "service/post/lmtp_address.h"
#include "tests/service/post/sample_mails.h"

namespace veieninn::post {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// A client of bytes: blocking, without a wish of its own.
class RawClient {
 public:
  explicit RawClient(const std::string& address) : socket_(context_) {
    socket_.connect(*read_lmtp_address(address));
  }

  // False when the server has closed.
  bool say(const std::string& bytes) {
    boost::system::error_code error;
    boost::asio::write(socket_, boost::asio::buffer(bytes), error);
    return !error;
  }

  // The next line, or "(closed)".
  std::string line() {
    while (heard_.find('\n') == std::string::npos) {
      if (!hear()) return "(closed)";
    }
    const std::size_t end = heard_.find('\n') + 1;
    const std::string line = heard_.substr(0, end);
    heard_.erase(0, end);
    return line;
  }

  // All until the server closes.
  std::string rest() {
    while (hear()) {
    }
    return heard_;
  }

  // Greeting and LHLO are done.
  RawClient& introduced() {
    line();
    say("LHLO mx\r\n");
    while (!line().starts_with("250 ")) {
    }
    return *this;
  }

  // The next answer is to the letter.
  void begin_letter() {
    say("MAIL FROM:<a@b.no>\r\nRCPT TO:<a@example.com>\r\nDATA\r\nHalf a");
    for (int reply = 0; reply < 3; ++reply) line();
  }

 private:
  bool hear() {
    std::array<char, 4096> chunk{};
    boost::system::error_code error;
    const std::size_t length = socket_.read_some(boost::asio::buffer(chunk), error);
    heard_.append(chunk.data(), length);
    return !error;
  }

  boost::asio::io_context context_;
  boost::asio::generic::stream_protocol::socket socket_;
  std::string heard_;
};

class LmtpServerTest : public testing::Test {
 protected:
  LmtpServerTest() {
    options_.listen = "127.0.0.1:0";
    options_.domains = {"example.com"};
  }

  void start() {
    auto started = LmtpServer::start(
        options_, [this](std::string_view, std::string_view recipient, std::string_view message) {
          const std::lock_guard lock(mutex_);
          if (recipient.starts_with("unknown")) return LmtpVerdict::kNoSuchRecipient;
          if (recipient.starts_with("later")) return LmtpVerdict::kTryLater;
          messages_.emplace_back(message);
          return LmtpVerdict::kTaken;
        });
    if (!started) throw std::runtime_error(started.error().message);
    server_ = std::move(*started);
  }

  // What Python's client tells of the recipients that were refused.
  [[nodiscard]] std::string send_by_python(const std::string& recipients,
                                           const std::string& bytes) const {
    const std::string path = testing::TempDir() + "lmtp_letter_" + std::to_string(::getpid());
    std::ofstream(path, std::ios::binary) << bytes;
    const std::string command = std::string(VEIENINN_DEBIAN_PYTHON) + " " + VEIENINN_POST_TESTS +
                                "/send_lmtp.py " + server_->address() + " rolig.bok@example.org " +
                                recipients + " < " + path;
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> said{};
    const std::size_t length = std::fread(said.data(), 1, said.size(), pipe);
    ::pclose(pipe);
    std::filesystem::remove(path);
    return {said.data(), length};
  }

  std::vector<std::string> messages() {
    const std::lock_guard lock(mutex_);
    return messages_;
  }

  LmtpOptions options_;
  std::mutex mutex_;
  std::vector<std::string> messages_;
  std::unique_ptr<LmtpServer> server_;
};

TEST_F(LmtpServerTest, TakesLettersOfAnotherClient) {
  start();
  const std::string mail = with_crlf(kReply) + ".\r\n..\r\n";
  EXPECT_EQ(send_by_python("taken@example.com", mail), "{}\n");
  EXPECT_EQ(messages().at(0), mail);
  // Python's client asks for one reply only, so each goes alone.
  EXPECT_EQ(send_by_python("a@elsewhere.example", mail), "{\"a@elsewhere.example\": 550}\n");
}

TEST_F(LmtpServerTest, ListensAtASocketFile) {
  const std::string path = testing::TempDir() + "lmtp_" + std::to_string(::getpid());
  options_.listen = "unix:" + path;
  start();
  EXPECT_EQ(server_->address(), options_.listen);
  EXPECT_EQ(send_by_python("taken@example.com", "Subject: x\r\n\r\n"), "{}\n");
  server_->stop();
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_EQ(messages().size(), 1U);
}

TEST_F(LmtpServerTest, AnswersCommandsThatComeInOneGo) {
  start();
  RawClient client(server_->address());
  client.say(
      "LHLO mx\r\nMAIL FROM:<>\r\nRCPT TO:<taken@example.com>\r\nRCPT TO:<later@example.com>\r\n"
      "RCPT TO:<unknown@example.com>\r\nDATA\r\nHei\r\n.\r\nQUIT\r\n");
  EXPECT_THAT(client.rest(), HasSubstr("354 End with a dot alone in a line\r\n250 2.0.0 Taken\r\n"
                                       "451 4.3.0 Try again later\r\n"
                                       "550 5.1.1 No such recipient\r\n221 2.0.0 Goodbye\r\n"));
  EXPECT_EQ(messages().at(0), "Hei\r\n");
}

TEST_F(LmtpServerTest, RefusesALetterThatIsTooLargeAndTakesTheNext) {
  options_.message_bytes_max = 100'000;
  start();
  RawClient client(server_->address());
  client.introduced().begin_letter();
  client.say(std::string(300'000, 'x') + "\r\n.\r\n");
  EXPECT_THAT(client.line(), StartsWith("552 "));
  client.begin_letter();
  client.say("\r\n.\r\n");
  EXPECT_THAT(client.line(), StartsWith("250 "));
  EXPECT_EQ(messages().at(0), "Half a\r\n");
}

TEST_F(LmtpServerTest, ClosesOnSlowClients) {
  options_.command_timeout_ms = 200;
  start();
  RawClient silent(server_->address());
  EXPECT_THAT(silent.rest(), StartsWith("220 "));
  RawClient in_letter(server_->address());
  in_letter.introduced().begin_letter();
  EXPECT_EQ(in_letter.line(), "(closed)");
  // It says something again and again, but never a whole command; were it let go on, it would be
  // told in the end that its line is too long.
  RawClient dripping(server_->address());
  while (dripping.say("x")) ::usleep(20'000);
  EXPECT_THAT(dripping.rest(), Not(HasSubstr("500")));
}

TEST_F(LmtpServerTest, ClosesOnGarbage) {
  start();
  RawClient client(server_->address());
  client.say("\x16\x03\x01\x02" + std::string(1'000, '\xFF'));
  EXPECT_THAT(client.rest(), HasSubstr("500 5.5.2 Line too long"));
  EXPECT_EQ(send_by_python("taken@example.com", "Subject: x\r\n\r\n"), "{}\n");
}

TEST_F(LmtpServerTest, HasNoMoreConnectionsThanItMay) {
  options_.connections_max = 2;
  start();
  auto first = std::make_unique<RawClient>(server_->address());
  RawClient second(server_->address());
  first->introduced();
  second.introduced();
  RawClient third(server_->address());
  EXPECT_EQ(third.rest(), "421 4.3.2 Too many connections\r\n");
  first->say("QUIT\r\n");
  first->rest();
  RawClient fourth(server_->address());
  EXPECT_THAT(fourth.line(), StartsWith("220 "));
}

TEST_F(LmtpServerTest, LetsLettersOnTheirWayComeInWhenItStops) {
  start();
  RawClient idle(server_->address());
  idle.introduced();
  RawClient sending(server_->address());
  sending.introduced().begin_letter();
  const auto stopped = std::async(std::launch::async, [this] { server_->stop(); });
  EXPECT_THAT(idle.rest(), StartsWith("421 "));
  sending.say(" letter\r\n.\r\n");
  EXPECT_THAT(sending.rest(), HasSubstr("250 2.0.0 Taken\r\n421 "));
  stopped.wait();
  EXPECT_EQ(messages().at(0), "Half a letter\r\n");
  EXPECT_THROW(RawClient(server_->address()), boost::system::system_error);
}

TEST_F(LmtpServerTest, WaitsNotForeverWhenItStops) {
  options_.drain_timeout_ms = 50;
  start();
  RawClient sending(server_->address());
  sending.introduced().begin_letter();
  server_->stop();
  server_->stop();
  EXPECT_EQ(sending.line(), "(closed)");
  EXPECT_TRUE(messages().empty());
}

TEST_F(LmtpServerTest, IsRefusedOptionsThatMakeNoSense) {
  const auto refused = [this](auto change) {
    LmtpOptions options = options_;
    change(options);
    const auto started = LmtpServer::start(options, {});
    return started ? "(started)"s : std::string(reason_name(started.error().reason));
  };
  for (const char* listen : {"", "24", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000",
                             "localhost:0", "unix:", "unix:relative", ":0"}) {
    EXPECT_EQ(refused([listen](auto& options) { options.listen = listen; }), "INVALID_ARGUMENT")
        << listen;
  }
  EXPECT_EQ(refused([](auto& options) { options.listen = "unix:/" + std::string(107, 'x'); }),
            "INVALID_ARGUMENT");
  EXPECT_EQ(refused([](auto& options) { options.listen = "unix:/nonexistent/socket"; }),
            "UNAVAILABLE");
  EXPECT_EQ(refused([](auto& options) { options.domains = {}; }), "INVALID_ARGUMENT");
  EXPECT_EQ(refused([](auto& options) { options.domains = {"a b"}; }), "INVALID_ARGUMENT");
  EXPECT_EQ(refused([](auto& options) { options.connections_max = 0; }), "INVALID_ARGUMENT");
  EXPECT_EQ(refused([](auto& options) { options.command_timeout_ms = 0; }), "INVALID_ARGUMENT");
  start();
  EXPECT_EQ(refused([this](auto& options) { options.listen = server_->address(); }), "UNAVAILABLE");
}

}  // namespace
}  // namespace veieninn::post
