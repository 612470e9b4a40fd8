// Through the real server: what a browser and a cache see.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/service/gateway/raw_client.h"
#include "tests/service/gateway/running_server.h"
#include "tests/service/publishing/site_world.h"

namespace veieninn::publishing {
namespace {

using testing::HasSubstr;

class PublishingSiteOverHttp : public testing::Test {
 protected:
  SiteWorld world;
  gateway::RunningServer server{
      [this](const gateway::HttpRequest& request) { return world.site.handle(request); }};
};

TEST_F(PublishingSiteOverHttp, MayBeFramedButNotIndexedReferredFromOrGivenACookie) {
  const auto page = gateway::ask(server.address(), gateway::get("/embed/asker"));
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.header("x-frame-options"), "(none)");
  EXPECT_THAT(page.header("content-security-policy"), HasSubstr("frame-ancestors *"));
  EXPECT_EQ(page.header("cache-control"), "public, max-age=60, must-revalidate");
  EXPECT_EQ(page.header("x-robots-tag"), "noindex, nofollow");
  EXPECT_EQ(page.header("referrer-policy"), "no-referrer");
  EXPECT_EQ(page.header("set-cookie"), "(none)");
}

TEST_F(PublishingSiteOverHttp, KeepsRefusalsOutOfCaches) {
  for (const std::string& address : addresses_of("baerum")) {
    const auto refused = gateway::ask(server.address(), gateway::get(address));
    EXPECT_EQ(refused.status, 404) << address;
    EXPECT_EQ(refused.header("cache-control"), "no-store") << address;
  }
}

TEST_F(PublishingSiteOverHttp, AnswersWhatIsUnchangedWithoutABody) {
  const auto page = gateway::ask(server.address(), gateway::get("/embed/asker"));
  const auto again =
      gateway::ask(server.address(),
                   gateway::get("/embed/asker", "If-None-Match: " + page.header("etag") + "\r\n"));
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(again.header("etag"), page.header("etag"));
}

TEST_F(PublishingSiteOverHttp, LetsPagesReadTheFeedsByScript) {
  for (const std::string& address : addresses_of("asker")) {
    const auto answer = gateway::ask(server.address(), gateway::get(address));
    const bool is_feed = address.starts_with("/feeds/");
    EXPECT_EQ(answer.header("access-control-allow-origin"), is_feed ? "*" : "(none)") << address;
    EXPECT_EQ(answer.header("x-frame-options"), is_feed ? "DENY" : "(none)") << address;
  }
}

}  // namespace
}  // namespace veieninn::publishing
