// What people meet without a login, as one process runs it.
#include "service/server/mail_side.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/service/answer_site/answer_world.h"
#include "tests/service/gateway/raw_client.h"
#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using answer_site::AnswerWorld;
using gateway::RawClient;

constexpr std::chrono::seconds kPatience{20};

// Whether it came true in time.
template <typename Condition>
bool await(const Condition& condition) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

std::string unknown_link() { return "/svar/" + std::string(64, '0'); }

class MailSideTest : public testing::Test {
 protected:
  std::unique_ptr<MailSide> start(const MailSettings& settings) {
    auto side = MailSide::start(settings, *world.watched, *world.publisher, *world.desk,
                                [this] { return Instant{now.load()}; }, {});
    EXPECT_TRUE(side) << side.error().message;
    return *std::move(side);
  }
  [[nodiscard]] MailSettings into_folder() const {
    MailSettings settings;
    settings.http_listen = "127.0.0.1:0";
    settings.domain = "svar.example.org";
    settings.folder = folder.path().string();
    return settings;
  }

  TemporaryFolder folder;
  AnswerWorld world;
  std::atomic<std::int64_t> now = answer_site::kStart.unix_seconds;
};

TEST_F(MailSideTest, ServesWhatUnitsPublishAlsoWithoutMail) {
  MailSettings settings;
  settings.http_listen = "127.0.0.1:0";
  const auto side = start(settings);
  const auto embedded = [&] {
    return gateway::ask(side->pages_address(), gateway::get("/embed/asker"));
  };
  EXPECT_EQ(embedded().status, 404);
  model::OrgUnit unit = store::unit("asker", "", {"3203"});
  unit.publishes_contacts = true;
  model::Contact anna = world.row("anna");
  anna.publish_consent_time = answer_site::kStart;
  world.commit({store::put(unit), store::put(anna)});
  const auto page = embedded();
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, testing::HasSubstr(anna.display_name));
  EXPECT_EQ(page.header("x-frame-options"), "(none)");
}

TEST_F(MailSideTest, SendsWhatAnAnswerInFlightCausesUntilItsPageHasBeenServed) {
  now -= answer_site::kDay;  // nothing is due yet
  enquiries::Opening asked;
  asked.id = "e1";
  asked.venture = "v1";
  asked.need_text = world.need_text;
  asked.topics = {"barnehage"};
  asked.area = "3203";
  asked.language = "nb";
  ASSERT_TRUE(world.desk->open(asked, {}, answer_site::kStart));
  std::unique_ptr<MailSide> side = start(into_folder());
  MailSide* const still_there = side.get();
  const std::string address = side->pages_address();
  std::atomic<bool> is_in_flight = false;
  std::atomic<bool> was_sent = false;
  world.watched->at_link = [&] {
    is_in_flight = true;
    ASSERT_TRUE(await([&] { return !RawClient(address).is_connected(); })) << "nothing ends";
    now += 30 * answer_site::kDay;
    still_there->wake();
    was_sent = await([&] { return !std::filesystem::is_empty(folder.path()); });
  };
  std::thread client([&] { (void)gateway::ask(address, gateway::get(unknown_link())); });
  ASSERT_TRUE(await([&] { return is_in_flight.load(); }));
  side.reset();
  client.join();
  EXPECT_TRUE(was_sent);
}

// More than one network may ask for links that are none, each from an address of its own.
std::multiset<int> answers_to_strangers(const std::string& pages) {
  std::multiset<int> statuses;
  for (int i = 0; i < 60; ++i) {
    const std::string from = "X-Forwarded-For: 192.0.2." + std::to_string(i) + "\r\n";
    statuses.insert(gateway::ask(pages, gateway::get(unknown_link(), from)).status);
  }
  return statuses;
}

TEST_F(MailSideTest, TellsStrangersBehindItsProxyApart) {
  MailSettings settings = into_folder();
  settings.trusted_proxy = "127.0.0.1";
  EXPECT_EQ(answers_to_strangers(start(settings)->pages_address()).count(404), 60U);
}

TEST_F(MailSideTest, BelievesNobodyAboutWhoAsksWithoutAProxy) {
  EXPECT_GT(answers_to_strangers(start(into_folder())->pages_address()).count(429), 0U);
}

TEST_F(MailSideTest, LetsOneProxyOpenAsManyConnectionsAsThereAre) {
  const auto served = [](const std::string& pages) {
    std::vector<RawClient> open;
    std::size_t answered = 0;
    for (int i = 0; i < 80; ++i) {
      open.emplace_back(pages);
      open.back().send(gateway::get("/robots.txt"));
      if (open.back().read_answer().status == 200) ++answered;
    }
    return answered;
  };
  EXPECT_LT(served(start(into_folder())->pages_address()), 80U);
  MailSettings settings = into_folder();
  settings.trusted_proxy = "127.0.0.1";
  EXPECT_EQ(served(start(settings)->pages_address()), 80U);
}

}  // namespace
}  // namespace veieninn::server
