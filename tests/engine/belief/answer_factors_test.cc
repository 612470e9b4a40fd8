#include "engine/belief/answer_factors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <vector>

namespace veieninn::belief {
namespace {

constexpr std::int64_t kStart = 1'700'000'000;

std::uint32_t below(std::mt19937& random, std::uint32_t limit) {
  return static_cast<std::uint32_t>(random() % limit);
}

std::vector<Case> random_cases(std::mt19937& random, std::size_t count) {
  std::vector<Case> cases(count);
  std::int64_t time = kStart;
  for (Case& one : cases) {
    time += below(random, 200'000);
    one.time = time;
    one.asker = below(random, 10) == 0 ? kNoParty : below(random, 12);
    std::set<Term> terms;
    for (auto n = random() % 4; n > 0; --n) terms.insert(below(random, 8));
    one.terms.assign(terms.begin(), terms.end());
    std::set<Party> answerers = {below(random, 12)};
    if (random() % 3 == 0) answerers.insert(below(random, 12));
    one.answerers.assign(answerers.begin(), answerers.end());
  }
  return cases;
}

// The definitions of answer_factors.h, written down case by case.
class Definition {
 public:
  Definition(const std::vector<Case>& cases, const Question& question)
      : cases_(cases), question_(question) {
    for (const Case& one : cases) {
      for (const Party answerer : one.answerers) {
        if (answerer != question.asker) general_[answerer] = 0.01;
      }
    }
    weigh();
    for (std::size_t i = 0; i < cases_.size(); ++i) cosines_.push_back(cosine(i));
    double total = 0;
    for (auto& [party, share] : general_) {
      for (std::size_t i = 0; i < cases_.size(); ++i) {
        share += says(i, party) * std::exp2(-days_of(i) / 180.0);
      }
      total += share;
    }
    for (auto& [party, share] : general_) share /= total;
  }

  double log_lift(Factor factor, Party party) const {
    const double cases = pseudo_cases(factor);
    double total = cases;
    for (const auto& [other, share] : general_) total += evidence(factor, other);
    const double share = general_.at(party);
    return std::log((evidence(factor, party) + cases * share) / total / share);
  }

  double log_terms(Party party) const {
    double sum = 0;
    for (const Term term : question_.terms) {
      double hers = 2 * general_.at(party);
      double total = 2;
      for (std::size_t i = 0; i < cases_.size(); ++i) {
        if (!std::ranges::binary_search(cases_[i].terms, term)) continue;
        const double fade = std::exp2(-std::floor(age(i)) / 180.0);
        for (const auto& [other, share] : general_) total += says(i, other) * fade;
        hers += says(i, party) * fade;
      }
      sum += std::log(hers / total / general_.at(party));
    }
    return question_.terms.empty() ? 0 : sum / std::sqrt(question_.terms.size());
  }

  double log_general(Party party) const { return std::log(general_.at(party)); }

 private:
  static double pseudo_cases(Factor factor) {
    const FactorParameters parameters;
    if (factor == Factor::kAskedAlike) return parameters.asked_alike_cases;
    if (factor == Factor::kOwnAlike) return parameters.own_alike_cases;
    if (factor == Factor::kOwnHistory || factor == Factor::kReturned) return parameters.own_cases;
    return parameters.alike_cases;
  }

  double age(std::size_t i) const {
    return static_cast<double>(question_.time - cases_[i].time) / 86'400;
  }
  double days_of(std::size_t i) const {
    return day_of(Instant{question_.time}) - day_of(Instant{cases_[i].time});
  }
  double idf(Term term, std::size_t among) const {
    double with = 0;
    for (std::size_t i = 0; i < among; ++i) {
      with += std::ranges::binary_search(cases_[i].terms, term) ? 1 : 0;
    }
    return std::max(0.0, std::log((static_cast<double>(among) + 1) / (with + 0.5)));
  }

  void weigh() {
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      for (const Party answerer : cases_[i].answerers) {
        double before = 0;
        for (std::size_t j = 0; j < i; ++j) {
          const bool same_pair = cases_[j].asker == cases_[i].asker &&
                                 std::ranges::count(cases_[j].answerers, answerer) > 0;
          const double days = day_of(Instant{cases_[i].time}) - day_of(Instant{cases_[j].time});
          if (same_pair) before += std::exp2(-days / 180);
        }
        const bool counts_whole = cases_[i].asker == kNoParty;
        said_[{i, answerer}] = counts_whole ? 1 : before > 20 ? 0 : 1 / (1 + before);
      }
    }
  }
  double says(std::size_t i, Party party) const {
    const auto found = said_.find({i, party});
    return found == said_.end() ? 0 : found->second;
  }

  double cosine(std::size_t i) const {
    double shared = 0;
    double squares = 0;
    double asked = 0;
    for (const Term term : cases_[i].terms) squares += std::pow(idf(term, i + 1), 2);
    for (const Term term : question_.terms) {
      const double square = std::pow(idf(term, cases_.size()), 2);
      asked += square;
      if (std::ranges::binary_search(cases_[i].terms, term)) shared += square;
    }
    return squares * asked == 0 ? 0 : std::min(1.0, shared / std::sqrt(squares * asked));
  }

  double evidence(Factor factor, Party party) const {
    double sum = 0;
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      const Case& one = cases_[i];
      const double part = 1 / std::sqrt(one.answerers.size());
      const bool is_hers = std::ranges::count(one.answerers, party) > 0;
      const bool is_own = one.asker == question_.asker && one.asker != kNoParty;
      const double quick = 1 / (1 + age(i));
      const double slow = 1 / std::sqrt(1 + age(i) / 2);
      const double like = cosines_[i];
      switch (factor) {
        case Factor::kOwnHistory:
          if (is_own && is_hers) sum += quick * part;
          break;
        case Factor::kReturned:
          if (one.asker == party && question_.asker != kNoParty &&
              std::ranges::count(one.answerers, question_.asker) > 0) {
            sum += quick * part;
          }
          break;
        case Factor::kAlike:
          sum += like * like * slow * part * says(i, party);
          break;
        case Factor::kSame:
          if (one.terms == question_.terms && !one.terms.empty())
            sum += slow * part * says(i, party);
          break;
        case Factor::kOwnAlike:
          if (is_own && is_hers) sum += like * like * quick * part;
          break;
        case Factor::kAskedAlike:
          if (one.asker == party) sum += like * like * like * quick;
          break;
        default:
          break;
      }
    }
    return sum;
  }

