#include "service/server/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "service/server/command_line.h"
#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string write_file(const TemporaryFolder& folder, const std::string& content) {
  const std::string path = (folder.path() / "veieninn.toml").string();
  std::ofstream(path) << content;
  return path;
}

Environment environment_of(const std::map<std::string, std::string>& variables) {
  return [variables](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  };
}

StartDecision decide(std::vector<const char*> arguments,
                     const std::map<std::string, std::string>& variables = {}) {
  arguments.insert(arguments.begin(), "veieninnd");
  return read_command_line(static_cast<int>(arguments.size()), arguments.data(),
                           environment_of(variables));
}

TEST(Settings, BindLoopbackUnlessToldOtherwise) {
  const StartDecision decision = decide({});
  ASSERT_TRUE(decision.settings);
  EXPECT_EQ(decision.settings->listen, "127.0.0.1:50051");
  EXPECT_EQ(decision.settings->max_message_bytes, 4U * 1024 * 1024);
}

TEST(Settings, PreferFlagsToEnvironmentToFileToDefaults) {
  const TemporaryFolder folder;
  const std::string path = write_file(folder,
                                      "listen = \"127.0.0.1:1\"\ndatabase = \"from-file.db\"\n"
                                      "log_level = \"warn\"\n");
  const StartDecision decision =
      decide({"--config", path.c_str(), "--listen", "127.0.0.1:3"},
             {{"VEIENINN_LISTEN", "127.0.0.1:2"}, {"VEIENINN_DATABASE", "from-environment.db"}});
  ASSERT_TRUE(decision.settings);
  EXPECT_EQ(decision.settings->listen, "127.0.0.1:3");
  EXPECT_EQ(decision.settings->database, "from-environment.db");
  EXPECT_EQ(decision.settings->log_level, "warn");
  EXPECT_EQ(decision.settings->drain_seconds, 10U);
}

TEST(Settings, NameKeyFileAndLineOfWhatIsWrong) {
  const TemporaryFolder folder;
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"listen = \"127.0.0.1:1\"\nlog_level = \"loud\"\n", "veieninn.toml:2: log_level"},
      {"\n\ndrain_seconds = 100000\n", "veieninn.toml:3: drain_seconds"},
      {"drain_seconds = true\n", "veieninn.toml:1: drain_seconds"},
      {"colour = \"red\"\n", "veieninn.toml:1: colour: is not a setting"},
      {"listen = \"127.0.0.1\"\n", "veieninn.toml:1: listen"},
      {"listen = \n", "veieninn.toml:1"},
      {"[server]\nlisten = \"127.0.0.1:1\"\n", "veieninn.toml:1: server: is not a setting"},
  };
  for (const auto& [content, expected] : cases) {
    const Result<GivenValues> values = values_from_file(write_file(folder, content));
    std::string message;
    if (values) {
      const std::array<GivenValues, 1> layers = {*values};
      const Result<Settings> settings = settle(layers);
      ASSERT_FALSE(settings) << content;
      message = settings.error().message;
    } else {
      message = values.error().message;
    }
    EXPECT_THAT(message, HasSubstr(expected));
  }
}

