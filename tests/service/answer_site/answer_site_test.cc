// What is shown behind a link, and that showing it changes nothing.
#include "service/answer_site/answer_site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <string>
#include <vector>

#include "service/enquiries/answer_token.h"
#include "tests/service/answer_site/answer_world.h"

namespace veieninn::answer_site {
namespace {

using enquiry::Answered;
using model::AnswerKind;
using model::LetterKind;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> all_of(const std::string& html, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (auto match = std::sregex_iterator(html.begin(), html.end(), expression);
       match != std::sregex_iterator(); ++match) {
    found.push_back((*match)[1]);
  }
  return found;
}

std::vector<std::string> urls_in(const std::string& html) {
  const std::size_t style = html.find("<style>");
  const std::size_t end = html.find("</style>");
  if (end != std::string::npos) return urls_in(html.substr(0, style) + html.substr(end + 8));
  return all_of(html, "(?:href|action|src|content)=\"([^\"]*[/?#][^\"]*)\"");
}

// Follows every link of every page, by GET and HEAD, as scanners and previews do.
class Robot {
 public:
  explicit Robot(AnswerWorld& world) : world_(world) {}

  void follow(const std::string& path, const std::string& lang = "") {
    if (!seen_.insert(path + "?" + lang).second) return;
    const auto page = world_.get(path, lang);
    (void)world_.get(path, lang, {{"Sec-Purpose", "prefetch"}, {"Purpose", "prefetch"}});
    (void)world_.get(path, lang,
                     {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://scan.example.org"}});
    gateway::HttpRequest head;
    head.method = gateway::HttpMethod::kHead;
    head.path = path;
    EXPECT_EQ(world_.site->handle(head).status, page.status);
    bodies.push_back(page.body);
    for (const std::string& url : urls_in(page.body)) visit(path, url);
  }

  std::vector<std::string> bodies;

 private:
  void visit(const std::string& from, const std::string& url) {
    if (url.starts_with("?lang=")) return follow(from, url.substr(6));
    if (url.starts_with("#")) return;
    follow(url.substr(0, url.find('?')));
  }

  AnswerWorld& world_;
  std::set<std::string> seen_;
};

// In every state that a letter's enquiry comes to.
void walk(AnswerWorld& world, const std::string& token, const std::function<void()>& at_each) {
  at_each();
  const auto refused = world.answer(token, {{"action", "nothing"}});
  at_each();
  const std::vector<std::string> actions =
      all_of(world.show(token).body, "name=\"action\" value=\"([a-z_]+)\"");
  ASSERT_FALSE(actions.empty());
  Form form = {{"action", actions.front()}};
  if (actions.front() == "refer") form.emplace_back("colleague", "sol");
  if (actions.front() == "close") form.emplace_back("outcome", "met");
  ASSERT_EQ(world.answer(token, form).status, 303);
  at_each();
  world.let_undo_time_pass();
  at_each();
  if (world.enquiry().state != model::EnquiryState::kClosed) {
    world.act(enquiry::ClosedByVenture{model::EnquiryOutcome::kWithdrawn, ""});
  }
  at_each();
  world.now.unix_seconds += enquiries::kAnswerLinkSeconds;
  at_each();
}

TEST(AnswerSite, WritesNothingWhateverARobotFollowsInEveryState) {
  for (const LetterKind kind : kAskingKinds) {
    AnswerWorld world;
    const std::string token = world.come_to(kind);
    ASSERT_FALSE(token.empty()) << static_cast<int>(kind);
    walk(world, token, [&] {
      const int writes = world.watched->writes;
      const model::Revision revision = world.revision();
      Robot robot(world);
      robot.follow("/svar/" + token);
      robot.follow("/");
      robot.follow("/robots.txt");
      EXPECT_GE(robot.bodies.size(), 8U) << "three languages of the page, two others";
      EXPECT_EQ(world.watched->writes, writes);
      EXPECT_EQ(world.revision(), revision);
    });
  }
}

TEST(AnswerSite, WritesNothingWhateverARobotFollowsFromTheTeamsLetters) {
  AnswerWorld world;
  world.come_to(LetterKind::kFollowUp);
  world.act(enquiry::ColleagueJoined{"anna", "sol"});
  world.act(enquiry::CoordinatorNamed{"anna", "frida"});
  const auto follow_all = [&] {
    const int writes = world.watched->writes;
    const model::Revision revision = world.revision();
    for (const LetterKind kind : {LetterKind::kJoinedTeam, LetterKind::kCoordinatorNamed}) {
      Robot robot(world);
      robot.follow("/svar/" + world.token(kind));
      EXPECT_GE(robot.bodies.size(), 4U) << "the page as it comes, and in three languages";
      for (const std::string& body : robot.bodies) {
        EXPECT_TRUE(all_of(body, "([a-z]+@(?:asker|baerum)\\.example\\.org)").empty()) << body;
        EXPECT_EQ(body.find(kSenderAddress), std::string::npos) << body;
      }
    }
    EXPECT_EQ(world.watched->writes, writes);
    EXPECT_EQ(world.revision(), revision);
  };
  follow_all();
  world.act(enquiry::ClosedByVenture{model::EnquiryOutcome::kMet, ""});
  follow_all();
}

TEST(AnswerSite, PutsNothingButTheTokenAndTheLanguageIntoAUrl) {
  for (const LetterKind kind : kAskingKinds) {
    AnswerWorld world;
    const std::string token = world.come_to(kind);
    walk(world, token, [&] {
      Robot robot(world);
      robot.follow("/svar/" + token);
      for (const std::string& body : robot.bodies) {
        for (const std::string& url : urls_in(body)) {
          EXPECT_TRUE(std::regex_match(url, std::regex("(/svar/" + token +
                                                       ")?(\\?lang=n[bn]|"
                                                       "\\?lang=en|#[a-z_0-9]*)?")))
              << url;
        }
      }
    });
  }
}

TEST(AnswerSite, ShowsNoAddressOfAnybodyButToTheOwner) {
  for (const LetterKind kind : kAskingKinds) {
    AnswerWorld world;
    const std::string token = world.come_to(kind);
    walk(world, token, [&] {
      Robot robot(world);
      robot.follow("/svar/" + token);
      const bool owns =
          world.enquiry().state == model::EnquiryState::kAccepted &&
          world.enquiry().owner ==
              world.host.store().find_link(enquiries::hash_of_token(token))->value().contact;
      for (const std::string& body : robot.bodies) {
        EXPECT_TRUE(owns || body.find("modig.example.org") == std::string::npos) << body;
        EXPECT_TRUE(all_of(body, "([a-z]+@(?:asker|baerum)\\.example\\.org)").empty()) << body;
      }
    });
  }
}

TEST(AnswerSite, ShowsOneAndTheSamePageForEveryLinkThatIsNoneOfOurs) {
  AnswerWorld world;
  const std::string token = world.come_to(LetterKind::kEnquiry);
  const auto unknown = world.show(std::string(64, '0'));
  EXPECT_EQ(unknown.status, 404);
  std::string forged = token;
  forged[10] = forged[10] == 'a' ? 'b' : 'a';
  std::string upper = token;
  for (char& c : upper) c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
  for (const std::string& wrong :
       {forged, upper, token + "0", token.substr(1), token + "/", std::string(),
        std::string("<script>"), enquiries::hash_of_token(token), std::string(3000, 'a')}) {
    const auto page = world.show(wrong);
    EXPECT_EQ(page.status, 404) << wrong;
    EXPECT_EQ(page.body, unknown.body) << wrong;
    EXPECT_EQ(page.headers, unknown.headers) << wrong;
    EXPECT_EQ(world.post(wrong, "action=accept").body, unknown.body) << wrong;
  }
  for (const char* path : {"/svar", "/svarx", "/favicon.ico", "/admin", "/svar/../"}) {
    EXPECT_EQ(world.get(path).body, unknown.body) << path;
  }
  EXPECT_THAT(world.get("/svar/x", "nn").body, HasSubstr("<html lang=\"nn\">"));
}

TEST(AnswerSite, SpeaksTheReadersLanguageUnlessSheChoosesAnother) {
  AnswerWorld world;
  model::Contact anna = world.row("anna");
  anna.languages = {"nn"};
  world.commit({store::put(anna)});
  const std::string token = world.come_to(LetterKind::kEnquiry);
  EXPECT_THAT(world.show(token).body, HasSubstr("<html lang=\"nn\">"));
  EXPECT_THAT(world.get("/svar/" + token, "en").body, HasSubstr("Can you answer"));
  EXPECT_THAT(world.get("/svar/" + token, "xx").body, HasSubstr("<html lang=\"nn\">"));
  const auto taken = world.answer(token, {{"action", "accept"}, {"lang", "en"}});
  EXPECT_EQ(gateway::find_header(taken.headers, "Location"), "/svar/" + token + "?lang=en");
  const auto evil = world.answer(token, {{"action", "undo"}, {"lang", "en\r\nX: y"}});
  EXPECT_EQ(evil.status, 200);
}

TEST(AnswerSite, ShowsWhatTheVentureWroteAsText) {
  AnswerWorld world;
  world.need_text = "<script>alert(1)</script><img src=x onerror=y> & \"hei\"";
  const std::string token = world.come_to(LetterKind::kEnquiry);
  const auto page = world.show(token);
  EXPECT_THAT(page.body, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(page.body, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("<img"))));
}

TEST(AnswerSite, TellsThatALinkIsTooOldAndTakesNothingByIt) {
  AnswerWorld world;
  const std::string token = world.come_to(LetterKind::kEnquiry);
  const std::string nonce = nonce_in(world.show(token).body);
  world.now.unix_seconds += enquiries::kAnswerLinkSeconds - 1;
  EXPECT_EQ(world.show(token).status, 200);
  world.now.unix_seconds += 1;
  const model::Revision revision = world.revision();
  const auto expired = world.show(token);
  EXPECT_EQ(expired.status, 410);
  EXPECT_THAT(expired.body, HasSubstr("Lenken er for gammel"));
  for (const char* action : {"accept", "undo"}) {
    EXPECT_EQ(world.answer(token, {{"action", action}, {"nonce", nonce}}).status, 410);
  }
  EXPECT_EQ(world.revision(), revision);
}

TEST(AnswerSite, LetsTheLastAnswerOfALinkBeUndoneAlthoughTheLinkIsTooOldByThen) {
  AnswerWorld world;
  const std::string token = world.come_to(LetterKind::kEnquiry);
  world.now.unix_seconds += enquiries::kAnswerLinkSeconds - 1;
  ASSERT_EQ(world.answer(token, {{"action", "accept"}}).status, 303);
  world.now.unix_seconds += 60;
  EXPECT_EQ(world.show(token).status, 200);
  EXPECT_EQ(world.answer(token, {{"action", "undo"}}).status, 200);
  EXPECT_EQ(world.show(token).status, 410);
}

TEST(AnswerSite, TellsThatAnEnquiryIsClosedAndTakesNoAnswer) {
  AnswerWorld world;
  const std::string token = world.come_to(LetterKind::kEnquiry);
  const std::string nonce = nonce_in(world.show(token).body);
  world.act(enquiry::ClosedByVenture{model::EnquiryOutcome::kWithdrawn, ""});
  EXPECT_THAT(world.show(token).body, HasSubstr("Henvendelsen er avsluttet"));
  const model::Revision revision = world.revision();
  const auto late = world.answer(token, {{"action", "accept"}, {"nonce", nonce}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("Henvendelsen er avsluttet"));
  EXPECT_EQ(world.revision(), revision);
}

TEST(AnswerSite, SaysWhoAnsweredFirstAndWhen) {
  AnswerWorld world;
  const std::string annas = world.come_to(LetterKind::kEnquiry);
  world.act(Answered{{.kind = AnswerKind::kRefer, .contact = "anna", .other_contact = "berit"}});
  world.act(enquiry::NextAsked{});
  const std::string berits = world.token(LetterKind::kEnquiry, "berit");
  ASSERT_FALSE(berits.empty());
  const std::string nonce = nonce_in(world.show(berits).body);
  world.act(Answered{{.kind = AnswerKind::kAccept, .contact = world.enquiry().waits_on}});
  const std::string owner = world.enquiry().owner;
  ASSERT_NE(owner, "berit");
  const auto page = world.show(berits);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Noen har allerede svart"), HasSubstr("Rolig " + owner),
                               HasSubstr("mandag 30. november")));
  const auto late = world.answer(berits, {{"action", "accept"}, {"nonce", nonce}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("Rolig " + owner));
}

TEST(AnswerSite, SaysByWhenAnAnswerIsHopedForAlsoAfterAReminder) {
  AnswerWorld world;
  const std::string first = world.come_to(LetterKind::kEnquiry);
  EXPECT_THAT(world.show(first).body, HasSubstr("Svar gjerne innen mandag 14. desember"));
  world.live_until(LetterKind::kEnquiryReminder);
  EXPECT_THAT(world.show(world.token(LetterKind::kEnquiryReminder)).body,
              HasSubstr("Svar gjerne innen"));
}

TEST(AnswerSite, SetsAnOwnerNoDay) {
  AnswerWorld world;
  EXPECT_THAT(world.show(world.come_to(LetterKind::kOwnershipGiven)).body,
              Not(HasSubstr("Svar gjerne innen")));
}

TEST(AnswerSite, TellsARegistrarThatHerTaskWentOn) {
  AnswerWorld world;
  model::Contact other = world.row("sol");
  other.registrar = true;
  world.commit({store::put(other)});
  const std::string token = world.come_to(LetterKind::kRegistrarTask);
  const std::string first = world.enquiry().waits_on;
  world.act(Answered{{.kind = AnswerKind::kDecline, .contact = first}});
  ASSERT_NE(world.enquiry().waits_on, first);
  EXPECT_THAT(world.show(token).body, HasSubstr("Du har allerede svart"));
  world.link(LetterKind::kRegistrarTask, "dagny");
  EXPECT_THAT(world.show(world.token(LetterKind::kRegistrarTask, "dagny")).body,
              HasSubstr("Henvendelsen er gått videre"));
}

TEST(AnswerSite, KnowsNoLinkOfWhoWasErased) {
  AnswerWorld world;
  const std::string token = world.come_to(LetterKind::kEnquiry);
  ASSERT_TRUE(world.desk->release("anna", world.now));
  world.commit({store::erase(store::ResourceKind::kContact, "anna")});
  EXPECT_EQ(world.show(token).status, 404);
  EXPECT_EQ(world.answer(token, {{"action", "accept"}, {"nonce", "x"}}).status, 404);
}

TEST(AnswerSite, OffersAtMostEightColleaguesThoseOfTheOwnOrganisationFirst) {
  AnswerWorld world;
  std::vector<store::Operation> more = {store::put(store::unit("nav", "", {"3203"}))};
  for (int i = 0; i < 9; ++i) {
    model::Contact row = world.row("berit");
    row.id = "kollega" + std::to_string(i);
    row.display_name = "Vennlig Sky " + std::to_string(i);
    row.unit = i % 2 == 0 ? "oppvekst" : "nav";
    // The others know more, and would come first.
    if (i % 2 == 1) row.expertise = world.row("anna").expertise;
    if (i == 4) row.absences = {{kStart, Instant{kStart.unix_seconds + 30 * kDay}}};
    more.push_back(store::put(row));
  }
  world.commit(more);
  const model::Revision revision = *world.host.store().newest_revision();
  ASSERT_TRUE(world.publisher->wait_for(
      revision, std::chrono::steady_clock::now() + std::chrono::seconds(20)));
  const std::string token = world.come_to(LetterKind::kEnquiry);
  const std::vector<std::string> offered =
      all_of(world.show(token).body, "name=\"colleague\" value=\"([a-z0-9]+)\"");
  EXPECT_EQ(offered.size(), 8U);
  EXPECT_THAT(offered, Not(testing::Contains("anna")));
  EXPECT_THAT(offered, Not(testing::Contains("kollega4"))) << "she is away";
  std::vector<bool> own;
  for (const std::string& id : offered) own.push_back(world.row(id).unit != "nav");
  EXPECT_TRUE(std::is_sorted(own.begin(), own.end(), std::greater<>()));
  EXPECT_THAT(own, testing::AllOf(testing::Contains(true), testing::Contains(false)));
}

TEST(AnswerSite, AllowsOnlyThePagesOwnStyle) {
  AnswerWorld world;
  const auto page = world.show(world.come_to(LetterKind::kEnquiry));
  const auto policy = gateway::find_header(page.headers, "Content-Security-Policy");
  ASSERT_TRUE(policy);
  EXPECT_THAT(std::string(*policy),
              AllOf(HasSubstr("default-src 'none'"), HasSubstr("style-src 'sha256-"),
                    Not(HasSubstr("unsafe"))));
  EXPECT_FALSE(gateway::find_header(page.headers, "Set-Cookie"));
}

TEST(AnswerSite, SaysWhatItIsAndAsksNotToBeIndexed) {
  AnswerWorld world;
  EXPECT_THAT(world.get("/").body, HasSubstr("Svar på henvendelser"));
  EXPECT_THAT(world.get("/", "en").body, HasSubstr("Answers to enquiries"));
  EXPECT_EQ(world.get("/robots.txt").body, "User-agent: *\nDisallow: /\n");
}

TEST(AnswerSite, AsksForPatienceWhileTheStoreSleeps) {
  AnswerWorld world;
  const std::string token = world.come_to(LetterKind::kEnquiry);
  const std::string nonce = nonce_in(world.show(token).body);
  world.watched->fails = true;
  EXPECT_EQ(world.show(token).status, 503);
  const auto posted = world.answer(token, {{"action", "accept"}, {"nonce", nonce}});
  EXPECT_EQ(posted.status, 503);
  EXPECT_TRUE(gateway::find_header(posted.headers, "Retry-After"));
  EXPECT_THAT(posted.body, HasSubstr("Prøv igjen om noen minutter"));
  world.watched->fails = false;
  EXPECT_EQ(world.answer(token, {{"action", "accept"}, {"nonce", nonce}}).status, 303);
}

TEST(AnswerSite, LetsNobodyGuessLinksOrPostAtSpeed) {
  AnswerWorld world({.public_url = kOrigin,
                     .trusted_proxy = "",
                     .reads_per_minute = 50,
                     .posts_per_minute = 5,
                     .unknown_links_per_minute = 3});
  const std::string token = world.come_to(LetterKind::kEnquiry);
  int unknown = 0;
  while (world.show(std::string(64, 'f')).status == 404) ++unknown;
  EXPECT_EQ(unknown, 6) << "two minutes' worth at once";
  EXPECT_EQ(world.show(token).status, 200) << "who has a link is not kept from it";
  int posts = 0;
  while (world.post(token, "").status != 429) ++posts;
  EXPECT_EQ(posts, 10);
  const auto refused = world.post(token, "");
  EXPECT_EQ(gateway::find_header(refused.headers, "Retry-After"), "60");
  EXPECT_THAT(refused.body, HasSubstr("Vent litt"));
  int reads = 0;
  while (world.show(token).status == 200) ++reads;
  EXPECT_LT(reads, 100);
  world.from = "192.0.2.8";
  EXPECT_EQ(world.show(token).status, 200) << "another network";
  world.from = "192.0.2.7";
  world.now.unix_seconds += 60;
  EXPECT_EQ(world.show(token).status, 200) << "a minute later";
}

TEST(AnswerSite, BelievesOnlyItsOwnProxyAboutWhoAsks) {
  AnswerWorld world({.public_url = kOrigin, .trusted_proxy = "127.0.0.1", .reads_per_minute = 1});
  const auto status = [&](const std::string& forwarded) {
    return world.get("/svar/x", "", {{"X-Forwarded-For", forwarded}}).status;
  };
  world.from = "127.0.0.1";
  EXPECT_EQ(status("10.0.0.1, 192.0.2.1"), 404);
  EXPECT_EQ(status("10.0.0.2, 192.0.2.1"), 404);
  EXPECT_EQ(status("10.0.0.3, 192.0.2.1"), 429);
  EXPECT_EQ(status("192.0.2.1, 192.0.2.2"), 404);
  world.from = "192.0.2.9";
  EXPECT_EQ(status("10.0.0.1"), 404);
  EXPECT_EQ(status("10.0.0.2"), 404);
  EXPECT_EQ(status("10.0.0.3"), 429);
}

}  // namespace
}  // namespace veieninn::answer_site