  const std::vector<Case>& cases_;
  const Question& question_;
  std::map<Party, double> general_;
  std::vector<double> cosines_;
  std::map<std::pair<std::size_t, Party>, double> said_;
};

double lift(const Candidates& found, Party party, Factor factor) {
  const auto at = std::ranges::find(found.parties, party) - found.parties.begin();
  return static_cast<double>(
      found.factors[static_cast<std::size_t>(at)].log_lifts[static_cast<std::size_t>(factor)]);
}

TEST(AnswerFactors, AreWhatTheirDefinitionsSay) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    const std::vector<Case> cases = random_cases(random, 60);
    CaseHistory history;
    for (const Case& one : cases) history.add(one);
    AnswerFactors factors(history);
    for (int i = 0; i < 5; ++i) {
      Question question = {cases.back().time + 1000 * (1 + i), kNoParty,
                           cases[below(random, 60)].terms};
      if (random() % 4 > 0) question.asker = below(random, 12);
      const Candidates found = factors.candidates(question);
      const Definition expected(cases, question);
      for (const Party party : found.parties) {
        EXPECT_NEAR(lift(found, party, Factor::kGeneral), expected.log_general(party), 1e-4);
        EXPECT_NEAR(lift(found, party, Factor::kTerms), expected.log_terms(party), 1e-4);
        for (const Factor factor : {Factor::kOwnHistory, Factor::kReturned, Factor::kAlike,
                                    Factor::kSame, Factor::kOwnAlike, Factor::kAskedAlike}) {
          EXPECT_NEAR(lift(found, party, factor), expected.log_lift(factor, party), 1e-4)
              << name_of(factor) << " of " << party << ", seed " << seed;
        }
      }
    }
  }
}

