// A server on a free port of this machine, for tests.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include "service/gateway/http_server.h"

namespace veieninn::gateway {

// Counts the requests that reach the handler.
class RunningServer {
 public:
  explicit RunningServer(HttpHandler handler, HttpServerOptions options = {}) {
    options.listen = "127.0.0.1:0";
    auto started = HttpServer::start(
        options, [this, handler = std::move(handler)](const HttpRequest& request) {
          ++requests_;
          return handler(request);
        });
    EXPECT_TRUE(started) << started.error().message;
    server_ = std::move(*started);
  }

  [[nodiscard]] const std::string& address() const { return server_->address(); }
  [[nodiscard]] int requests() const { return requests_; }
  HttpServer& operator*() { return *server_; }

 private:
  std::atomic<int> requests_ = 0;
  std::unique_ptr<HttpServer> server_;
};

// Answers with what it was asked: method, path, query fields, body.
inline HttpResponse echo(const HttpRequest& request) {
  HttpResponse response;
  response.body = request.method == HttpMethod::kPost ? "POST " : "GET ";
  response.body += request.path;
  for (const FormField& field : request.query.all()) {
    response.body += " " + field.name + "=" + field.value;
  }
  if (!request.body.empty()) response.body += "\n" + request.body;
  return response;
}

}  // namespace veieninn::gateway