TEST(Settings, TakeWhatLettersNeedTogetherOrNotAtAll) {
  const auto refusal = [](std::vector<const char*> arguments) {
    testing::internal::CaptureStderr();
    const StartDecision decision = decide(std::move(arguments));
    EXPECT_FALSE(decision.settings);
    return testing::internal::GetCapturedStderr();
  };
  EXPECT_THAT(refusal({"--smtp-url", "smtp://127.0.0.1:25"}), HasSubstr("mail_domain: is empty"));
  EXPECT_THAT(refusal({"--mail-folder", "post", "--mail-domain", "svar.example.org"}),
              HasSubstr("http_listen: is empty"));
  EXPECT_THAT(refusal({"--mail-folder", "post", "--smtp-url", "smtp://a", "--mail-domain", "b",
                       "--http-listen", "127.0.0.1:1"}),
              HasSubstr("choose one of them"));
  EXPECT_THAT(refusal({"--lmtp-listen", "127.0.0.1:24"}), HasSubstr("no letters are sent"));
  EXPECT_THAT(refusal({"--smtp-tls", "perhaps"}), HasSubstr("always, when_offered or never"));
  EXPECT_THAT(refusal({"--public-url", "veieninn.example.org"}), HasSubstr("whole address"));
  const StartDecision decision =
      decide({"--mail-folder", "post", "--mail-domain", "svar.example.org", "--http-listen",
              "127.0.0.1:8080", "--public-url", "https://veieninn.example.org/"});
  ASSERT_TRUE(decision.settings);
  EXPECT_EQ(decision.settings->mail.public_url, "https://veieninn.example.org");
  EXPECT_EQ(decision.settings->mail.smtp_tls, "always");
}

TEST(Settings, TakeTheProxyAsAnAddressWithoutAPort) {
  for (const char* wrong : {"127.0.0.1:443", "[::1]", "[::1]:443", "proxy.example.org", "127.1",
                            "127.0.0.1 ", "10.0.0.0/8", "127.0.0.1,127.0.0.2"}) {
    testing::internal::CaptureStderr();
    EXPECT_FALSE(decide({"--trusted-proxy", wrong}).settings) << wrong;
    EXPECT_THAT(testing::internal::GetCapturedStderr(),
                AllOf(HasSubstr("--trusted-proxy: trusted_proxy"), HasSubstr("without a port")));
  }
  const auto taken = [](const char* given) {
    const StartDecision decision = decide({"--trusted-proxy", given});
    return decision.settings ? decision.settings->mail.trusted_proxy : "refused";
  };
  EXPECT_EQ(taken("127.0.0.1"), "127.0.0.1");
  EXPECT_EQ(taken("2001:DB8:0:0::1"), "2001:db8::1") << "as connections name it";
  EXPECT_EQ(taken(""), "") << "nobody's";
  EXPECT_EQ(decide({}).settings->mail.trusted_proxy, "");
}

TEST(Settings, SayThatTheFileIsMissing) {
  const Result<GivenValues> values = values_from_file("/nowhere/veieninn.toml");
  ASSERT_FALSE(values);
  EXPECT_THAT(values.error().message, HasSubstr("/nowhere/veieninn.toml"));
}

TEST(Settings, NameTheVariableOrFlagThatIsWrong) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(decide({}, {{"VEIENINN_WORKER_THREADS", "many"}}).exit_status, 2);
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("VEIENINN_WORKER_THREADS"));
  testing::internal::CaptureStderr();
  EXPECT_EQ(decide({"--max-message-bytes", "1"}).exit_status, 2);
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("--max-message-bytes"));
}

TEST(Settings, RefuseAnUnknownFlag) {
  testing::internal::CaptureStderr();
  const StartDecision decision = decide({"--colour", "red"});
  EXPECT_FALSE(decision.settings);
  EXPECT_EQ(decision.exit_status, 2);
  testing::internal::GetCapturedStderr();
}

TEST(Settings, ShowEveryKeyWithItsDefaultInTheHelp) {
  testing::internal::CaptureStdout();
  const StartDecision decision = decide({"--help"});
  const std::string help = testing::internal::GetCapturedStdout();
  EXPECT_FALSE(decision.settings);
  EXPECT_EQ(decision.exit_status, 0);
  for (const SettingKey& key : setting_keys()) {
    EXPECT_THAT(help, HasSubstr(std::string(key.name)));
    EXPECT_THAT(help, HasSubstr("default: " + std::string(key.default_value)));
  }
  EXPECT_THAT(help, HasSubstr("--config"));
  EXPECT_THAT(help, HasSubstr("VEIENINN_LISTEN"));
}

}  // namespace
}  // namespace veieninn::server