class SmallHistory : public testing::Test {
 protected:
  void add(std::int64_t day, Party asker, std::vector<Term> terms, std::vector<Party> answerers) {
    history_.add({kStart + day * kSecondsPerDay, asker, std::move(terms), std::move(answerers)});
  }
  Candidates ask(std::int64_t day, Party asker, std::vector<Term> terms = {}) {
    AnswerFactors factors(history_);
    return factors.candidates({kStart + day * kSecondsPerDay, asker, std::move(terms)});
  }
  CaseHistory history_;
};

TEST_F(SmallHistory, OffersEverybodyWhoAnsweredButTheAsker) {
  add(0, 1, {}, {2, 3});
  add(1, 2, {}, {1});
  EXPECT_THAT(ask(2, 1).parties, testing::ElementsAre(2, 3));
  EXPECT_THAT(ask(2, 9).parties, testing::ElementsAre(2, 3, 1));
}

TEST_F(SmallHistory, SaysNothingWhereNothingWasSeen) {
  add(0, 1, {5}, {2});
  add(0, 1, {6}, {3});
  const Candidates found = ask(1, 9, {7});
  for (const CandidateFactors& one : found.factors) {
    EXPECT_FALSE(one.is_known);
    for (std::size_t k = 0; k < kFactorCount; ++k) {
      if (k == static_cast<std::size_t>(Factor::kGeneral)) continue;
      EXPECT_NEAR(one.log_lifts[k], 0, 1e-3);
    }
  }
}

TEST_F(SmallHistory, KnowsWhomTheAskerAsked) {
  add(0, 1, {}, {2});
  add(0, 4, {}, {3});
  const Candidates found = ask(1, 1);
  EXPECT_TRUE(found.factors[0].is_known);
  EXPECT_FALSE(found.factors[1].is_known);
}

TEST_F(SmallHistory, FindsWaysThroughThoseWhomTheAskerKnows) {
  add(0, 1, {}, {2});  // she knows 2
  add(0, 2, {}, {3});  // who knows 3
  add(0, 5, {}, {4});
  const Candidates found = ask(1, 1);
  EXPECT_GT(lift(found, 3, Factor::kWays), lift(found, 4, Factor::kWays));
  EXPECT_LT(lift(found, 4, Factor::kWays), 0);
}

TEST_F(SmallHistory, LearnsFromOthersWhoAskTheSamePeople) {
  add(0, 1, {}, {2});
  add(0, 5, {}, {2});  // 5 asks as 1 does
  add(0, 5, {}, {3});
  add(0, 6, {}, {4});
  const Candidates found = ask(1, 1);
  EXPECT_GT(lift(found, 3, Factor::kPeers), 0);
  EXPECT_LT(lift(found, 4, Factor::kPeers), 0);
}

TEST_F(SmallHistory, LetsNoAskerRaiseAFriendForOthersWithoutBound) {
  for (Party asker = 100; asker < 140; ++asker) add(0, asker, {5}, {2});
  for (int i = 0; i < 50'000; ++i) add(1, 1, {5}, {3});
  const Candidates found = ask(2, 9, {5});
  // 40 askers spoke for 2, and one, however often, for 3.
  for (const Factor factor : {Factor::kGeneral, Factor::kAlike, Factor::kTerms, Factor::kSame}) {
    EXPECT_GE(lift(found, 2, factor) + (factor == Factor::kGeneral ? 0 : 1e-3),
              factor == Factor::kGeneral ? lift(found, 3, factor) + std::log(10.0)
                                         : lift(found, 3, factor))
        << name_of(factor);
  }
}

TEST_F(SmallHistory, BearsAnEmptyHistory) {
  EXPECT_TRUE(ask(0, 1, {1, 2, 3}).parties.empty());
  EXPECT_TRUE(ask(0, kNoParty).parties.empty());
}

}  // namespace
}  // namespace veieninn::belief
