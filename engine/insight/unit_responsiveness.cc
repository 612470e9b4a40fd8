#include "engine/insight/unit_responsiveness.h"

#include "engine/graph/derivation.h"
#include "engine/insight/whole_weeks.h"
#include "engine/routing/answer_times.h"

namespace veieninn::insight {

Crowd& Crowd::operator+=(const Crowd& other) {
  people += other.people;
  cases += other.cases;
  most_of_one = std::max(most_of_one, other.most_of_one);
  return *this;
}

Replies& Replies::operator+=(const Replies& other) {
  outcomes += other.outcomes;
  answers += other.answers;
  return *this;
}

ReplyFigures& ReplyFigures::operator+=(const ReplyFigures& other) {
  year += other.year;
  for (std::size_t i = 0; i < kQuarters; ++i) quarters[i] += other.quarters[i];
  timed += other.timed;
  for (std::size_t i = 0; i < timed_by_stretch.size(); ++i) {
    timed_by_stretch[i] += other.timed_by_stretch[i];
  }
  return *this;
}

namespace {

constexpr std::int64_t kYearWeeks = std::int64_t{kQuarters} * kWeeksPerQuarter;

// One person's cases as a crowd of one, or of nobody.
Crowd crowd_of_one(std::int64_t cases) { return {cases > 0 ? 1 : 0, cases, cases}; }

std::size_t stretch_of(int days) {
  const auto found = std::ranges::lower_bound(belief::kAnswerDays, days);
  return static_cast<std::size_t>(found - belief::kAnswerDays.begin());
}

class OwnReplies {
 public:
  OwnReplies(const graph::SnapshotData& data, Instant weeks_end)
      : data_(data), weeks_end_(weeks_end) {}

  ReplyFigures operator()(UnitIndex unit) const {
    ReplyFigures figures;
    for (const std::uint32_t contact : data_.unit_members[unit.value]) figures += of_one(contact);
    return figures;
  }

 private:
  [[nodiscard]] ReplyFigures of_one(std::uint32_t contact) const {
    ReplyFigures hers;
    for (const graph::Event& event : data_.events[contact]) {
      const std::int64_t week = weeks_before(weeks_end_, event.time);
      if (week < 0 || week >= kYearWeeks || !graph::is_outcome(event)) continue;
      const auto quarter = kQuarters - 1 - static_cast<std::size_t>(week / kWeeksPerQuarter);
      const Replies one{crowd_of_one(1), model::is_answer(event.kind) ? 1 : 0};
      count(one, hers.quarters[quarter]);
      count(one, hers.year);
    }
    if (hers.year.answers > 0) add_times(contact, hers);
    return hers;
  }

  // One more case of the same person.
  static void count(const Replies& one, Replies& hers) {
    hers.outcomes = crowd_of_one(hers.outcomes.cases + one.outcomes.cases);
    hers.answers += one.answers;
  }

  void add_times(std::uint32_t contact, ReplyFigures& hers) const {
    for (const routing::AnsweredCase& one :
         routing::answered_cases(data_, contact, Instant{weeks_end_.unix_seconds - 1})) {
      if (weeks_before(weeks_end_, one.answer_time.unix_seconds) >= kYearWeeks) continue;
      hers.timed = crowd_of_one(hers.timed.cases + 1);
      ++hers.timed_by_stretch[stretch_of(one.working_days)];
    }
  }

  const graph::SnapshotData& data_;
  Instant weeks_end_;
};

AnsweredShare share_of(const belief::ModelParameters& parameters, const Replies& replies) {
  const belief::Counts counts{static_cast<double>(replies.answers),
                              static_cast<double>(replies.outcomes.cases)};
  const double strength = parameters.answer_strength_unit;
  return {replies.answers, replies.silences(),
          belief::posterior_mean(parameters.answer_mean, strength, counts),
          belief::reply_interval(parameters.answer_mean, strength, counts, kIntervalMass)};
}

int half_within_days(const ReplyFigures& figures) {
  if (figures.timed.cases == 0) return 0;
  std::int64_t answered = 0;
  for (std::size_t i = 0; i < belief::kAnswerDays.size(); ++i) {
    answered += figures.timed_by_stretch[i];
    if (2 * answered >= figures.timed.cases) return belief::kAnswerDays[i];
  }
  return belief::kAnswerDaysMost;
}

bool has_fit_quarters(const ReplyFigures& figures) {
  return std::ranges::all_of(figures.quarters, [](const Replies& quarter) {
    return quarter.is_empty() || quarter.is_enough();
  });
}

bool has_fit_times(const ReplyFigures& figures) {
  return figures.timed.cases == 0 || figures.timed.is_enough();
}

}  // namespace

std::vector<UnitResponsiveness> unit_responsiveness(const graph::Snapshot& snapshot,
                                                    const UnitTree& tree,
                                                    const std::vector<Node>& nodes,
                                                    Instant as_of_time) {
  const graph::SnapshotData& data = snapshot.data();
  std::vector<UnitResponsiveness> all;
  const auto write = [&](const Disclosure<ReplyFigures>& disclosure,
                         const std::vector<Node>& of_tree) {
    const Node top = tree.top(of_tree.front());
    const std::vector<bool> tells_quarters = disclosure.tells_more(has_fit_quarters);
    const std::vector<bool> tells_times = disclosure.tells_more(has_fit_times);
    for (const Node node : of_tree) {
      UnitResponsiveness& one = all.emplace_back();
      one.unit = tree.unit(node);
      one.parent = tree.unit_above(node);
      one.withheld = disclosure.withheld(node);
      if (one.withheld == Withheld::kRolledUp) {
        one.included_in = tree.unit(disclosure.included_in(node));
      }
      if (one.withheld != Withheld::kTold) continue;
      const ReplyFigures& figures = disclosure.total(node);
      one.contact_count = figures.people();
      one.year = share_of(data.parameters, figures.year);
      if (tells_times[node - top]) one.half_answered_within_days = half_within_days(figures);
      if (!tells_quarters[node - top]) continue;
      for (const Replies& quarter : figures.quarters) {
        one.quarters.push_back(share_of(data.parameters, quarter));
      }
    }
  };
  disclose<ReplyFigures>(tree, nodes, OwnReplies(data, whole_weeks_end(as_of_time)), write);
  return all;
}

}  // namespace veieninn::insight
