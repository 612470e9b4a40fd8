#include "service/gateway/http_server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <cstdint>
#include <ctime>
#include <exception>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "service/gateway/connection_limits.h"
#include "service/gateway/open_connections.h"
#include "service/gateway/remote_network.h"
#include "service/gateway/request_head.h"
#include "service/gateway/response_headers.h"
#include "service/gateway/server_options.h"

namespace veieninn::gateway {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using Parser = http::request_parser<http::string_body>;

constexpr std::size_t kReadBytes = 4096;  // most requests come whole in one read
// A refused client may still be sending, and a close would take the answer from it: what it sends
// is read and dropped for so long and so much, enough for a body that is twice too large.
constexpr std::chrono::milliseconds kLingerTimeout{2'000};
constexpr std::size_t kLingerBytesMax = 262'144;
// Connections over the limit that are told so; more of them are closed without a word.
constexpr std::size_t kRefusalsMax = 64;
constexpr std::size_t kRefusalsPerNetworkMax = 8;
// When no file is left to accept with: until one may have been closed.
constexpr std::chrono::milliseconds kAcceptPause{100};
constexpr int kNoAnswer = 0;  // where a status stands: the client is gone or too slow

auto into(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

// Of a request that could not be read to its end.
int status_of(const error_code& error) {
  if (error == http::error::body_limit) return 413;
  if (error == http::error::header_limit) return 431;
  if (error == http::error::buffer_overflow) return 413;  // a line between two chunks
  const bool is_gone = error == http::error::end_of_stream || error == http::error::partial_message;
  const auto& http_category = make_error_code(http::error::end_of_stream).category();
  return !is_gone && error.category() == http_category ? 400 : kNoAnswer;
}

// What of a request decides the shape of its answer.
struct Framing {
  unsigned version = 11;
  bool keep_alive = false;
  bool head_only = false;
};

http::response<http::string_body> message_of(HttpResponse response, const Framing& framing) {
  http::response<http::string_body> message(static_cast<http::status>(response.status),
                                            framing.version);
  for (const HttpHeader& header : complete_headers(response)) {
    message.insert(header.name, header.value);
  }
  message.set(http::field::date, http_date(std::time(nullptr)));
  message.keep_alive(framing.keep_alive);
  if (response.status == 204 || response.status == 304) return message;
  if (!response.content_type.empty()) {
    message.set(http::field::content_type, response.content_type);
  }
  message.content_length(response.body.size());
  message.body() = std::move(response.body);
  return message;
}

std::string_view text_in(const beast::flat_buffer& buffer) {
  return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

class Connection;

// What all connections share. `requests_in_hand` and `draining` belong to the I/O thread.
struct Serving {
  Serving(HttpServerOptions the_options, HttpHandler the_handler)
      : options(std::move(the_options)),
        handler(std::move(the_handler)),
        limits(options.connections_max, options.connections_per_network_max),
        workers(options.threads) {}

  const HttpServerOptions options;
  const HttpHandler handler;
  ConnectionLimits limits;
  ConnectionLimits refusals{kRefusalsMax, kRefusalsPerNetworkMax};
  OpenConnections<Connection> open;
  std::size_t requests_in_hand = 0;  // with a worker, or waiting for one
  bool draining = false;
  std::atomic<bool> is_over = false;  // nobody is left to hear an answer
  // Last, since what they still hold when they end refers to the above.
  asio::io_context io;
  asio::thread_pool workers;
};

class RequestInHand {
 public:
  explicit RequestInHand(Serving& serving) : serving_(serving) { ++serving_.requests_in_hand; }
  ~RequestInHand() { --serving_.requests_in_hand; }
  RequestInHand(const RequestInHand&) = delete;
  RequestInHand& operator=(const RequestInHand&) = delete;

 private:
  Serving& serving_;
};

// On a worker.
asio::awaitable<HttpResponse> call_handler(const Serving& serving, const HttpRequest& request) {
  if (serving.is_over) co_return plain_answer(503);
  try {
    co_return serving.handler(request);
  } catch (...) {
    // What it says may be about a person: it goes nowhere.
    co_return plain_answer(500);
  }
}

// One client's connection: its requests one after the other. On the I/O thread.
class Connection {
 public:
  Connection(Serving& serving, tcp::socket socket, std::string remote_address,
             ConnectionLimits::Place place)
      : serving_(serving),
        stream_(std::move(socket)),
        buffer_(serving.options.header_bytes_max),
        remote_address_(std::move(remote_address)),
        place_(std::move(place)) {}
  ~Connection() { serving_.open.remove(this); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  static asio::awaitable<void> serve(std::shared_ptr<Connection> self) {
    bool stays_open = true;
    while (stays_open && !self->serving_.draining) {
      // Alone in its statement: behind an && gcc 12 awaits it whatever stands before.
      self->has_request_ = co_await self->request_begins();
      if (!self->has_request_) break;
      stays_open = co_await self->exchange();
      self->has_request_ = false;
    }
    if (!self->serving_.draining) co_await self->linger();
  }

  // Too many are open.
  static asio::awaitable<void> refuse(std::shared_ptr<Connection> self) {
    co_await self->answer(plain_answer(503), {});
    co_await self->linger();
  }

  void cut() { stream_.close(); }
  [[nodiscard]] bool has_request() const { return has_request_; }

 private:
  struct Received {
    HttpRequest request;
    Framing framing;
    int refusal = kNoAnswer;
    bool is_whole = false;
  };

  // False when none comes.
  asio::awaitable<bool> request_begins() {
    if (buffer_.size() > 0) co_return true;
    stream_.expires_after(serving_.options.idle_timeout);
    error_code error;
    const auto space = buffer_.prepare(std::min(kReadBytes, buffer_.max_size()));
    const std::size_t bytes = co_await stream_.async_read_some(space, into(error));
    buffer_.commit(bytes);
    co_return !error;
  }

  // Reads a request and answers it; whether the connection stays open.
  asio::awaitable<bool> exchange() {
    Received received = co_await receive();
    if (received.is_whole) {
      HttpResponse response = co_await answer_to(received.request);
      if (!is_sendable(response)) response = plain_answer(500);
      co_return co_await answer(std::move(response), received.framing);
    }
    if (received.refusal == kNoAnswer) co_return false;
    received.framing.keep_alive = false;
    co_return co_await answer(plain_answer(received.refusal), received.framing);
  }

  asio::awaitable<Received> receive() {
    Received received;
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(serving_.options.header_bytes_max));
    parser.body_limit(serving_.options.body_bytes_max);
    stream_.expires_after(serving_.options.read_timeout);
    error_code error;
    error = co_await read_head(parser);
    received.refusal = error ? status_of(error) : take_head_of(parser, received);
    if (error || received.refusal != kNoAnswer) co_return received;
    if (!parser.is_done()) {
      if (expects_continue(received.request)) error = co_await ask_for_body();
      if (!error) co_await http::async_read(stream_, buffer_, parser, into(error));
    }
    received.is_whole = !error;
    if (error) received.refusal = status_of(error);
    received.request.body = std::move(parser.get().body());
    received.request.remote_address = remote_address_;
    co_return received;
  }

  // By hand, since the parser's own reading counts what it has not yet understood: lines that come
  // one at a time would never reach its limit.
  asio::awaitable<error_code> read_head(Parser& parser) {
    error_code error;
    std::size_t searched = 0;
    while (!has_end_of_head(text_in(buffer_), searched)) {
      searched = buffer_.size();
      const std::size_t space = buffer_.max_size() - searched;
      if (space == 0) co_return http::error::header_limit;
      const auto target = buffer_.prepare(std::min(kReadBytes, space));
      const std::size_t bytes = co_await stream_.async_read_some(target, into(error));
      if (error) co_return error;
      buffer_.commit(bytes);
    }
    buffer_.consume(parser.put(buffer_.data(), error));
    co_return error;
  }

  // Before the body is read, whose trailer would be among the headers. The status by which the
  // head is refused.
  static int take_head_of(const Parser& parser, Received& received) {
    const http::request_header<>& fields = parser.get().base();
    RequestHead head{fields.method_string(), fields.target(), fields.version() == 11, {}};
    received.framing = {fields.version(), parser.keep_alive(),
                        method_named(head.method) == HttpMethod::kHead};
    for (const auto& field : fields) {
      head.headers.push_back({std::string(field.name_string()), std::string(field.value())});
    }
    return take_head(std::move(head), received.request);
  }

  asio::awaitable<error_code> ask_for_body() {
    constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code error;
    co_await asio::async_write(stream_, asio::buffer(kContinue), into(error));
    co_return error;
  }

  asio::awaitable<HttpResponse> answer_to(const HttpRequest& request) {
    const HttpServerOptions& options = serving_.options;
    if (serving_.requests_in_hand >= options.threads + options.waiting_requests_max) {
      co_return plain_answer(503);
    }
    const RequestInHand in_hand(serving_);
    stream_.expires_never();
    co_return co_await asio::co_spawn(serving_.workers, call_handler(serving_, request),
                                      asio::use_awaitable);
  }

  // Whether the connection stays open.
  asio::awaitable<bool> answer(HttpResponse response, Framing framing) {
    framing.keep_alive = framing.keep_alive && !serving_.draining;
    auto message = message_of(std::move(response), framing);
    http::response_serializer<http::string_body> serializer(message);
    stream_.expires_after(serving_.options.write_timeout);
    error_code error;
    if (framing.head_only) {
      co_await http::async_write_header(stream_, serializer, into(error));
    } else {
      co_await http::async_write(stream_, serializer, into(error));
    }
    co_return !error && framing.keep_alive;
  }

  asio::awaitable<void> linger() {
    error_code error;
    error = stream_.socket().shutdown(tcp::socket::shutdown_send, error);
    stream_.expires_after(kLingerTimeout);
    std::array<char, kReadBytes> unread{};
    std::size_t bytes = 0;
    while (!error && bytes < kLingerBytesMax) {
      const std::size_t more = co_await stream_.async_read_some(asio::buffer(unread), into(error));
      bytes += more;
    }
  }

  Serving& serving_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  const std::string remote_address_;
  const ConnectionLimits::Place place_;
  bool has_request_ = false;
};

}  // namespace

class HttpServer::Core {
 public:
  Core(HttpServerOptions options, HttpHandler handler)
      : serving_(std::move(options), std::move(handler)), acceptor_(serving_.io) {}
  ~Core() {
    try {
      stop(kStopGrace);
    } catch (const std::exception&) {
      std::terminate();  // its threads would go on in what is gone
    }
  }
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;

  Result<void> listen(const tcp::endpoint& endpoint);
  void run();
  void stop(std::chrono::milliseconds grace);
  [[nodiscard]] const std::string& address() const noexcept { return address_; }

 private:
  asio::awaitable<void> accept_connections();
  void admit(tcp::socket socket);
  void run_io();
  void begin_drain();
  template <typename Work>
  void on_io_thread(Work work);

  Serving serving_;
  // The I/O thread stays until it is told to end, also when nothing is open any more.
  asio::executor_work_guard<asio::io_context::executor_type> io_work_{serving_.io.get_executor()};
  tcp::acceptor acceptor_;
  std::string address_;
  std::mutex stopping_;
  std::thread io_thread_;
};

Result<void> HttpServer::Core::listen(const tcp::endpoint& endpoint) {
  try {
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(tcp::acceptor::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen();
    const tcp::endpoint bound = acceptor_.local_endpoint();
    const std::string host = bound.address().to_string();
    address_ =
        (bound.address().is_v6() ? "[" + host + "]" : host) + ":" + std::to_string(bound.port());
  } catch (const boost::system::system_error& error) {
    return fail(
        unavailable("cannot listen on " + serving_.options.listen + ": " + error.code().message()));
  }
  return {};
}

void HttpServer::Core::run() {
  asio::co_spawn(serving_.io, accept_connections(), asio::detached);
  io_thread_ = std::thread([this] { run_io(); });
}

void HttpServer::Core::run_io() {
  for (;;) {
    try {
      serving_.io.run();
      return;
    } catch (const std::exception&) {
      // No memory was left for one operation; its connection is gone, the others go on.
      continue;
    }
  }
}

asio::awaitable<void> HttpServer::Core::accept_connections() {
  while (acceptor_.is_open()) {
    error_code error;
    tcp::socket socket = co_await acceptor_.async_accept(into(error));
    if (!error) {
      admit(std::move(socket));
    } else if (acceptor_.is_open()) {
      asio::steady_timer pause(serving_.io, kAcceptPause);
      co_await pause.async_wait(into(error));
    }
  }
}

void HttpServer::Core::admit(tcp::socket socket) {
  try {
    std::string remote = plain_address(socket.remote_endpoint().address().to_string());
    auto place = serving_.limits.admit(remote);
    const bool is_served = place.has_value();
    if (!is_served) place = serving_.refusals.admit(remote);
    if (!place || serving_.draining) return;
    const auto connection = std::make_shared<Connection>(serving_, std::move(socket),
                                                         std::move(remote), *std::move(place));
    serving_.open.add(connection);
    asio::co_spawn(serving_.io,
                   is_served ? Connection::serve(connection) : Connection::refuse(connection),
                   asio::detached);
  } catch (const std::exception&) {
    // The client is gone already, or no memory is left for it: the next one is accepted.
    return;
  }
}

void HttpServer::Core::begin_drain() {
  serving_.draining = true;
  error_code ignored;
  ignored = acceptor_.close(ignored);
  for (const auto& connection : serving_.open.all()) {
    if (!connection->has_request()) connection->cut();
  }
}

template <typename Work>
void HttpServer::Core::on_io_thread(Work work) {
  std::packaged_task<void()> task(std::move(work));
  std::future<void> done = task.get_future();
  asio::post(serving_.io, [&task] { task(); });
  done.wait();
}

void HttpServer::Core::stop(std::chrono::milliseconds grace) {
  const std::lock_guard lock(stopping_);
  if (!io_thread_.joinable()) return;
  on_io_thread([this] { begin_drain(); });
  serving_.open.wait_until_none_is_left(grace);
  on_io_thread([this] {
    serving_.is_over = true;
    for (const auto& connection : serving_.open.all()) connection->cut();
  });
  serving_.io.stop();
  io_thread_.join();
  serving_.workers.stop();
  serving_.workers.join();
}

HttpServer::HttpServer(std::unique_ptr<Core> core) : core_(std::move(core)) {}

HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpServerOptions& options,
                                                      HttpHandler handler) {
  if (auto checked = check_options(options); !checked) return fail(std::move(checked.error()));
  const auto listen = parse_listen(options.listen);
  if (!listen) return fail(listen.error());
  error_code error;
  const auto address = asio::ip::make_address(listen->host, error);
  if (error) return fail(bad_listen(options.listen));
  try {
    auto core = std::make_unique<Core>(options, std::move(handler));
    auto listening = core->listen({address, listen->port});
    if (!listening) return fail(std::move(listening.error()));
    core->run();
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(core)));
  } catch (const std::exception& failure) {
    return fail(unavailable(std::string("the HTTP server cannot start: ") + failure.what()));
  }
}

const std::string& HttpServer::address() const noexcept { return core_->address(); }

void HttpServer::stop(std::chrono::milliseconds grace) { core_->stop(grace); }

}  // namespace veieninn::gateway
