// The same server as a client sees it that is not ours.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/service/gateway/running_server.h"

namespace veieninn::gateway {
namespace {

using testing::HasSubstr;
using testing::Not;

class Curl : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(std::system("curl --version > /dev/null 2>&1"), 0) << "curl is not here";
  }

  // What curl prints, and "exit <code>".
  [[nodiscard]] std::string curl(const std::string& arguments, const std::string& path) const {
    const std::string command = "curl --silent --show-error --max-time 20 --noproxy '*' " +
                                arguments + " 'http://" + server_.address() + path + "' 2>&1";
    FILE* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return "(no pipe)";
    std::string output;
    std::array<char, 4096> bytes{};
    while (const std::size_t read = std::fread(bytes.data(), 1, bytes.size(), pipe)) {
      output.append(bytes.data(), read);
    }
    return output + "\nexit " + std::to_string(WEXITSTATUS(pclose(pipe)));
  }

  const RunningServer server_{echo};
};

TEST_F(Curl, GetsHeadsAndPosts) {
  EXPECT_EQ(curl("", "/a?b=c"), "GET /a b=c\nexit 0");
  EXPECT_THAT(curl("--head", "/a"), HasSubstr("Content-Length: 6\r\n"));
  EXPECT_EQ(curl("--data-urlencode 'navn=Vennlig Sky'", "/svar"),
            "POST /svar\nnavn=Vennlig+Sky\nexit 0");
}

TEST_F(Curl, SendsChunksAndWaitsToBeAsked) {
  EXPECT_EQ(curl("--data a=1 --header 'Transfer-Encoding: chunked'", "/svar"),
            "POST /svar\na=1\nexit 0");
  EXPECT_EQ(curl("--data a=1 --header 'Expect: 100-continue'", "/svar"), "POST /svar\na=1\nexit 0");
}

TEST_F(Curl, ReadsTheAnswerToABodyThatIsTooLarge) {
  EXPECT_THAT(curl("--write-out '%{http_code}' --data \"$(head -c 100000 /dev/zero | tr '\\0' x)\"",
                   "/svar"),
              HasSubstr("413"));
}

TEST_F(Curl, SeesNoServerVersion) {
  EXPECT_THAT(curl("--include", "/"), Not(HasSubstr("\r\nServer:")));
}

TEST_F(Curl, IsRefusedAPathThatLeavesTheRoot) {
  EXPECT_THAT(curl("--path-as-is", "/../etc/passwd"), HasSubstr("400 Bad Request"));
}

}  // namespace
}  // namespace veieninn::gateway
