#include "service/letters/letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

#include "tests/service/letters/example_letters.h"

namespace veieninn::letters {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  }));
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

bool has_control_character(std::string_view text, bool but_line_feed) {
  return std::any_of(text.begin(), text.end(), [&](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return (value < 0x20 && !(but_line_feed && byte == '\n')) || value == 0x7F;
  });
}

void for_every_letter(const std::function<void(LetterContent)>& check) {
  for (const LetterKind kind : all_kinds()) {
    for (const Language language : kLanguages) {
      SCOPED_TRACE("kind " + std::to_string(static_cast<int>(kind)) + " " +
                   std::string(language_tag(language)));
      check(full_content(kind, language));
    }
  }
}

void expect_clean(const LetterText& letter) {
  EXPECT_FALSE(letter.subject.empty());
  EXPECT_LE(characters(letter.subject), kSubjectCharactersMax) << letter.subject;
  EXPECT_FALSE(has_control_character(letter.subject, false)) << letter.subject;
  for (const std::string& text : {letter.subject, letter.plain_text, letter.html}) {
    EXPECT_FALSE(has_control_character(text, true));
    EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
    EXPECT_THAT(text, Not(HasSubstr("  "))) << text;
    for (const char* leftover : {" ,", " .", " ?", ",,", "..", "()", "\u202E"}) {
      EXPECT_THAT(text, Not(HasSubstr(leftover))) << text;
    }
  }
}

TEST(Letter, OfEveryKindAndLanguageIsWholeAndClean) {
  for_every_letter([](const LetterContent& content) {
    const LetterText letter = write_letter(content);
    expect_clean(letter);
    const std::string lang = "<html lang=\"" + content.language + "\"";
    EXPECT_THAT(letter.html, HasSubstr(lang));
    EXPECT_THAT(letter.html, HasSubstr("<title>" + letter.subject + "</title>"));
    EXPECT_THAT(letter.plain_text, HasSubstr("\n-- \n"));
  });
}

TEST(Letter, GreetsAndSaysInTheFirstLineWhatItIsAbout) {
  for_every_letter([](const LetterContent& content) {
    const std::string text = write_letter(content).plain_text;
    const std::string first = text.substr(0, text.find('\n'));
    EXPECT_THAT(first,
                StartsWith(content.language == "en" ? "Hello, Rolig Bok! " : "Hei, Rolig Bok! "));
    EXPECT_GT(first.size(), 30U) << first;
    EXPECT_LT(characters(first), 130U) << first;
  });
  EXPECT_THAT(write_letter(full_content(LetterKind::kIntroduction, Language::kBokmaal)).plain_text,
              StartsWith("Hei, Rolig Bok! Vil du introdusere Nabohjelpen Modig Humle for "
                         "Vennlig Sky?\n"));
}

TEST(Letter, HasOneButtonAndItLeadsToTheLink) {
  for_every_letter([](const LetterContent& content) {
    if (content.kind == LetterKind::kEnquiryEnded) return;  // nothing is to be done
    const LetterText letter = write_letter(content);
    const bool to_venture =
        content.kind >= LetterKind::kVentureSent && content.kind <= LetterKind::kVentureGap;
    const std::string& link = to_venture ? content.status_link : content.answer_link;
    EXPECT_EQ(count_of(letter.html, "background:#"), 1U);
    EXPECT_EQ(count_of(letter.html, "<a href=\"" + link + "\""), 1U);
    EXPECT_EQ(count_of(letter.plain_text, ":\n" + link + "\n"), 1U);
  });
}

TEST(Letter, ShowsItsTokenInLinksOnly) {
  for_every_letter([](const LetterContent& content) {
    const LetterText letter = write_letter(content);
    const std::size_t links = content.kind == LetterKind::kEnquiryEnded ? 1 : 2;
    EXPECT_THAT(letter.subject, Not(HasSubstr(std::string(kToken))));
    EXPECT_EQ(count_of(letter.html, kToken), links) << "one button, one link to be taken off";
    EXPECT_EQ(count_of(letter.html, std::string(kToken) + "\" style="), links);
    EXPECT_EQ(count_of(letter.plain_text, kToken), links);
    EXPECT_EQ(count_of(letter.plain_text, std::string(kToken) + "\n"), links);
  });
}

TEST(Letter, LoadsNothingAndRunsNothing) {
  for_every_letter([](const LetterContent& content) {
    const std::string html = write_letter(content).html;
    for (const char* refused : {"<img", "<script", "<style", "<link", "<iframe", "<form",
                                " src=", "url(", "@import", "class=", "onclick"}) {
      EXPECT_THAT(html, Not(HasSubstr(refused)));
    }
  });
}

TEST(Letter, NamesTheDateInItsLanguage) {
  for (const auto& [language, words] :
       {std::pair{Language::kBokmaal, "Svar gjerne innen fredag 4. desember."},
        std::pair{Language::kNynorsk, "Svar gjerne innan fredag 4. desember."},
        std::pair{Language::kEnglish, "Please answer by Friday 4 December if you can."}}) {
    EXPECT_THAT(write_letter(full_content(LetterKind::kEnquiry, language)).plain_text,
                HasSubstr(words));
  }
  LetterContent undated = full_content(LetterKind::kEnquiry, Language::kBokmaal);
  undated.due_date = CalendarDate{2026, 2, 30};
  EXPECT_THAT(write_letter(undated).plain_text, Not(HasSubstr("innen")));
}

