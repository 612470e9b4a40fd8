// A process that sends letters to a real mail server is killed at random moments: every letter
// arrives, each is one by its Message-ID, and no enquiry waits for a letter that left.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <random>
#include <set>
#include <thread>

#include "service/correspondence/outbox.h"
#include "service/correspondence/smtp_sender.h"
#include "service/post/incoming_mail.h"
#include "service/store/sqlite_store.h"
#include "tests/service/correspondence/correspondence_world.h"
#include "tests/service/post/mail_server.h"

namespace veieninn::correspondence {
namespace {

constexpr int kKills = 25;
constexpr int kEnquiriesARound = 8;
// Longer than the first leases, so that a killed letter is due again in the next life.
constexpr std::int64_t kSecondsBetweenLives = 7'200;

// Everything that runs on the file, as in one process.
class Life {
 public:
  Life(const std::filesystem::path& file, const std::string& url)
      : store_(*store::SqliteStore::open(file)),
        publisher_(*feed::SnapshotPublisher::start(*store_)),
        desk_(*store_, *publisher_),
        sender_(*post::SmtpClient::create(smtp(url))),
        outbox_(*store_, *publisher_, desk_, sender_, options()) {}

  store::Store& store() { return *store_; }
  enquiries::EnquiryDesk& desk() { return desk_; }

  // Until there is nothing left, or forever: a killed process does not know when.
  void send(Instant now, bool forever) {
    for (bool goes_on = true; goes_on || forever;) {
      const Result<OutboxReport> report = outbox_.run_once(now);
      goes_on = report && report->sent > 0;
    }
  }

 private:
  static post::SmtpOptions smtp(const std::string& url) {
    post::SmtpOptions options;
    options.url = url;
    options.tls = post::TlsPolicy::kNever;
    return options;
  }
  static CorrespondenceOptions options() {
    CorrespondenceOptions options = options_of_test();
    options.letters_per_domain_per_minute = 10'000;
    return options;
  }

  std::unique_ptr<store::Store> store_;
  std::unique_ptr<feed::SnapshotPublisher> publisher_;
  enquiries::EnquiryDesk desk_;
  SmtpSender sender_;
  Outbox outbox_;
};

class OutboxKill : public testing::Test {
 protected:
  void make_world() {
    host.close();
    Life life(host.file(), server.url());
    ASSERT_TRUE(life.store().commit(
        {{store::put(store::area("no", model::AreaKind::kCountry)),
          store::put(store::area("3203", model::AreaKind::kMunicipality, "no")),
          store::put(store::topic("barnehage")), store::put(store::unit("asker", "", {"3203"}))},
         "",
         0,
         kMonday}));
  }

  void open_enquiries(Instant now) {
    Life life(host.file(), server.url());
    for (int i = 0; i < kEnquiriesARound; ++i) {
      const std::string number = std::to_string(++opened);
      ASSERT_TRUE(life.store().commit({{store::put(contact_row("c" + number)),
                                        store::put(store::venture("w" + number, "Modig Humle"))},
                                       "",
                                       0,
                                       now}));
      enquiries::Opening asked = World::opening("e" + number, "w" + number);
      asked.chosen_way = {"c" + number};
      asked.sender_address = "w" + number + "@bedrift.example.org";
      ASSERT_TRUE(life.desk().open(asked, {}, now));
    }
  }

  // No thread and no open file of the store crosses the fork.
  void send_until_killed(Instant now, std::chrono::microseconds life) const {
    const pid_t child = fork();
    if (child == 0) {
      Life sending(host.file(), server.url());
      sending.send(now, /*forever=*/true);
      _exit(0);
    }
    std::this_thread::sleep_for(life);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "it ended by itself: " << status;
  }

  store::SqliteHost host;
  post::MailServer server;
  int opened = 0;
};

TEST_F(OutboxKill, LosesNoLetterAndCountsNoneTwice) {
  const std::uint32_t seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  ASSERT_NO_FATAL_FAILURE(make_world());
  Instant now = kMonday;
  for (int round = 0; round < kKills; ++round) {
    ASSERT_NO_FATAL_FAILURE(open_enquiries(now));
    send_until_killed(now, std::chrono::microseconds(20'000 + random() % 120'000));
    now.unix_seconds += kSecondsBetweenLives;
  }
  const std::size_t before_the_end = server.received().size();
  Life last(host.file(), server.url());
  last.send(now, /*forever=*/false);

  std::multiset<std::string> ids;
  std::set<std::string> recipients;
  for (const post::ReceivedMail& mail : server.received()) {
    ids.insert(post::read_incoming_mail(mail.message)->message_id);
    recipients.insert(mail.recipients.at(0));
  }
  const std::set<std::string> unique(ids.begin(), ids.end());
  const auto count = static_cast<std::size_t>(opened);
  EXPECT_EQ(unique.size(), 2 * count) << "one to each contact and one to each venture";
  EXPECT_EQ(recipients.size(), 2 * count);
  EXPECT_LE(ids.size(), unique.size() + kKills) << "a life can double the letter it died over";
  RecordProperty("doubled", static_cast<int>(ids.size() - unique.size()));
  EXPECT_GT(before_the_end, 0U) << "the processes must have had time to send";
  for (int i = 1; i <= opened; ++i) {
    const std::string id = "e" + std::to_string(i);
    EXPECT_EQ(last.store().get_enquiry(id)->row.state, model::EnquiryState::kSent) << id;
    const auto events = *last.store().list_events(id);
    EXPECT_EQ(
        std::ranges::count(events, model::EnquiryEventKind::kSent, &model::EnquiryEvent::kind), 1)
        << id;
  }
}

}  // namespace
}  // namespace veieninn::correspondence
