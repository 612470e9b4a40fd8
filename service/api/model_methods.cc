#include "service/api/model_methods.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/belief/parameter_table.h"
#include "engine/belief/reply_fitting.h"
#include "engine/belief/reply_histories.h"
#include "engine/routing/answer_times.h"
#include "engine/routing/rank_fitting.h"
#include "service/api/consistency.h"

namespace veieninn::api {
namespace {

void add(std::string_view name, double value, const belief::ModelParameters& current,
         v1::FitModelResponse& response) {
  const auto table = belief::parameter_table();
  const auto entry = std::ranges::find(table, name, &belief::ParameterEntry::name);
  v1::FittedParameter* const written = response.add_parameters();
  written->set_name(std::string(name));
  written->set_value(std::clamp(value, entry->least, entry->most));
  written->set_current_value(belief::value_of(current, *entry));
}

// Three digits: more would say what the data do not.
double rounded(double value) {
  if (value == 0) return 0;
  const double scale = std::pow(10.0, 2 - std::floor(std::log10(value)));
  return std::round(value * scale) / scale;
}

void fit_replies(const belief::ModelParameters& current, const belief::ReplyHistories& facts,
                 v1::FitModelResponse& response) {
  response.set_outcome_count(facts.outcome_count());
  response.set_least_outcome_count(kOutcomesToFitMin);
  response.set_contact_count(static_cast<std::int64_t>(facts.person_count()));
  if (facts.outcome_count() < kOutcomesToFitMin) return;
  const std::vector<belief::ReplyHistory> histories = facts.histories(kPeopleToFitMax);
  const belief::ReplyPrior in_force = {current.answer_mean, current.answer_strength_person,
                                       static_cast<double>(current.evidence_half_life_days)};
  const belief::ReplyPrior fitted = belief::fit_reply_prior(histories);
  add("evidence_half_life_days", std::round(fitted.half_life_days), current, response);
  add("answer_mean", rounded(fitted.mean), current, response);
  add("answer_strength_person", rounded(fitted.strength), current, response);
  response.set_current_log_loss(belief::predictive_log_loss(in_force, histories));
  response.set_fitted_log_loss(belief::predictive_log_loss(fitted, histories));
}

void fit_answer_times(const graph::Snapshot& snapshot, v1::FitModelResponse& response) {
  constexpr std::string_view kNames[] = {"answer_within_1_day", "answer_within_3_days",
                                         "answer_within_5_days", "answer_within_10_days"};
  const graph::SnapshotData& data = snapshot.data();
  const routing::LearnedAnswerShares learned =
      routing::learn_answer_shares(data, Instant{data.newest_event_time});
  response.set_waiting_count(static_cast<std::int64_t>(learned.answered));
  response.set_least_waiting_count(kWaitingsToFitMin);
  if (response.waiting_count() < kWaitingsToFitMin) return;
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    add(kNames[i], rounded(learned.shares[i]), snapshot.parameters(), response);
  }
}

void fit_ranks(const graph::Snapshot& snapshot, const Call& call, v1::FitModelResponse& response) {
  const std::vector<routing::EndedCase> cases =
      routing::ended_cases(snapshot.data(), kCasesToFitMax);
  response.set_case_count(static_cast<std::int64_t>(cases.size()));
  response.set_least_case_count(kCasesToFitMin);
  if (response.case_count() < kCasesToFitMin) return;
  const routing::RankFit fitted =
      routing::fit_rank(snapshot, cases, [&call] { return call.cancelled(); });
  for (const auto place : routing::kRankParameters) {
    add(belief::entry_of(place).name, rounded(fitted.parameters.*place), snapshot.parameters(),
        response);
  }
  response.set_current_rank_loss(fitted.loss_before);
  response.set_fitted_rank_loss(fitted.loss_after);
}

}  // namespace

Result<void> ModelMethods::get(const Call& /*call*/, const v1::GetModelRequest& /*request*/,
                               v1::GetModelResponse& response) {
  const auto snapshot = publisher_.newest();
  const belief::ModelParameters otherwise;
  for (const belief::ParameterEntry& entry : belief::parameter_table()) {
    v1::ModelParameter* const written = response.add_parameters();
    written->set_name(std::string(entry.name));
    written->set_value(belief::value_of(snapshot->parameters(), entry));
    written->set_least(entry.least);
    written->set_most(entry.most);
    written->set_default_value(belief::value_of(otherwise, entry));
    written->set_description(std::string(entry.meaning));
  }
  return {};
}

Result<void> ModelMethods::fit(const Call& call, const v1::FitModelRequest& /*request*/,
                               v1::FitModelResponse& response) {
  // It reads the whole store: many at once would leave no thread for writes.
  const std::unique_lock alone(fitting_, std::try_to_lock);
  if (!alone.owns_lock()) return fail(unavailable("a model is being learned already"));
  return fit_alone(call, response);
}

Result<void> ModelMethods::fit_alone(const Call& call, v1::FitModelResponse& response) {
  belief::ReplyHistories facts;
  const Result<model::Revision> seen = store_.visit_all(
      [](const store::Resource&) {}, [&](const model::Engagement& row) { facts.add(row); });
  if (!seen) return fail(seen.error());
  // Both parts learn from the same facts.
  const auto patience = std::chrono::steady_clock::now() + kWaitWithoutDeadline;
  const auto snapshot = publisher_.wait_for(*seen, std::min(call.deadline, patience));
  if (!snapshot) return fail(snapshot.error());
  if (!call.cancelled()) fit_replies((*snapshot)->parameters(), facts, response);
  if (!call.cancelled()) fit_answer_times(**snapshot, response);
  if (!call.cancelled()) fit_ranks(**snapshot, call, response);
  if (call.cancelled()) return fail(unavailable("the call was cancelled"));
  return {};
}

}  // namespace veieninn::api