TEST(Letter, CutsALongNameInTheSubject) {
  for_every_letter([](LetterContent content) {
    content.venture_name = "Foreningen for Gode Naboer og Modige Humler i Eksempelvik og Omegn";
    content.person_name = "Vennlig Himmelvendt Langstrakt Sky med Uvanlig Mange Mellomnavn";
    const std::string subject = write_letter(content).subject;
    EXPECT_LE(characters(subject), kSubjectCharactersMax) << subject;
    EXPECT_THAT(subject, Not(HasSubstr("Eksempelvik")));
    EXPECT_THAT(subject, Not(HasSubstr("Mellomnavn")));
  });
}

TEST(Letter, ShowsStrangersWordsAsWordsOnly) {
  const std::string attack =
      "<script>alert(1)</script> & \"hei\" 'du'\r\nBcc: x@example.org\r\n</blockquote>"
      "<a href=\"https://ond.example.org\">trykk</a>\u202Eteks\u0007";
  for_every_letter([&](LetterContent content) {
    for (std::string* field :
         {&content.need_text, &content.note, &content.venture_description, &content.recipient_name,
          &content.venture_name, &content.person_name, &content.other_person_name,
          &content.unit_name, &content.person_title, &content.topic_label, &content.area_name,
          &content.registrar_name, &content.service_name}) {
      *field = attack;
    }
    content.reasons = {attack};
    content.contact_channels = {attack};
    const LetterText letter = write_letter(content);
    for (const char* raw : {"<script", "</script", "<a href=\"https://ond", "\u202E", "\r"}) {
      EXPECT_THAT(letter.html, Not(HasSubstr(raw)));
    }
    EXPECT_EQ(count_of(letter.html, "<a "), content.kind == LetterKind::kEnquiryEnded ? 1U : 2U);
    EXPECT_EQ(count_of(letter.html, "<blockquote"), count_of(letter.html, "</blockquote>"));
    EXPECT_FALSE(has_control_character(letter.subject, false));
    EXPECT_FALSE(has_control_character(letter.plain_text, true));
    EXPECT_THAT(letter.plain_text, Not(HasSubstr("\nBcc:")));
    EXPECT_LE(characters(letter.subject), kSubjectCharactersMax);
  });
}

TEST(Letter, QuotesALongNeedWholeAndPutsTheButtonAboveIt) {
  LetterContent content = full_content(LetterKind::kEnquiry, Language::kBokmaal);
  content.need_text.clear();
  while (content.need_text.size() < 3980) content.need_text += "blåbær ";
  content.need_text += "slutt";
  ASSERT_LE(content.need_text.size(), 4000U);
  const LetterText letter = write_letter(content);
  EXPECT_THAT(letter.plain_text, HasSubstr("> " + content.need_text + "\n"));
  EXPECT_LT(letter.html.find(content.answer_link), letter.html.find("blåbær"));

  content.need_text = "Kort.";
  const std::string html = write_letter(content).html;
  EXPECT_GT(html.find(content.answer_link), html.find("Kort."));
}

