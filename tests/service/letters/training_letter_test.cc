#include "service/letters/training_letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/service/letters/example_training.h"

namespace veieninn::letters {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(TrainingLetter, TellsAParticipantInBokmaalThatItStartsAndWhomToAsk) {
  const LetterText letter =
      write_training_letter(training_content(true, false, Language::kBokmaal));
  EXPECT_EQ(letter.subject, "«Skolen for nye veier» starter");
  EXPECT_EQ(letter.plain_text,
            "Hei, Rolig Bok! «Skolen for nye veier» starter. Nok deltakere er med.\n"
            "\n"
            "Første dag: mandag 11. januar 2027\n"
            "Siste dag: fredag 18. juni 2027\n"
            "\n"
            "Du er med, og du trenger ikke å gjøre noe nå.\n"
            "\n"
            "Lurer du på noe? Snakk med Vennlig Sky.\n"
            "\n"
            "rådgiver, Skoleenheten\n"
            "telefon 99 99 99 99\n"
            "\n"
            "-- \n"
            "Denne e-posten er sendt av Veien inn, som hjelper entreprenører med å finne rett "
            "person i det offentlige.\n"
            "Du får e-posten fordi du står på deltakerlisten til «Skolen for nye veier».\n"
            "E-posten er uten sporing: Vi ser ikke om du åpner den.\n"
            "Vil du ikke ha flere slike e-poster?\n"
            "Si fra her:\n"
            "mailto:kontakt@example.org\n");
}

TEST(TrainingLetter, TellsAParticipantInNynorskThatItDoesNotAndWhoLackedWhom) {
  const LetterText letter =
      write_training_letter(training_content(false, false, Language::kNynorsk));
  EXPECT_EQ(letter.subject, "«Skolen for nye veier» startar ikkje");
  EXPECT_THAT(letter.plain_text,
              StartsWith("Hei, Rolig Bok! «Skolen for nye veier» startar ikkje. Det var for få "
                         "deltakarar.\n"
                         "\n"
                         "Kvar kommune måtte ha minst 3 med. Her var det færre:\n"
                         "- Eksempelvik: 2 av 3\n"
                         "- Prøvedal: 0 av 3\n"
                         "\n"
                         "Påmeldinga di gjeld ikkje lenger. Du treng ikkje å gjere noko.\n"
                         "\n"
                         "Lurer du på noko? Snakk med Vennlig Sky.\n"));
  EXPECT_THAT(letter.html, HasSubstr("<li dir=\"auto\">Eksempelvik: 2 av 3</li>"));
  EXPECT_THAT(letter.html, HasSubstr("<html lang=\"nn\""));
}

TEST(TrainingLetter, TellsWhoAnswersForItInEnglish) {
  TrainingLetterContent content = training_content(false, true, Language::kEnglish);
  content.person_name.clear();  // it is she herself
  const LetterText letter = write_training_letter(content);
  EXPECT_EQ(letter.subject, "“Skolen for nye veier” will not start");
  EXPECT_THAT(letter.plain_text,
              StartsWith("Hello, Rolig Bok! “Skolen for nye veier” will not start. Too few people "
                         "took part.\n"
                         "\n"
                         "Every municipality had to send at least 3. These sent fewer:\n"
                         "- Eksempelvik: 2 of 3\n"
                         "- Prøvedal: 0 of 3\n"
                         "\n"
                         "All registrations have ended. Everyone who had registered is told.\n"
                         "\n"
                         "-- \n"));
  EXPECT_THAT(letter.plain_text,
              HasSubstr("because you are responsible for “Skolen for nye veier”."));
  EXPECT_THAT(letter.plain_text, Not(HasSubstr("Skoleenheten"))) << "of nobody";
}

TEST(TrainingLetter, SaysWhoAReplyReachesOnlyWhereItDoes) {
  TrainingLetterContent content = training_content(true, false, Language::kBokmaal);
  const std::string reply = "Svar på denne e-posten, så når du Vennlig Sky.";
  EXPECT_THAT(write_training_letter(content).plain_text, Not(HasSubstr(reply)));
  content.reply_reaches_person = true;
  EXPECT_THAT(write_training_letter(content).plain_text, HasSubstr(reply));
}

TEST(TrainingLetter, LeavesOutWhatIsNotKnown) {
  TrainingLetterContent content;
  content.starts = true;
  content.first_day = CalendarDate{2027, 2, 30};
  const LetterText letter = write_training_letter(content);
  EXPECT_EQ(letter.subject, "Opplæringen starter");
  EXPECT_THAT(letter.plain_text, StartsWith("Hei! Opplæringen starter. Nok deltakere er med.\n\n"
                                            "Du er med, og du trenger ikke å gjøre noe nå.\n\n"
                                            "-- \n"));
  EXPECT_EQ(letter.plain_text.find('@'), std::string::npos);
}

TEST(TrainingLetter, TellsOfAsManyMunicipalitiesAsATrainingHasAndOfNoMore) {
  TrainingLetterContent content = training_content(false, false, Language::kBokmaal);
  content.lacking.assign(500, {"Eksempelvik", 2});
  const std::string text = write_training_letter(content).plain_text;
  std::size_t lines = 0;
  for (std::size_t at = text.find("- Eks"); at != std::string::npos;
       at = text.find("- Eks", at + 1))
    ++lines;
  EXPECT_EQ(lines, 100U);
}

TEST(TrainingLetter, TakesNothingStrangeFromNames) {
  TrainingLetterContent content = training_content(false, false, Language::kBokmaal);
  content.training_title = "<b>{person}\r\nBcc: alle</b> " + std::string(300, 'x');
  content.lacking = {{"<script>\n", 1}};
  const LetterText letter = write_training_letter(content);
  EXPECT_EQ(letter.subject.find_first_of("\r\n"), std::string::npos);
  EXPECT_THAT(letter.subject, StartsWith("«<b>{person} Bcc: alle</b>"));
  EXPECT_THAT(letter.subject, HasSubstr("» starter ikke")) << "the title is cut, not what is said";
  EXPECT_EQ(letter.html.find("<script>"), std::string::npos);
  EXPECT_EQ(letter.html.find("<b>"), std::string::npos);
}

}  // namespace
}  // namespace veieninn::letters
