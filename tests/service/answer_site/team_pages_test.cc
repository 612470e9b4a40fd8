// The page of who works on an enquiry together: what each may do there, and that all read the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/answer_site/allowed_answers.h"
#include "tests/service/answer_site/answer_world.h"

namespace veieninn::answer_site {
namespace {

using enquiry::Answered;
using letters::AnswerAction;
using model::AnswerKind;
using model::LetterKind;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The part of a page that tells what has happened.
std::string thread_in(const std::string& html) {
  const std::size_t begin = html.find("<h2>Dette har skjedd</h2>");
  if (begin == std::string::npos) return {};
  return html.substr(begin, html.find("</ol>", begin) - begin);
}

// Anna got it by way of Ida, took it, and can press on the link that she said yes by.
class TeamPages : public testing::Test {
 protected:
  TeamPages() {
    world.come_to(LetterKind::kIntroduction);
    world.act(Answered{{.kind = AnswerKind::kIntroduce, .contact = "ida", .note = "Hei"}});
    annas = world.token(LetterKind::kEnquiry, "anna");
    EXPECT_EQ(world.answer(annas, {{"action", "accept"}}).status, 303);
    world.let_undo_time_pass();
  }

  void press(const std::string& token, const Form& form) {
    ASSERT_EQ(world.answer(token, form).status, 303);
    world.let_undo_time_pass();
  }
  std::string body(const std::string& token) { return world.show(token).body; }
  std::string bring_in_sol() {
    press(annas, {{"action", "bring_in"}, {"colleague", "sol"}, {"note", "Du kan kjøkken."}});
    return world.token(LetterKind::kJoinedTeam, "sol");
  }
  std::string name_sol() {
    press(annas, {{"action", "name_coordinator"}, {"colleague", "sol"}});
    return world.token(LetterKind::kCoordinatorNamed, "sol");
  }

