#include "service/letters/answer_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "service/letters/page_frame.h"
#include "tests/service/letters/example_pages.h"

namespace veieninn::letters {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

// Without the style, which is full of braces.
std::string body_of(const std::string& html) { return html.substr(html.find("<body>")); }

// The form that sends `action`, from its beginning to its end.
std::string form_of(const std::string& html, AnswerAction action) {
  const std::string button = "name=\"action\" value=\"" + std::string(form_value(action)) + "\"";
  const std::size_t at = html.find(button);
  if (at == std::string::npos) return {};
  const std::size_t begin = html.rfind("<form", at);
  return html.substr(begin, html.find("</form>", at) - begin);
}

std::vector<std::string> field_names(const std::string& form) {
  std::vector<std::string> names;
  const std::regex pattern("name=\"([a-z_]+)\"");
  for (std::sregex_iterator at(form.begin(), form.end(), pattern); at != std::sregex_iterator();
       ++at) {
    const std::string name = (*at)[1];
    if (names.empty() || names.back() != name) names.push_back(name);
  }
  return names;
}

TEST(AnswerPage, OfEveryKindAndLanguageHasNoGaps) {
  for (const Language language : kLanguages) {
    for (const auto& [name, html] : example_pages(language)) {
      SCOPED_TRACE(name + " " + std::string(language_tag(language)));
      const std::string body = body_of(html);
      EXPECT_EQ(body.find_first_of("{}"), std::string::npos) << body;
      EXPECT_THAT(body, Not(HasSubstr("  ")));
      EXPECT_THAT(body, Not(HasSubstr("></h1>")));
      EXPECT_THAT(html, HasSubstr("<html lang=\"" + std::string(language_tag(language)) + "\">"));
      EXPECT_EQ(count_of(html, "<h1>"), 1U);
      EXPECT_EQ(count_of(html, "<main>"), 1U);
      for (const char* refused : {"<script", "javascript:", " src=", "<link", "@import", "url(",
                                  "http://", "https://", "onclick", "<img"}) {
        EXPECT_THAT(html, Not(HasSubstr(refused)));
      }
    }
  }
}

TEST(AnswerPage, OffersWhatIsAllowedInItsOrder) {
  AnswerPage page = full_page(Asks::kAnswer, Language::kBokmaal);
  page.actions = {AnswerAction::kAccept, AnswerAction::kDecline, AnswerAction::kDecline};
  const std::string html = answer_page_html(page);
  EXPECT_EQ(count_of(html, "<form"), 2U);
  EXPECT_LT(html.find("value=\"accept\""), html.find("value=\"decline\""));
  EXPECT_EQ(count_of(html, "<details"), 1U) << "the first stands open";
  EXPECT_EQ(count_of(html, "<button class=\"first\""), 1U);
  page.actions.clear();
  EXPECT_EQ(count_of(answer_page_html(page), "<form"), 0U);
}

TEST(AnswerPage, PostsTheFieldsThatItsHeaderNames) {
  AnswerPage page = full_page(Asks::kAnswer, Language::kNynorsk);
  page.actions = std::vector<AnswerAction>(kAnswerActions.begin(), kAnswerActions.end());
  const std::string html = answer_page_html(page);
  const auto fields = [&](AnswerAction action) { return field_names(form_of(html, action)); };
  using enum AnswerAction;
  EXPECT_THAT(fields(kAccept), ElementsAre("nonce", "lang", "action"));
  EXPECT_THAT(fields(kIntroduce), ElementsAre("nonce", "lang", "action"));
  EXPECT_THAT(fields(kLeft), ElementsAre("nonce", "lang", "action"));
  for (const AnswerAction action : {kRefer, kHandOver, kBringIn, kNameCoordinator}) {
    EXPECT_THAT(fields(action),
                ElementsAre("nonce", "lang", "colleague", "colleague_email", "note", "action"));
  }
  EXPECT_THAT(fields(kDecline), ElementsAre("nonce", "lang", "reason", "reason_text", "action"));
  EXPECT_THAT(fields(kAway), ElementsAre("nonce", "lang", "away_until", "action"));
  EXPECT_THAT(fields(kClose), ElementsAre("nonce", "lang", "outcome", "note", "action"));
  EXPECT_THAT(fields(kReportAbuse), ElementsAre("nonce", "lang", "note", "action"));
  for (const AnswerAction action : kAnswerActions) {
    const std::string form = form_of(html, action);
    EXPECT_THAT(form, testing::StartsWith("<form method=\"post\" novalidate action=\"/svar/"));
    EXPECT_THAT(form, HasSubstr("name=\"nonce\" value=\"bm9uY2U\""));
    EXPECT_THAT(form, HasSubstr("name=\"lang\" value=\"nn\""));
  }
}

TEST(AnswerPage, OffersValuesThatCanBeReadBack) {
  AnswerPage page = full_page(Asks::kAnswer, Language::kEnglish);
  page.actions = {AnswerAction::kDecline, AnswerAction::kClose};
  const std::string html = answer_page_html(page);
  for (const DeclineReason reason : kDeclineReasons) {
    EXPECT_EQ(decline_reason_of(form_value(reason)), reason);
    EXPECT_THAT(html,
                HasSubstr("name=\"reason\" value=\"" + std::string(form_value(reason)) + "\""));
  }
  for (const Outcome outcome : kOfferedOutcomes) {
    EXPECT_EQ(offered_outcome_of(form_value(outcome)), outcome);
    EXPECT_THAT(html,
                HasSubstr("name=\"outcome\" value=\"" + std::string(form_value(outcome)) + "\""));
  }
  for (const AnswerAction action : kAnswerActions) {
    EXPECT_EQ(answer_action_of(form_value(action)), action);
  }
  EXPECT_EQ(answer_action_of("undo"), std::nullopt);
  EXPECT_EQ(answer_action_of(""), std::nullopt);
  EXPECT_EQ(offered_outcome_of("withdrawn"), std::nullopt) << "the venture's own";
}

TEST(AnswerPage, AsksAnIntroducerNoReason) {
  const std::string html = answer_page_html(full_page(Asks::kIntroduction, Language::kBokmaal));
  EXPECT_THAT(html, HasSubstr("Vil du introdusere Nabohjelpen Modig Humle for Vennlig Sky?"));
  EXPECT_THAT(form_of(html, AnswerAction::kDecline), HasSubstr(">Helst ikke</button>"));
  EXPECT_THAT(field_names(form_of(html, AnswerAction::kDecline)),
              ElementsAre("nonce", "lang", "action"));
}

TEST(AnswerPage, LetsARegistrarSayThatThereIsNobody) {
  const std::string html = answer_page_html(full_page(Asks::kRegistrar, Language::kBokmaal));
  EXPECT_THAT(form_of(html, AnswerAction::kRefer), HasSubstr("<legend>Hvem kan svare?</legend>"));
  EXPECT_THAT(html, HasSubstr("<button class=\"first\" type=\"submit\" name=\"action\" "
                              "value=\"refer\">Spør denne personen</button>"));
  EXPECT_THAT(form_of(html, AnswerAction::kDecline), HasSubstr(">Vi har ingen som kan svare<"));
  EXPECT_THAT(field_names(form_of(html, AnswerAction::kDecline)),
              ElementsAre("nonce", "lang", "action"));
}

TEST(AnswerPage, ListsColleaguesAndSomeoneElse) {
  const std::string form =
      form_of(answer_page_html(full_page(Asks::kAnswer, Language::kBokmaal)), AnswerAction::kRefer);
  EXPECT_THAT(form, HasSubstr("value=\"c001\""));
  EXPECT_THAT(form, HasSubstr(">Vennlig Sky, rådgiver, NAV Eksempelvik</label>"));
  EXPECT_THAT(form, HasSubstr(">Klok Bjørk, Eksempelvik kommune</label>"));
  EXPECT_THAT(form, HasSubstr("name=\"colleague\" value=\"\"><label"));
  EXPECT_THAT(form, HasSubstr("Adressen må ende på @eksempelvik.example.org."));
  EXPECT_THAT(form, Not(HasSubstr(" checked"))) << "the choice is hers";

  AnswerPage alone = full_page(Asks::kAnswer, Language::kBokmaal);
  alone.colleagues.clear();
  alone.own_domain.clear();
  const std::string bare = form_of(answer_page_html(alone), AnswerAction::kRefer);
  EXPECT_THAT(bare, Not(HasSubstr("<fieldset")));
  EXPECT_THAT(bare, Not(HasSubstr("@")));
}

TEST(AnswerPage, KeepsWhatWasTypedAndLeadsToTheField) {
  AnswerPage page = page_with_errors(AnswerAction::kRefer, Language::kBokmaal);
  const std::string html = answer_page_html(page);
  const std::string form = form_of(html, AnswerAction::kRefer);
  EXPECT_THAT(form, HasSubstr("value=\"vennlig.sky@annetsted.example.org\""));
  EXPECT_THAT(form, HasSubstr("Noen ord.\nOg noen til.</textarea>"));
  EXPECT_THAT(form, HasSubstr("value=\"c002\" checked"));
  EXPECT_THAT(form, HasSubstr("aria-describedby=\"refer_colleague_email_hint "
                              "refer_colleague_email_error\" aria-invalid=\"true\""));
  EXPECT_THAT(html, HasSubstr("<title>Feil: Kan du svare"));
  EXPECT_THAT(html, HasSubstr("<a href=\"#refer_colleague_email\">"));
  EXPECT_THAT(html, HasSubstr("<a href=\"#refer_colleague_0\">"));
  EXPECT_THAT(html, Not(HasSubstr("href=\"#refer_away_until\""))) << "no field of this form";
  EXPECT_EQ(count_of(html, "<details open>"), 1U);
  EXPECT_THAT(form_of(html, AnswerAction::kHandOver), Not(HasSubstr("annetsted")))
      << "typed in another form";
}

TEST(AnswerPage, KeepsEveryFieldOfEveryForm) {
  const auto form = [](AnswerAction action) {
    return form_of(answer_page_html(page_with_errors(action, Language::kEnglish)), action);
  };
  using enum AnswerAction;
  EXPECT_THAT(form(kDecline), HasSubstr("value=\"wrong_place\" checked"));
  EXPECT_THAT(form(kDecline), HasSubstr(">\nDet er i nabobyen.</textarea>"));
  EXPECT_THAT(form(kAway), HasSubstr("value=\"2026-12-24\""));
  EXPECT_THAT(form(kClose), HasSubstr("value=\"pilot\" checked"));
  EXPECT_THAT(form(kReportAbuse), HasSubstr(">\nNoen ord."));
  EXPECT_THAT(form(kHandOver), HasSubstr("value=\"c002\" checked"));
}

TEST(AnswerPage, ShowsStrangersWordsAsWordsOnly) {
  const std::string attack = "<script>alert(1)</script>\" onfocus=\"x' & </textarea>\u202E\r\n\x07";
  for (const AnswerAction action : kAnswerActions) {
    AnswerPage page = page_with_errors(action, Language::kNynorsk);
    for (std::string* field :
         {&page.recipient_name, &page.venture_name, &page.venture_description, &page.need_text,
          &page.topic_label, &page.area_name, &page.asked_by, &page.note, &page.next_person_name,
          &page.own_domain, &page.form_path, &page.nonce, &page.entered.colleague,
          &page.entered.colleague_email, &page.entered.note, &page.entered.reason,
          &page.entered.reason_text, &page.entered.away_until, &page.entered.outcome}) {
      *field = attack;
    }
    page.colleagues = {{attack, attack, attack, attack}, {"c1\"><b>", attack, attack, attack}};
    page.reasons = {attack};
    page.errors = {{attack, attack}, {"note", attack}};
    const std::string html = answer_page_html(page);
    for (const char* raw : {"<script", "</script", "\" onfocus", "x' &", "\u202E", "\x07", "\r"}) {
      EXPECT_THAT(html, Not(HasSubstr(raw)));
    }
    EXPECT_EQ(count_of(html, "<textarea"), count_of(html, "</textarea>"));
    EXPECT_THAT(html, Not(HasSubstr("novalidate action"))) << "a path of no site of ours";
  }
}

TEST(AnswerPage, PostsToItsOwnSiteOnly) {
  AnswerPage page = full_page(Asks::kAnswer, Language::kBokmaal);
  for (const char* foreign : {"//ond.example.org/x", "https://ond.example.org/x", "javascript:x",
                              "/\\ond.example.org", "svar/x", "/a b", ""}) {
    page.form_path = foreign;
    EXPECT_THAT(answer_page_html(page), Not(HasSubstr(" action=\""))) << foreign;
  }
}

TEST(AnswerPage, ShowsItsTokenInTheFormsAddressOnly) {
  const AnswerPage page = full_page(Asks::kAnswer, Language::kBokmaal);
  const std::string html = answer_page_html(page);
  EXPECT_EQ(count_of(html, "aGVtbWVsaWc"), page.actions.size());
  EXPECT_EQ(count_of(html, "action=\"/svar/aGVtbWVsaWc\""), page.actions.size());
}

TEST(AnswerPage, IsBoundedWhateverComesIn) {
  const std::string huge(100'000, '<');
  AnswerPage page = page_with_errors(AnswerAction::kRefer, Language::kBokmaal);
  page.need_text = page.note = page.venture_description = page.venture_name = huge;
  page.entered.note = page.entered.colleague_email = page.nonce = page.form_path = huge;
  page.colleagues.assign(50, {"c", huge, huge, huge});
  page.errors.assign(50, {"note", huge});
  page.reasons.assign(5000, "grunn");
  EXPECT_LT(answer_page_html(page).size(), 400'000U);
}

TEST(AnswerPage, SwitchesLanguageByLinksThatChangeNothing) {
  const std::string html = answer_page_html(full_page(Asks::kAnswer, Language::kNynorsk));
  EXPECT_THAT(html, HasSubstr("<a href=\"?lang=nb\" lang=\"nb\" hreflang=\"nb\">Bokmål</a>"));
  EXPECT_THAT(html, HasSubstr("<a href=\"?lang=en\" lang=\"en\" hreflang=\"en\">English</a>"));
  EXPECT_THAT(html, HasSubstr("<span aria-current=\"true\">Nynorsk</span>"));
}

TEST(AnswerPage, SaysWhatToDoAboutEveryProblem) {
  for (const Language language : kLanguages) {
    std::string before;
    for (int problem = 0; problem < kFieldProblemCount; ++problem) {
      const std::string text = field_problem_text(
          static_cast<FieldProblem>(problem), language_tag(language), "eksempelvik.example.org");
      EXPECT_GT(text.size(), 15U) << problem;
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
      EXPECT_NE(text, before);
      before = text;
    }
  }
  EXPECT_EQ(field_problem_text(FieldProblem::kEmailForeign, "nb", "eksempelvik.example.org"),
            "Skriv en adresse som ender på @eksempelvik.example.org.");
}

TEST(AnswerPage, StyleStandsOnceByteForByte) {
  const std::string html = answer_page_html(full_page(Asks::kAnswer, Language::kBokmaal));
  EXPECT_EQ(count_of(html, "<style>" + std::string(page_style()) + "</style>"), 1U);
  EXPECT_EQ(count_of(html, "style"), 2U) << "no inline style that a policy would refuse";
}

}  // namespace
}  // namespace veieninn::letters
