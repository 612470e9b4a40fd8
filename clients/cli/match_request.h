// What questions about who fits whom ask in common.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "clients/cli/asked_place.h"
#include "clients/cli/option_reading.h"
#include "clients/cli/session.h"
#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::cli {

struct MatchMoment {
  std::string as_of;                   // empty: now
  std::int64_t at_least_revision = 0;  // 0: no matter how fresh
};

// A need of a sentence and topics by id. kUsage for what is not UTF-8 or no topic.
[[nodiscard]] Outcome<v1::Need> need_of(const std::string& sentence,
                                        const std::vector<std::string>& topics);

// Resource names of ids, `collection/id`.
[[nodiscard]] Outcome<std::vector<std::string>> resource_options(
    std::string_view option, const std::vector<std::string>& values, std::string_view collection);

// The answer must know what the directory's answers at `revision` had, also right after an import.
template <typename Request>
void ask_at_least(std::int64_t revision, Request& request) {
  if (revision <= request.consistency().at_least_as_fresh()) return;
  request.mutable_consistency()->set_at_least_as_fresh(revision);
}

// The moment and the language. kUsage for a wrong time.
template <typename Request>
Outcome<bool> fill_moment(const Session& session, const MatchMoment& moment, Request& request) {
  request.set_language_code(session.language);
  ask_at_least(moment.at_least_revision, request);
  if (moment.as_of.empty()) return true;
  const auto time = read_time(moment.as_of, session.today);
  if (!time) return usage("--as-of", time.error());
  *request.mutable_as_of_time() = *time;
  return true;
}

// The place, and that the answer must know it. Fails as asked_place() does.
template <typename Request>
Outcome<bool> fill_place(Session& session, const std::string& words, Request& request) {
  const Outcome<AskedPlace> place = asked_place(session, words);
  if (!place) return tl::unexpected(place.error());
  request.set_area(place->area.name());
  ask_at_least(place->revision_seen, request);
  return true;
}

}  // namespace veieninn::cli
