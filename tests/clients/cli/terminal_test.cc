// What is drawn on a terminal besides the answer: progress, coverage, lists, completion.
#include <cstdlib>

#include <gtest/gtest.h>

#include "clients/cli/completion.h"
#include "clients/cli/progress_bar.h"
#include "clients/cli/style.h"
#include "clients/cli/text_shape.h"
#include "clients/cli/texts.h"

namespace veieninn::cli {
namespace {

constexpr Style kPlain{false, true, 80};

TEST(ProgressBar, ShowsRowsShareRateAndTimeLeft) {
  EXPECT_EQ(progress_line("Importing", {3000, 12'000, 1.5}, kPlain),
            "Importing ██████░░░░░░░░░░░░░░░░░░ 3000 of 12000 rows  25 %  2000/s  5 s left");
  EXPECT_EQ(progress_line("Importing", {12, 12, 2}, {false, false, 80}),
            "Importing ######################## 12 of 12 rows 100 %  6/s");
}

TEST(ProgressBar, WritesPlainLinesWhereThereIsNoTerminal) {
  std::string written;
  ProgressBar bar("Importing", 10, kPlain, false,
                  [&](const std::string& text) { written += text; });
  for (std::size_t i = 1; i <= 10; ++i) bar.advance(i);
  EXPECT_EQ(written, "Importing ████████████████████████ 10 of 10 rows 100 %\n");
}

TEST(Style, FollowsTheLocaleForLanguageAndDrawing) {
  const auto with = [](const char* locale) {
    setenv("LC_ALL", locale, 1);
    return locale_language();
  };
  EXPECT_EQ(with("nn_NO.UTF-8"), "nn");
  EXPECT_EQ(with("nb_NO.utf8"), "nb");
  EXPECT_TRUE(locale_is_utf8());
  EXPECT_EQ(with("no_NO"), "nb");
  EXPECT_FALSE(locale_is_utf8());
  EXPECT_EQ(with("de_DE.UTF-8"), "en");
  EXPECT_EQ(with("C"), "en");
  unsetenv("LC_ALL");
}

TEST(Style, RespectsNoColor) {
  EXPECT_TRUE(style_of(-1, ColorWish::kAlways).color);
  EXPECT_FALSE(style_of(-1, ColorWish::kAuto).color) << "no terminal, no colour";
  EXPECT_EQ(Style{}.bold("x"), "x");
}

TEST(TextShape, MeasuresWhatIsSeen) {
  EXPECT_EQ(display_width("Ålesund"), 7U);
  EXPECT_EQ(display_width("a\xCC\x8A"), 1U) << "a with a ring, in two code points";
  EXPECT_EQ(cut_to_width("Indre Østfold", 8, "…"), "Indre Ø…");
  EXPECT_EQ(padded("Ås", 4), "Ås  ");
  EXPECT_EQ(slug("Bøler Øst / Åsen", 63), "boler-ost-asen");
  EXPECT_EQ(wrapped("en to tre", 5), (std::vector<std::string>{"en to", "tre"}));
}

TEST(Texts, HaveEverySentenceInEveryLanguage) {
  for (int which = 0; which <= static_cast<int>(kLastText); ++which) {
    for (const char* language : {"nb", "nn", "en"}) {
      EXPECT_FALSE(text(static_cast<Text>(which), language).empty()) << which << language;
    }
  }
}

TEST(Texts, SayAKinderWordForABetterChance) {
  EXPECT_EQ(chance_words(0.9, "en"), "a very good chance of help");
  EXPECT_EQ(chance_words(0.35, "nb"), "gode sjanser for hjelp");
  EXPECT_EQ(chance_words(0.001, "nn"), "eit langskot");
}

TEST(Completion, KnowsBashZshAndFishOnly) {
  const std::vector<CommandWords> words{{"", {"route"}, {"--json"}, false},
                                        {"import", {}, {"--as"}, true}};
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const auto script = completion_script(shell, words);
    ASSERT_TRUE(script);
    EXPECT_NE(script->find("route"), std::string::npos);
  }
  EXPECT_EQ(completion_script("tcsh", words).error().code, ExitCode::kUsage);
}

TEST(Completion, CompletesCommandsOptionsAndFilesInARealBash) {
  const std::vector<CommandWords> words{{"", {"route", "import"}, {"--json"}, false},
                                        {"route", {}, {"--area"}, false},
                                        {"import", {}, {"--as"}, true}};
  const std::string path = testing::TempDir() + "/veieninn_completion.bash";
  FILE* file = fopen(path.c_str(), "w");
  const std::string script =
      *completion_script("bash", words) +
      "try() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _veieninn; }\n"
      "try veieninn ro; [[ ${COMPREPLY[*]} == route ]] || exit 1\n"
      "try veieninn route --a; [[ ${COMPREPLY[*]} == --area ]] || exit 2\n"
      "try veieninn --json im; [[ ${COMPREPLY[*]} == import ]] || exit 3\n"
      "cd /; try veieninn import et; [[ ${COMPREPLY[*]} == etc ]] || exit 4\n";
  fputs(script.c_str(), file);
  fclose(file);
  EXPECT_EQ(std::system(("bash " + path).c_str()), 0);
}

}  // namespace
}  // namespace veieninn::cli