TEST(Letter, IsBoundedWhateverComesIn) {
  for_every_letter([](LetterContent content) {
    const std::string huge(100'000, '<');
    content.need_text = content.note = content.venture_description = huge;
    content.venture_name = content.recipient_name = content.unit_name = huge;
    content.reasons.assign(1000, std::string(5000, '<'));
    content.contact_channels = content.reasons;
    content.answer_link = "https://" + huge;
    const LetterText letter = write_letter(content);
    EXPECT_LT(letter.html.size(), 200'000U);
    EXPECT_LT(letter.plain_text.size(), 60'000U);
  });
}

// What each sentence needs; each is taken away alone, and then all at once.
const std::vector<std::function<void(LetterContent&)>>& losses() {
  static const std::vector<std::function<void(LetterContent&)>> all = {
      [](LetterContent& c) { c.recipient_name.clear(); },
      [](LetterContent& c) { c.venture_name.clear(); },
      [](LetterContent& c) { c.venture_description.clear(); },
      [](LetterContent& c) { c.need_text.clear(); },
      [](LetterContent& c) { c.topic_label.clear(); },
      [](LetterContent& c) { c.area_name.clear(); },
      [](LetterContent& c) { c.unit_name.clear(); },
      [](LetterContent& c) { c.person_name.clear(); },
      [](LetterContent& c) { c.person_title.clear(); },
      [](LetterContent& c) { c.other_person_name.clear(); },
      [](LetterContent& c) { c.note.clear(); },
      [](LetterContent& c) { c.reasons.clear(); },
      [](LetterContent& c) { c.registrar_name.clear(); },
      [](LetterContent& c) { c.due_date.reset(); },
      [](LetterContent& c) { c.answer_link.clear(); },
      [](LetterContent& c) { c.status_link.clear(); },
      [](LetterContent& c) { c.removal_link.clear(); },
      [](LetterContent& c) { c.contact_channels.clear(); },
      [](LetterContent& c) { c.outcome.reset(); },
      [](LetterContent& c) { c.reply_is_relayed = false; },
  };
  return all;
}

TEST(Letter, LeavesOutWhatIsUnknown) {
  for_every_letter([](const LetterContent& content) {
    LetterContent bare = content;
    for (const auto& lose : losses()) {
      LetterContent less = content;
      lose(less);
      expect_clean(write_letter(less));
      lose(bare);
      expect_clean(write_letter(bare));
    }
    const LetterText letter = write_letter(bare);
    EXPECT_EQ(count_of(letter.html, "<a "), 0U);
    EXPECT_GT(letter.plain_text.find('\n'), 12U) << "the first line still says something";
    for (const char* claimed : {"Vennlig", "Stille", "Klok", "NAV", "Asker", "Rolig", "Humle"}) {
      EXPECT_THAT(letter.html, Not(HasSubstr(claimed)));
    }
  });
}

TEST(Letter, TellsTheContactHowItCameToHer) {
  LetterContent content = full_content(LetterKind::kEnquiry, Language::kBokmaal);
  EXPECT_THAT(write_letter(content).plain_text, HasSubstr("Stille Elv sendte henvendelsen videre"));
  content.cause = HandingCause::kIntroduced;
  EXPECT_THAT(write_letter(content).plain_text, HasSubstr("til deg gjennom Stille Elv."));
  // Nobody learns from a letter who was asked before and could not.
  for (const HandingCause cause :
       {HandingCause::kNone, HandingCause::kCouldNot, HandingCause::kLeft}) {
    content.cause = cause;
    EXPECT_THAT(write_letter(content).plain_text, Not(HasSubstr("Stille Elv")));
  }
}

TEST(Letter, TellsTheVentureHowItWentOn) {
  LetterContent content = full_content(LetterKind::kVentureNext, Language::kBokmaal);
  EXPECT_THAT(write_letter(content).plain_text,
              HasSubstr("Stille Elv sendte henvendelsen videre."));
  content.cause = HandingCause::kCouldNot;
  EXPECT_THAT(write_letter(content).plain_text, HasSubstr("Stille Elv kunne ikke svare denne"));
  content.other_person_name.clear();
  EXPECT_THAT(write_letter(content).plain_text, HasSubstr("Den forrige vi spurte, kunne ikke"));
}

TEST(Letter, TellsTheVentureThatAnIntroducerIsAskedFirst) {
  LetterContent content = full_content(LetterKind::kVentureSent, Language::kBokmaal);
  content.cause = HandingCause::kIntroduced;
  const LetterText letter = write_letter(content);
  EXPECT_THAT(letter.plain_text, StartsWith("Hei, Rolig Bok! Vi har spurt Stille Elv om å "
                                            "introdusere deg for Vennlig Sky.\n"));
  EXPECT_EQ(letter.subject, "Henvendelsen din er på vei");
}

TEST(Letter, TellsTheVentureHowToReachWhoAccepted) {
  LetterContent content = full_content(LetterKind::kVentureAccepted, Language::kBokmaal);
  EXPECT_THAT(write_letter(content).plain_text, HasSubstr("- telefon 99 99 99 99\n"));
  EXPECT_THAT(write_letter(content).plain_text, Not(HasSubstr("Svar på denne e-posten")));
  content.contact_channels.clear();
  EXPECT_THAT(write_letter(content).plain_text,
              HasSubstr("Svar på denne e-posten, så når du Vennlig Sky."));
  content.reply_is_relayed = false;
  EXPECT_THAT(write_letter(content).plain_text, Not(HasSubstr("Svar på denne e-posten")));
}

TEST(Letter, TellsEveryoneWhoSentItAndWhy) {
  for_every_letter([](const LetterContent& content) {
    const std::string text = write_letter(content).plain_text;
    const std::string foot = text.substr(text.find("\n-- \n"));
    EXPECT_THAT(foot, HasSubstr("Veien inn"));
    EXPECT_THAT(foot, testing::AnyOf(HasSubstr("Du får e-posten fordi"),
                                     HasSubstr("You get this mail because")));
    EXPECT_THAT(foot, testing::AnyOf(HasSubstr("sporing"), HasSubstr("no tracking")));
    EXPECT_THAT(foot, HasSubstr(content.removal_link));
  });
}

TEST(Letter, IsTheSameForTheSameContent) {
  for_every_letter([](const LetterContent& content) {
    EXPECT_EQ(write_letter(content).html, write_letter(content).html);
  });
  LetterContent other = full_content(LetterKind::kEnquiry, Language::kBokmaal);
  const std::string bokmaal = write_letter(other).html;
  other.language = "se";
  EXPECT_EQ(write_letter(other).html, bokmaal);
}

}  // namespace
}  // namespace veieninn::letters
