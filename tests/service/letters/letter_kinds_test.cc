// What each letter asks or tells, as a table that a municipality can read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/service/letters/example_letters.h"

namespace veieninn::letters {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Row {
  LetterKind kind;
  std::string subject;
  std::string first;  // the first line, after the greeting
};

const std::vector<Row>& rows() {
  using enum LetterKind;
  static const std::vector<Row> all = {
      {kEnquiry, "Kan du hjelpe Modig Humle?", "Kan du svare på en henvendelse fra Modig Humle?"},
      {kIntroduction, "Vil du introdusere Modig Humle?",
       "Vil du introdusere Modig Humle for Vennlig Sky?"},
      {kEnquiryReminder, "Påminnelse: Kan du hjelpe Modig Humle?",
       "Kan du svare på henvendelsen fra Modig Humle?"},
      {kOwnershipGiven, "Du følger nå opp Modig Humle",
       "Du følger nå opp henvendelsen fra Modig Humle."},
      {kOwnershipOffered, "Vil du følge opp Modig Humle?",
       "Vil du ta over etter Stille Elv og følge opp Modig Humle?"},
      {kFollowUp, "Hvordan gikk det med Modig Humle?", "Hvordan gikk det med Modig Humle?"},
      {kJoinedTeam, "Du er med på å hjelpe Modig Humle",
       "Stille Elv har tatt deg med for å hjelpe Modig Humle."},
      {kRegistrarTask, "Hvem kan svare Modig Humle?",
       "Kan du finne en person som kan svare Modig Humle?"},
      {kRegistrarReminder, "Påminnelse: Hvem kan svare Modig Humle?",
       "Har du funnet en person som kan svare Modig Humle?"},
      {kEnquiryEnded, "Modig Humle trenger ikke lenger svar",
       "Henvendelsen fra Modig Humle trenger ikke lenger svar fra deg."},
      {kCoordinatorNamed, "Du koordinerer hjelpen til Modig Humle",
       "Stille Elv har valgt deg til å koordinere hjelpen til Modig Humle."},
      {kVentureSent, "Henvendelsen din er sendt til Vennlig Sky",
       "Vi har sendt henvendelsen din til Vennlig Sky."},
      {kVentureNext, "Henvendelsen din er nå hos Vennlig Sky",
       "Henvendelsen din er nå hos Vennlig Sky."},
      {kVentureAccepted, "Vennlig Sky har sagt ja",
       "Vennlig Sky har sagt ja til å svare på henvendelsen din."},
      {kVentureOwnerChanged, "Ny kontaktperson: Vennlig Sky",
       "Vennlig Sky følger nå opp henvendelsen din."},
      {kVentureWithRegistrar, "Vi leter etter rett person for deg",
       "Klok Bjørk leter etter rett person for deg."},
      {kVentureClosed, "Henvendelsen din er avsluttet", "Henvendelsen din er avsluttet."},
      {kVentureGap, "Vi fant ingen som kan svare ennå",
       "Vi fant dessverre ingen person som kan svare på henvendelsen din nå."},
  };
  return all;
}

LetterText letter_of(LetterKind kind) {
  LetterContent content = full_content(kind, Language::kBokmaal);
  content.venture_name = "Modig Humle";
  return write_letter(content);
}

TEST(LetterKinds, EachSaysItsOwn) {
  ASSERT_EQ(rows().size(), kLetterKindCount);
  for (const Row& row : rows()) {
    const LetterText letter = letter_of(row.kind);
    EXPECT_EQ(letter.subject, row.subject);
    EXPECT_EQ(letter.plain_text.substr(0, letter.plain_text.find('\n')),
              "Hei, Rolig Bok! " + row.first);
  }
}

TEST(LetterKinds, RemindersSayWhyTheyCome) {
  for (const Row& row : rows()) {
    const bool reminds =
        row.kind == LetterKind::kEnquiryReminder || row.kind == LetterKind::kRegistrarReminder;
    EXPECT_EQ(letter_of(row.kind).plain_text.find("Vi skriver igjen") != std::string::npos, reminds)
        << row.subject;
  }
}

TEST(LetterKinds, SilenceAndNoAreFineForWhoeverIsAsked) {
  for (const LetterKind kind : {LetterKind::kEnquiry, LetterKind::kIntroduction,
                                LetterKind::kEnquiryReminder, LetterKind::kOwnershipOffered}) {
    EXPECT_THAT(letter_of(kind).plain_text, HasSubstr("Det er helt greit"));
  }
}

TEST(LetterKinds, TellTheNewOwnerWhatToDo) {
  LetterContent content = full_content(LetterKind::kOwnershipGiven, Language::kBokmaal);
  content.cause = HandingCause::kLeft;
  const std::string text = write_letter(content).plain_text;
  EXPECT_THAT(text, HasSubstr("Stille Elv har ikke lenger denne oppgaven."));
  EXPECT_THAT(text, HasSubstr("Ta gjerne kontakt med Nabohjelpen Modig Humle innen fredag 4. "
                              "desember."));
  EXPECT_THAT(text, HasSubstr("gi henvendelsen videre til en kollega"));
}

TEST(LetterKinds, TellWhomAReplyReaches) {
  const auto reaches = [](LetterKind kind) {
    return letter_of(kind).plain_text.find("når også Modig Humle.") != std::string::npos;
  };
  for (const LetterKind kind :
       {LetterKind::kEnquiry, LetterKind::kEnquiryReminder, LetterKind::kOwnershipGiven,
        LetterKind::kOwnershipOffered, LetterKind::kFollowUp, LetterKind::kJoinedTeam,
        LetterKind::kCoordinatorNamed}) {
    EXPECT_TRUE(reaches(kind)) << static_cast<int>(kind);
  }
  for (const LetterKind kind :
       {LetterKind::kIntroduction, LetterKind::kRegistrarTask, LetterKind::kVentureSent}) {
    EXPECT_FALSE(reaches(kind)) << static_cast<int>(kind);
  }
}

TEST(LetterKinds, TellTheVentureWhatComesNextAndWhen) {
  for (const LetterKind kind : {LetterKind::kVentureSent, LetterKind::kVentureNext}) {
    EXPECT_THAT(letter_of(kind).plain_text,
                HasSubstr("Hører vi ikke noe innen fredag 4. desember, går henvendelsen videre"));
  }
  EXPECT_THAT(letter_of(LetterKind::kVentureWithRegistrar).plain_text,
              HasSubstr("Du hører fra oss innen fredag 4. desember."));
  EXPECT_THAT(letter_of(LetterKind::kVentureClosed).plain_text, HasSubstr("Utfall: Pilot\n"));
  EXPECT_THAT(letter_of(LetterKind::kVentureGap).plain_text,
              HasSubstr("Behovet er talt med, så NAV Eksempelvik kan se"));
}

TEST(LetterKinds, ShowNoChannelBeforeAYes) {
  for (const Row& row : rows()) {
    const bool shows =
        row.kind == LetterKind::kJoinedTeam || row.kind == LetterKind::kCoordinatorNamed ||
        row.kind == LetterKind::kVentureAccepted || row.kind == LetterKind::kVentureOwnerChanged;
    EXPECT_EQ(letter_of(row.kind).html.find("99 99 99 99") != std::string::npos, shows)
        << row.subject;
  }
}

TEST(LetterKinds, AskNothingMoreOnceSomebodyElseHasIt) {
  const std::string text = letter_of(LetterKind::kEnquiryEnded).plain_text;
  EXPECT_THAT(text, HasSubstr("Du trenger ikke gjøre noe mer. Takk"));
  EXPECT_THAT(text, Not(HasSubstr("/svar/")));
  EXPECT_THAT(text, Not(HasSubstr("Vi vil starte et dagtilbud"))) << "it is no longer hers to read";
}

TEST(LetterKinds, TellTheTeamWhoBroughtHerInWhoOwnsItAndWhereToRead) {
  const std::string joined = letter_of(LetterKind::kJoinedTeam).plain_text;
  EXPECT_THAT(joined, HasSubstr("Dette skriver Stille Elv:\n> Dette er nærmere ditt felt"));
  EXPECT_THAT(joined, HasSubstr("Vennlig Sky leder arbeidet."));
  const std::string named = letter_of(LetterKind::kCoordinatorNamed).plain_text;
  EXPECT_THAT(named, HasSubstr("Det betyr at du holder i trådene."));
  EXPECT_THAT(named, HasSubstr("Vennlig Sky har fortsatt ansvaret."));
  for (const std::string& text : {joined, named}) {
    EXPECT_THAT(text, HasSubstr("Åpne henvendelsen"));
    EXPECT_THAT(text, HasSubstr("https://veien.example.org/svar/" + std::string(kToken)));
  }
}

TEST(LetterKinds, SpeakOfTheTeamInEveryLanguage) {
  const auto written = [](LetterKind kind, Language language) {
    LetterContent content = full_content(kind, language);
    content.venture_name = "Modig Humle";
    const LetterText letter = write_letter(content);
    return letter.subject + "\n" + letter.plain_text;
  };
  EXPECT_THAT(written(LetterKind::kJoinedTeam, Language::kNynorsk),
              HasSubstr("Stille Elv har teke deg med for å hjelpe Modig Humle."));
  EXPECT_THAT(written(LetterKind::kJoinedTeam, Language::kEnglish),
              HasSubstr("Stille Elv has brought you in to help Modig Humle."));
  EXPECT_THAT(written(LetterKind::kCoordinatorNamed, Language::kNynorsk),
              HasSubstr("Du koordinerer hjelpa til Modig Humle\n"));
  EXPECT_THAT(written(LetterKind::kCoordinatorNamed, Language::kEnglish),
              HasSubstr("Stille Elv has chosen you to coordinate the help for Modig Humle."));
}

TEST(LetterKinds, TellAnOwnerWhoCoordinatesAgainNothingOfHerself) {
  LetterContent content = full_content(LetterKind::kCoordinatorNamed, Language::kBokmaal);
  content.person_name.clear();
  EXPECT_THAT(write_letter(content).plain_text, Not(HasSubstr("har fortsatt ansvaret")));
}

TEST(LetterKinds, TellWhyToEachInHerOwnRole) {
  const auto why = [](LetterKind kind, const char* words) {
    EXPECT_THAT(letter_of(kind).plain_text, HasSubstr(words));
  };
  why(LetterKind::kEnquiry, "fordi Stille Elv sendte henvendelsen til deg.");
  why(LetterKind::kIntroduction, "fordi vi tror at du kjenner Vennlig Sky.");
  why(LetterKind::kOwnershipGiven, "fordi du følger opp denne henvendelsen.");
  why(LetterKind::kOwnershipOffered, "fordi vi håper at du kan ta over.");
  why(LetterKind::kFollowUp, "fordi du følger opp denne henvendelsen.");
  why(LetterKind::kJoinedTeam, "fordi du er med i arbeidet med denne henvendelsen.");
  why(LetterKind::kCoordinatorNamed, "fordi du er med i arbeidet med denne henvendelsen.");
  why(LetterKind::kRegistrarTask, "fordi du har oversikten over fagpersonene i NAV Eksempelvik.");
  why(LetterKind::kVentureGap, "fordi du har sendt en henvendelse gjennom Veien inn.");
  why(LetterKind::kEnquiryEnded, "fordi vi har skrevet til deg om denne henvendelsen.");
  LetterContent first = full_content(LetterKind::kEnquiry, Language::kBokmaal);
  first.cause = HandingCause::kNone;
  EXPECT_THAT(write_letter(first).plain_text,
              HasSubstr("fordi du står som fagperson for NAV Eksempelvik."));
}

}  // namespace
}  // namespace veieninn::letters
