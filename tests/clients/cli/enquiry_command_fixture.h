// `veieninn enquiry …` run in the test's own process.
#pragma once

#include <cstdlib>
#include <ctime>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "clients/cli/command_line.h"
#include "tests/clients/cli/example_enquiry.h"
#include "tests/clients/cli/fake_server.h"

namespace veieninn::cli {

using Words = std::vector<std::string>;

struct EnquiryRun {
  int code = -1;
  std::string out;
  std::string err;
};

// A server that has one enquiry, 7f3a, which waits on Rolig Bok; Norwegian time, and a UTF-8
// locale.
class EnquiryCommand : public testing::Test {
 protected:
  EnquiryCommand() {
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    tzset();
    fake().life = example_life();
    *fake().life.mutable_enquiry() = example_enquiry();
  }
  ~EnquiryCommand() override {
    unsetenv("TZ");
    unsetenv("LC_ALL");
    tzset();
  }

  EnquiryRun run(Words words) {
    words.insert(words.begin(),
                 {"veieninn", "--lang", "nb", "--server", server_.address(), "enquiry"});
    std::vector<const char*> arguments;
    for (const std::string& word : words) arguments.push_back(word.c_str());
    std::ostringstream out;
    std::ostringstream err;
    const int code =
        run_command_line(static_cast<int>(arguments.size()), arguments.data(), out, err);
    return {code, out.str(), err.str()};
  }

  // What arrived of `answer 7f3a words…`.
  template <typename Request>
  Request sent(Words words) {
    words.insert(words.begin(), {"answer", "7f3a"});
    const EnquiryRun ended = run(words);
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(ended.out,
              "7f3a · venter på Rolig Bok\n"
              "Neste steg: Uten svar får Rolig Bok en påminnelse 2026-11-09 09:00.\n");
    const Request request = fake().request<Request>();
    EXPECT_EQ(request.name(), "enquiries/7f3a");
    EXPECT_EQ(request.request_id().size(), 36U);
    return request;
  }

  FakeEnquiryWorld& fake() { return server_.enquiries(); }

  FakeServer server_;
};

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace veieninn::cli
