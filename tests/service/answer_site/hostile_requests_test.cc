// What is forged, replayed, swapped, malformed or random changes nothing and leaks nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "service/enquiries/answer_token.h"
#include "tests/service/answer_site/answer_world.h"

namespace veieninn::answer_site {
namespace {

using enquiry::Answered;
using model::AnswerKind;
using model::LetterKind;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class HostileRequests : public testing::Test {
 protected:
  HostileRequests() : token(world.come_to(LetterKind::kEnquiry)) { begun = world.revision(); }

  void expect_unchanged() { EXPECT_EQ(world.revision(), begun); }
  gateway::HttpResponse refer(const std::string& colleague, const std::string& email) {
    return world.answer(token, {{"action", "refer"},
                                {"colleague", colleague},
                                {"colleague_email", email},
                                {"note", "Noen ord."}});
  }

  AnswerWorld world;
  std::string token;
  model::Revision begun = 0;
};

TEST_F(HostileRequests, AForgedMissingOrSwappedNonceShowsThePageAgainWithWhatWasTyped) {
  const std::string others = world.link(LetterKind::kIntroduction, "ida");
  const std::string swapped = nonce_in(world.show(token).body);
  const std::string third = world.link(LetterKind::kEnquiryReminder, "anna");
  begun = world.revision();
  std::string flipped = nonce_in(world.show(token).body);
  flipped.back() = flipped.back() == '0' ? '1' : '0';
  for (const std::string& nonce : {std::string(), std::string("x"), std::string(5000, 'a'), flipped,
                                   swapped, nonce_in(world.show(third).body)}) {
    const auto page = world.answer(
        token, {{"action", "decline"}, {"reason_text", "Ikke mitt felt."}, {"nonce", nonce}});
    EXPECT_EQ(page.status, 409);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Siden var gammel"), HasSubstr("Ikke mitt felt.")));
    expect_unchanged();
  }
  EXPECT_EQ(world.post(token, "action=accept").status, 409);
  expect_unchanged();
}

TEST_F(HostileRequests, ANonceOfAnotherLinkOfTheSameEnquiryIsWorthNothing) {
  const std::string reminder = world.link(LetterKind::kEnquiryReminder, "anna");
  begun = world.revision();
  const std::string nonce = nonce_in(world.show(reminder).body);
  EXPECT_EQ(world.answer(token, {{"action", "accept"}, {"nonce", nonce}}).status, 409);
  expect_unchanged();
  EXPECT_EQ(world.answer(reminder, {{"action", "accept"}, {"nonce", nonce}}).status, 303);
}

TEST_F(HostileRequests, AReplayedAnswerChangesNothing) {
  const std::string nonce = nonce_in(world.show(token).body);
  const Form accept = {{"action", "accept"}, {"nonce", nonce}};
  ASSERT_EQ(world.answer(token, accept).status, 303);
  begun = world.revision();
  const auto again = world.answer(token, accept);
  EXPECT_EQ(again.status, 409);
  EXPECT_THAT(again.body, HasSubstr("value=\"undo\""));
  expect_unchanged();
  ASSERT_EQ(world.answer(token, {{"action", "undo"}}).status, 200);
  begun = world.revision();
  EXPECT_EQ(world.answer(token, accept).status, 409) << "undone, and posted once more";
  expect_unchanged();
}

TEST_F(HostileRequests, APageOfYesterdayIsOld) {
  const std::string nonce = nonce_in(world.show(token).body);
  world.now.unix_seconds += kNonceSeconds + 1;
  EXPECT_EQ(world.answer(token, {{"action", "accept"}, {"nonce", nonce}}).status, 409);
  expect_unchanged();
}

TEST_F(HostileRequests, APageFromBeforeARestartIsOld) {
  const std::string nonce = nonce_in(world.show(token).body);
  world.site = std::make_unique<AnswerSite>(
      *world.watched, *world.desk, *world.publisher, [this] { return world.now; },
      AnswerSiteOptions{.public_url = kOrigin, .trusted_proxy = ""});
  const auto page = world.answer(token, {{"action", "accept"}, {"nonce", nonce}});
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(page.body, HasSubstr("Siden var gammel"));
  expect_unchanged();
  EXPECT_EQ(world.answer(token, {{"action", "accept"}, {"nonce", nonce_in(page.body)}}).status, 303)
      << "one more press is enough";
}

TEST_F(HostileRequests, AFormPostedFromAnotherSiteIsRefused) {
  const std::string body =
      encoded({{"action", "accept"}, {"nonce", nonce_in(world.show(token).body)}});
  for (const gateway::HttpHeader& header :
       std::vector<gateway::HttpHeader>{{"Origin", "https://evil.example.org"},
                                        {"Origin", "https://svar.example.org.evil.example.org"},
                                        {"Origin", "http://svar.example.org"},
                                        {"Origin", ""},
                                        {"Sec-Fetch-Site", "cross-site"},
                                        {"Sec-Fetch-Site", "same-site"},
                                        {"Sec-Fetch-Site", "none"}}) {
    EXPECT_EQ(world.post(token, body, {header}).status, 403) << header.name << header.value;
    expect_unchanged();
  }
  // Of a page without a referrer, browsers say "null".
  EXPECT_EQ(world.post(token, body, {{"Origin", "null"}, {"Sec-Fetch-Site", "same-origin"}}).status,
            303);
}

TEST_F(HostileRequests, OnlyAFormIsReadAndOnlyAShortOne) {
  const std::string body =
      encoded({{"action", "accept"}, {"nonce", nonce_in(world.show(token).body)}});
  for (const char* type :
       {"application/json", "multipart/form-data; boundary=x", "text/plain", ""}) {
    EXPECT_EQ(world.post(token, body, {{"Content-Type", type}}).status, 415) << type;
  }
  EXPECT_EQ(world.post(token, body + "&x=" + std::string(kFormBytesMax, 'a')).status, 413);
  EXPECT_EQ(world.post(token, body + "&note=" + std::string(10'000, 'a')).status, 413);
  expect_unchanged();
  EXPECT_EQ(
      world
          .post(token, body, {{"Content-Type", "Application/X-WWW-Form-Urlencoded; charset=utf-8"}})
          .status,
      303);
}

TEST_F(HostileRequests, DoubledFieldsAreRefused) {
  const std::string nonce = nonce_in(world.show(token).body);
  for (const std::string& body :
       {encoded({{"action", "accept"}, {"action", "decline"}, {"nonce", nonce}}),
        encoded({{"action", "accept"}, {"nonce", nonce}, {"nonce", "x"}}),
        "action=accept&nonce=" + nonce + "&note=%zz", "action=accept&nonce=" + nonce + "&note=%00",
        std::string("\xFF\xFE=1")}) {
    EXPECT_EQ(world.post(token, body).status, 400) << body;
  }
  expect_unchanged();
}

TEST_F(HostileRequests, MissingAndWrongFieldsShowThePageWithWhatWasTyped) {
  struct Wrong {
    Form form;
    const char* says;
  };
  const std::string long_note(501, 'a');
  const std::vector<Wrong> wrongs = {
      {{}, "Velg et av svarene"},
      {{{"action", "ACCEPT"}}, "Velg et av svarene"},
      {{{"action", "introduce"}}, "Velg et av svarene"},
      {{{"action", "close"}, {"outcome", "met"}}, "Velg et av svarene"},
      {{{"action", "refer"}}, "Velg en kollega"},
      {{{"action", "refer"}, {"colleague", "nobody"}}, "Velg en kollega fra listen"},
      {{{"action", "refer"}, {"colleague", "nils"}}, "Velg en kollega fra listen"},
      {{{"action", "refer"}, {"colleague", "../x"}}, "Velg en kollega fra listen"},
      {{{"action", "refer"}, {"colleague", "anna"}}, "kan ikke spørres nå"},
      {{{"action", "refer"}, {"colleague", "sol"}, {"colleague_email", "a@asker.example.org"}},
       "ikke begge"},
      {{{"action", "refer"}, {"colleague", "sol"}, {"note", long_note}}, "500 tegn"},
      {{{"action", "decline"}, {"reason", "because"}}, "Velg en av grunnene"},
      {{{"action", "decline"}, {"reason_text", long_note}}, "500 tegn"},
      {{{"action", "report_abuse"}, {"note", long_note}}, "500 tegn"},
      {{{"action", "away"}}, "siste dag"},
      {{{"action", "away"}, {"away_until", "2026-02-31"}}, "siste dag"},
      {{{"action", "away"}, {"away_until", "2026-11-29"}}, "Velg en dag"},
      {{{"action", "away"}, {"away_until", "2028-11-29"}}, "Velg en dag"},
      {{{"action", "away"}, {"away_until", "9999-12-31"}}, "Velg en dag"}};
  for (const Wrong& wrong : wrongs) {
    const auto page = world.answer(token, wrong.form);
    EXPECT_EQ(page.status, 422) << encoded(wrong.form);
    EXPECT_THAT(page.body, HasSubstr(wrong.says)) << encoded(wrong.form);
    EXPECT_THAT(page.body, HasSubstr("role=\"alert\""));
    expect_unchanged();
  }
  EXPECT_THAT(refer("nobody", "").body, HasSubstr("Noen ord.</textarea>"));
}

TEST_F(HostileRequests, AnEmojiTakesMoreRoomThanALetter) {
  std::string note;
  for (int i = 0; i < 251; ++i) note += "\xF0\x9F\x8D\x8E";
  EXPECT_EQ(world.answer(token, {{"action", "decline"}, {"reason_text", note}}).status, 422);
  expect_unchanged();
  note.resize(1000);
  EXPECT_EQ(world.answer(token, {{"action", "decline"}, {"reason_text", note}}).status, 303);
}

TEST_F(HostileRequests, AnAddressThatIsNoneOrForeignIsRefused) {
  for (const std::string& address :
       {std::string("x@asker.example.org\r\nBcc: y@evil.example.org"), std::string("x"),
        std::string("x@asker.example.org,y@asker.example.org"), std::string("@asker.example.org"),
        std::string("\"x y\"@asker.example.org"), std::string("x@@asker.example.org"),
        std::string("Mild Havre <x@asker.example.org>"), std::string("ø@asker.example.org"),
        std::string("x..y@asker.example.org"), std::string(300, 'a') + "@asker.example.org",
        std::string(8'000, 'a') + "@asker.example.org"}) {
    const auto page = refer("", address);
    EXPECT_EQ(page.status, 422) << address;
    EXPECT_THAT(page.body, HasSubstr("Skriv hele e-postadressen")) << address;
    expect_unchanged();
  }
  for (const char* address : {"x@baerum.example.org", "x@evil-asker.example.org",
                              "x@sub.asker.example.org", "x@example.org"}) {
    const auto page = refer("", address);
    EXPECT_EQ(page.status, 422) << address;
    EXPECT_THAT(page.body, HasSubstr("@asker.example.org")) << address;
    EXPECT_THAT(page.body, HasSubstr(address)) << "typed once is enough";
    expect_unchanged();
  }
  EXPECT_EQ(refer("", std::string(10'000, 'a') + "@asker.example.org").status, 413);
  expect_unchanged();
}

TEST_F(HostileRequests, PassingOnInACircleIsRefused) {
  world.act(Answered{{.kind = AnswerKind::kRefer, .contact = "anna", .other_contact = "berit"}});
  token = world.token(LetterKind::kEnquiry, "berit");
  begun = world.revision();
  for (const auto& [id, address] : std::vector<std::pair<std::string, std::string>>{
           {"anna", ""}, {"", "anna@asker.example.org"}}) {
    const auto page = refer(id, address);
    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(page.body, HasSubstr("Denne kollegaen er spurt før"));
    expect_unchanged();
  }
}

TEST_F(HostileRequests, ALinkAnswersNothingButWhatItsLetterAsked) {
  const std::string berits = world.link(LetterKind::kEnquiry, "berit");
  const std::string owners = world.link(LetterKind::kFollowUp, "anna");
  const std::string registrars = world.link(LetterKind::kRegistrarTask, "rita");
  begun = world.revision();
  for (const std::string& link : {berits, owners, registrars}) {
    for (const char* action : {"accept", "decline", "close", "hand_over", "refer", "introduce",
                               "away", "left", "report_abuse", "undo"}) {
      const auto page = world.answer(link, {{"action", action},
                                            {"colleague", "sol"},
                                            {"outcome", "met"},
                                            {"away_until", "2026-12-24"},
                                            {"nonce", nonce_in(world.show(token).body)}});
      EXPECT_EQ(page.status, 409) << action;
      expect_unchanged();
    }
  }
}

TEST_F(HostileRequests, OfTwoWhoAnswerAtOnceExactlyOneWinsAndTheOtherSeesWho) {
  while (world.enquiry().waits_on == "anna") {
    world.now.unix_seconds += kDay;
    ASSERT_TRUE(world.desk->sweep(world.now, 100));
    world.send_letters();
  }
  const std::string next = world.enquiry().waits_on;
  const std::string late = world.token(LetterKind::kEnquiryReminder, "anna");
  const std::vector<std::string> links = {late, world.token(LetterKind::kEnquiry, next)};
  std::vector<std::string> bodies;
  for (const std::string& link : links) {
    bodies.push_back(encoded({{"action", "accept"}, {"nonce", nonce_in(world.show(link).body)}}));
  }
  std::vector<gateway::HttpResponse> answers(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    threads.emplace_back([&, i] { answers[i] = world.post(links[i % 2], bodies[i % 2]); });
  }
  for (std::thread& thread : threads) thread.join();
  const std::string winner = world.enquiry().pending->answer.contact;
  int won = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i].status == 303) {
      ++won;
      continue;
    }
    EXPECT_EQ(answers[i].status, 409);
    const bool winners = winner == (i % 2 == 0 ? "anna" : next);
    EXPECT_THAT(answers[i].body, HasSubstr(winners ? "value=\"undo\"" : "Rolig " + winner));
  }
  EXPECT_EQ(won, 1);
}

// Pieces of forms, whole and broken; every second is the beginning of a right one.
std::string random_body(std::mt19937& random, const std::string& nonce) {
  const std::vector<std::string> actions = {"accept", "refer", "decline",      "away",
                                            "left",   "undo",  "report_abuse", "close"};
  const std::vector<std::string> pieces = {"&",
                                           "&",
                                           "=",
                                           "colleague=",
                                           "&colleague=sol",
                                           "nils",
                                           "anna",
                                           "colleague_email=",
                                           "x%40asker.example.org",
                                           "&note=",
                                           "%0D%0A",
                                           "%",
                                           "%00",
                                           "&reason=other",
                                           "other",
                                           "&away_until=2026-12-24",
                                           "2026-12-24",
                                           "outcome=met",
                                           "&lang=en",
                                           "\xFF",
                                           "+",
                                           std::string(600, 'a'),
                                           "<script>",
                                           "nonce=" + nonce,
                                           "action=accept"};
  std::string body;
  if (random() % 2 == 0) {
    body = "nonce=" + nonce + "&action=" + actions[random() % actions.size()];
  }
  const std::size_t count = random() % 6;
  for (std::size_t i = 0; i < count; ++i) body += pieces[random() % pieces.size()];
  return body;
}

bool says_taken(const gateway::HttpResponse& response) {
  const bool undone = response.body.find("trukket tilbake") != std::string::npos ||
                      response.body.find("taken back") != std::string::npos;
  return response.status == 303 || (response.status == 200 && undone);
}

TEST(RandomBodies, AThousandNeverChangeAnythingInvalid) {
  constexpr unsigned kSeed = 20'261'130;
  std::mt19937 random(kSeed);
  int taken = 0;
  for (int life = 0; life < 20; ++life) {
    AnswerWorld world;
    const std::string token = world.come_to(LetterKind::kEnquiry);
    for (int i = 0; i < 50; ++i) {
      const model::Revision before = world.revision();
      const std::string body = random_body(random, nonce_in(world.show(token).body));
      const auto response = world.post(token, body);
      const bool changed = world.revision() != before;
      EXPECT_EQ(changed, says_taken(response)) << "seed " << kSeed << ", body " << body;
      EXPECT_THAT(response.status, testing::AnyOf(200, 303, 400, 409, 413, 422)) << body;
      EXPECT_TRUE(enquiry::broken_laws(world.enquiry()).empty());
      taken += changed ? 1 : 0;
    }
  }
  EXPECT_GT(taken, 20) << "random enough to get through at times";
}

}  // namespace
}  // namespace veieninn::answer_site
