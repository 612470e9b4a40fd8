#include "engine/belief/case_history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace veieninn::belief {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kStart = 1'700'000'000;

std::int64_t days(std::int64_t count) { return kStart + count * kSecondsPerDay; }

TEST(CaseHistory, FindsCasesByAskerAnswererAndTerm) {
  CaseHistory history;
  history.add({days(0), 7, {1, 4}, {2, 3}});
  history.add({days(1), kNoParty, {4}, {3}});
  EXPECT_THAT(history.asked_by(7), ElementsAre(0));
  EXPECT_THAT(history.answered_by(3), ElementsAre(0, 1));
  EXPECT_THAT(history.with_term(4), ElementsAre(0, 1));
  EXPECT_THAT(history.with_term(99), IsEmpty());
  EXPECT_THAT(history.asked_by(99), IsEmpty());
  EXPECT_THAT(history.answerers(), ElementsAre(2, 3));
}

TEST(CaseHistory, FadesWhatWasAnsweredByHalfLives) {
  CaseHistory history;
  history.add({days(0), 1, {}, {2}});
  EXPECT_DOUBLE_EQ(history.answered(2, days(0)), 1);
  EXPECT_DOUBLE_EQ(history.answered(2, days(180)), 0.5);
  EXPECT_DOUBLE_EQ(history.answered_lately(2, days(7)), 0.5);
  history.add({days(180), 3, {}, {2}});
  EXPECT_DOUBLE_EQ(history.answered(2, days(180)), 1.5);
}

TEST(CaseHistory, LetsOneAskerSpeakForOneAnswererABoundedLittle) {
  CaseHistory history;
  double told = 0;
  for (CaseHistory::CaseNumber i = 0; i < 100'000; ++i) {
    history.add({days(0), 1, {5}, {2}});
    told += static_cast<double>(history.weights(i)[0]);
  }
  EXPECT_LE(told, 3.65);
  EXPECT_GT(told, 3.6);
  EXPECT_FLOAT_EQ(history.weights(1)[0], 0.5F);
  history.add({days(0), 9, {5}, {2}});
  EXPECT_EQ(history.weights(100'000)[0], 1) << "another asker counts whole";
  history.add({days(0), kNoParty, {5}, {2}});
  EXPECT_EQ(history.weights(100'001)[0], 1);
}

TEST(CaseHistory, KnowsHowTellingATermIs) {
  CaseHistory history;
  for (int i = 0; i < 9; ++i) history.add({days(i), 1, {0}, {2}});
  history.add({days(9), 1, {0, 1}, {2}});
  EXPECT_DOUBLE_EQ(history.idf(1), std::log(11 / 1.5));
  EXPECT_NEAR(history.idf(0), std::log(11 / 10.5), 1e-12);
  EXPECT_DOUBLE_EQ(history.idf(2), std::log(11 / 0.5)) << "nobody had it yet";
}

TEST(CaseHistory, KeepsNoMoreTermsThanItReads) {
  CaseHistory history;
  std::vector<Term> terms(1000);
  for (Term i = 0; i < 1000; ++i) terms[i] = i;
  history.add({days(0), 1, terms, {2}});
  EXPECT_EQ(history[0].terms.size(), kCaseTermsMax);
  EXPECT_THAT(history.with_term(kCaseTermsMax), IsEmpty());
}

}  // namespace
}  // namespace veieninn::belief
