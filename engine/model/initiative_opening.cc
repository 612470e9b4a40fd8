#include "engine/model/initiative_opening.h"

#include <string>
#include <variant>

namespace veieninn::model {
namespace {

std::string name_of(const Initiative& initiative) { return "initiatives/" + initiative.id; }

}  // namespace

Result<void> check_not_over(const Initiative& initiative, Instant now) {
  if (now < initiative.window.until) return {};
  return fail(not_open("initiative.period.end_time", name_of(initiative), "has passed: it is over",
                       "look for one that still runs"));
}

Result<void> check_open_or_coming(const Initiative& initiative, Instant now) {
  if (auto runs = check_not_over(initiative, now); !runs) return runs;
  if (now >= initiative.apply_until) {
    return fail(not_open("initiative.apply_until", name_of(initiative),
                         "has passed: the deadline is over",
                         "ask the first of its contacts whether there will be another"));
  }
  const auto* training = std::get_if<TrainingTerms>(&initiative.terms);
  if (training != nullptr && training->decision == TrainingDecision::kDoesNotStart) {
    return fail(not_open("initiative.training.decision", name_of(initiative),
                         "is that it does not start", "look for one that does"));
  }
  return {};
}

Result<void> check_open(const Initiative& initiative, Instant now) {
  if (now < initiative.window.from) {
    return fail(not_open("initiative.period.start_time", name_of(initiative), "has not come yet",
                         "join when it has begun"));
  }
  return check_open_or_coming(initiative, now);
}

}  // namespace veieninn::model