  AnswerWorld world;
  std::string annas;
};

TEST_F(TeamPages, LetTheOwnerBringInAColleagueOfAnotherUnitWhoReadsTheSame) {
  const std::string sols = bring_in_sol();
  ASSERT_FALSE(sols.empty());
  const auto page = world.show(sols);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<h1>Du er med på å hjelpe"));
  EXPECT_THAT(page.body, HasSubstr("Rolig ida introduserte"));
  EXPECT_THAT(page.body, HasSubstr("Rolig anna sa ja til å svare"));
  EXPECT_THAT(page.body, HasSubstr("Rolig anna tok med Rolig sol."));
  EXPECT_THAT(page.body, HasSubstr("Du kan kjøkken."));
  EXPECT_THAT(page.body, HasSubstr("<dt>Har ansvaret</dt>\n<dd>Rolig anna, rådgiver"));
  EXPECT_THAT(page.body, HasSubstr("mandag 30. november"));
  EXPECT_EQ(thread_in(page.body), thread_in(body(annas))) << "everyone sees the same";
  EXPECT_FALSE(thread_in(page.body).empty());
}

TEST_F(TeamPages, LetATeamReadAndAnswerNothing) {
  const std::string sols = bring_in_sol();
  const std::string page = body(sols);
  EXPECT_THAT(page, AllOf(Not(HasSubstr("<form")), Not(HasSubstr("<button")),
                          Not(HasSubstr("trykker på en knapp")), Not(HasSubstr(kSenderAddress))));
  const std::string nonce = nonce_in(body(annas));
  const model::Revision revision = world.revision();
  const int writes = world.watched->writes;
  for (const AnswerAction action : letters::kAnswerActions) {
    const auto refused = world.answer(sols, {{"action", std::string(letters::form_value(action))},
                                             {"colleague", "frida"},
                                             {"outcome", "met"},
                                             {"away_until", "2026-12-24"},
                                             {"nonce", nonce}});
    EXPECT_EQ(refused.status, 409) << letters::form_value(action);
    EXPECT_EQ(thread_in(refused.body), thread_in(page));
  }
  EXPECT_EQ(world.answer(sols, {{"action", "undo"}, {"nonce", nonce}}).status, 409);
  EXPECT_EQ(world.revision(), revision);
  EXPECT_EQ(world.watched->writes, writes);
}

TEST_F(TeamPages, LetTheCoordinatorActForTheOwnerButNotLeaveForHer) {
  const std::string sols = name_sol();
  ASSERT_FALSE(sols.empty());
  EXPECT_THAT(body(sols),
              AllOf(HasSubstr("<h1>Du koordinerer hjelpen til"),
                    HasSubstr("<dt>Koordinerer</dt>\n<dd>Rolig sol"),
                    HasSubstr("Rolig anna valgte Rolig sol til koordinator."),
                    Not(HasSubstr("value=\"left\"")), Not(HasSubstr("value=\"away\""))));
  EXPECT_EQ(world.answer(sols, {{"action", "left"}}).status, 422);
  press(sols, {{"action", "bring_in"}, {"colleague_email", "frida@asker.example.org"}});
  EXPECT_THAT(world.enquiry().team, ElementsAre("sol", "frida"));
  const std::string fridas = world.token(LetterKind::kJoinedTeam, "frida");
  EXPECT_THAT(body(fridas), HasSubstr("Rolig sol tok med Rolig frida."));
  press(sols, {{"action", "name_coordinator"}, {"colleague", "anna"}});
  EXPECT_EQ(world.enquiry().coordinator, "") << "the owner holds the threads again";
  EXPECT_THAT(body(sols), AllOf(Not(HasSubstr("<form")), HasSubstr("Rolig frida")));
}

TEST_F(TeamPages, OfferTheTeamFirstAsCoordinatorAndNobodyOfItToBringIn) {
  bring_in_sol();
  const std::string page = body(annas);
  const auto form_of = [&](const std::string& legend) {
    const std::size_t begin = page.find(legend);
    return page.substr(begin, page.find("</fieldset>", begin) - begin);
  };
  EXPECT_THAT(form_of("Hvem skal koordinere?"), HasSubstr("value=\"sol\""));
  EXPECT_THAT(form_of("Hvem vil du ta med?"),
              AllOf(Not(HasSubstr("value=\"sol\"")), Not(HasSubstr("value=\"anna\"")),
                    HasSubstr("value=\"berit\"")));
}

TEST_F(TeamPages, RefuseAColleagueWhoIsInItOrElsewhere) {
  bring_in_sol();
  const model::Revision revision = world.revision();
  struct Refusal {
    Form form;
    const char* words;
  };
  const std::vector<Refusal> refusals = {
      {{{"action", "bring_in"}, {"colleague", "sol"}}, "Denne kollegaen er allerede med."},
      {{{"action", "bring_in"}, {"colleague_email", "sol@asker.example.org"}},
       "Denne kollegaen er allerede med."},
      {{{"action", "bring_in"}, {"colleague", "nils"}}, "Velg en kollega fra listen."},
      {{{"action", "name_coordinator"}, {"colleague", "nils"}}, "Velg en kollega fra listen."},
      {{{"action", "name_coordinator"}, {"colleague", "anna"}}, "Denne kollegaen er allerede med."},
      {{{"action", "bring_in"}, {"colleague_email", "nils@baerum.example.org"}},
       "Skriv en adresse som ender på @asker.example.org."},
      {{{"action", "bring_in"}}, "Velg en kollega, eller skriv en e-postadresse."}};
  for (const auto& [form, words] : refusals) {
    const auto refused = world.answer(annas, form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr(words));
  }
  EXPECT_EQ(world.revision(), revision);
}

TEST_F(TeamPages, BringInSomebodyNewByHerAddress) {
  press(annas, {{"action", "bring_in"}, {"colleague_email", "mild.havre@asker.example.org"}});
  ASSERT_EQ(world.enquiry().team.size(), 1U);
  const std::string made = world.enquiry().team.front();
  EXPECT_EQ(world.row(made).display_name, "Mild Havre");
  EXPECT_THAT(body(world.token(LetterKind::kJoinedTeam, made)),
              HasSubstr("Rolig anna tok med Mild Havre."));
}

TEST_F(TeamPages, TellNothingOfWhoWasAskedInVain) {
  AnswerWorld other;
  other.come_to(LetterKind::kEnquiry);
  other.act(Answered{{.kind = AnswerKind::kRefer, .contact = "anna", .other_contact = "dagny"}});
  other.act(Answered{{.kind = AnswerKind::kDecline,
                      .contact = "dagny",
                      .decline_reason = model::DeclineReason::kNoCapacity,
                      .note = "Har ikke tid."}});
  other.act(Answered{{.kind = AnswerKind::kAccept, .contact = other.enquiry().waits_on}});
  const std::string owner = other.enquiry().owner;
  other.act(enquiry::ColleagueJoined{owner, "sol"});
  const std::string thread =
      thread_in(other.show(other.token(LetterKind::kJoinedTeam, "sol")).body);
  EXPECT_THAT(thread, HasSubstr("Rolig anna sendte henvendelsen videre til en kollega."));
  EXPECT_THAT(thread, AllOf(Not(HasSubstr("dagny")), Not(HasSubstr("Har ikke tid"))));
}

TEST_F(TeamPages, CanBeReadAfterTheEndAsLongAsTheLinkLivesAndTheTextsAreKept) {
  const std::string sols = bring_in_sol();
  press(annas, {{"action", "close"}, {"outcome", "pilot"}, {"note", "Vi prøver det."}});
  for (const std::string& token : {sols, annas}) {
    const auto page = world.show(token);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, AllOf(HasSubstr("<h1>Henvendelsen er avsluttet</h1>"),
                                 HasSubstr("avsluttet henvendelsen. Utfall: Pilot."),
                                 HasSubstr("Vi prøver det."), Not(HasSubstr("<form"))));
  }
  EXPECT_EQ(thread_in(body(sols)), thread_in(body(annas)));
  EXPECT_THAT(body(world.token(LetterKind::kIntroduction, "ida")),
              Not(HasSubstr("Dette har skjedd")))
      << "who only introduced it reads no more";
  world.now.unix_seconds += 15 * kDay;
  EXPECT_EQ(world.show(sols).status, 410);
}

TEST_F(TeamPages, AreReadOnlyWhileAnothersAnswerCanBeUndone) {
  const std::string sols = name_sol();
  ASSERT_EQ(world.answer(annas, {{"action", "close"}, {"outcome", "met"}}).status, 303);
  EXPECT_THAT(body(sols), AllOf(HasSubstr("Om høyst 30 minutter kan du svare igjen."),
                                Not(HasSubstr("<form")), HasSubstr("Dette har skjedd")));
  EXPECT_THAT(body(annas), AllOf(HasSubstr("value=\"undo\""), HasSubstr("Dette har skjedd")));
  EXPECT_EQ(world.answer(sols, {{"action", "close"}, {"outcome", "met"}, {"nonce", "x"}}).status,
            409);
}

TEST_F(TeamPages, AreTheSameByWhateverLetterOfHers) {
  const std::string sols = bring_in_sol();
  for (const LetterKind kind : kAskingKinds) {
    const std::string page = body(world.link(kind, "sol"));
    EXPECT_EQ(thread_in(page), thread_in(body(sols))) << static_cast<int>(kind);
    EXPECT_THAT(page, Not(HasSubstr("<form"))) << static_cast<int>(kind);
  }
}

TEST_F(TeamPages, SpeakThreeLanguages) {
  const std::string sols = "/svar/" + bring_in_sol();
  EXPECT_THAT(world.get(sols, "nn").body, HasSubstr("Rolig anna tok med Rolig sol."));
  EXPECT_THAT(world.get(sols, "nn").body, HasSubstr("<h2>Dette har hendt</h2>"));
  EXPECT_THAT(world.get(sols, "en").body, HasSubstr("Rolig anna brought in Rolig sol."));
}

struct Allowed {
  const char* who;
  std::vector<AnswerAction> actions;
};

TEST(AllowedAnswers, OfWhoWorksOnItAreTheSameByEveryLetter) {
  using enum AnswerAction;
  model::Enquiry row;
  row.state = model::EnquiryState::kAccepted;
  row.need_text = "Mat";
  row.owner = "anna";
  row.coordinator = "berit";
  row.team = {"berit", "sol"};
  const std::vector<Allowed> table = {
      {"anna", {kClose, kBringIn, kNameCoordinator, kHandOver, kAway, kLeft}},
      {"berit", {kClose, kBringIn, kNameCoordinator, kHandOver}},
      {"sol", {}},
      {"olga", {}}};
  for (const auto& [who, actions] : table) {
    for (const LetterKind kind : kAskingKinds) EXPECT_EQ(allowed_answers(kind, row, who), actions);
    EXPECT_EQ(allowed_answers(LetterKind::kJoinedTeam, row, who), actions) << who;
    EXPECT_EQ(allowed_answers(LetterKind::kCoordinatorNamed, row, who), actions) << who;
    EXPECT_EQ(reads_thread(row, who), std::string(who) != "olga");
  }
  row.offered_to = "sol";
  EXPECT_THAT(allowed_answers(LetterKind::kOwnershipOffered, row, "sol"),
              ElementsAre(kAccept, kDecline, kRefer));
  row.state = model::EnquiryState::kClosed;
  for (const auto& [who, actions] : table) {
    EXPECT_THAT(allowed_answers(LetterKind::kFollowUp, row, who), IsEmpty());
  }
  row.need_text.clear();
  EXPECT_FALSE(reads_thread(row, "anna")) << "its texts are gone";
}

}  // namespace
}  // namespace veieninn::answer_site
