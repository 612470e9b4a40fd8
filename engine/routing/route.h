// The question and the answer of the engine.
//
//     P(route) = prod over hops P(passes on) * P(answers | approach) * P(right one | need, place)
//
// Every factor stands in `factors` with its evidence; their product is the probability, to 1e-9.
// Formulas, symbols and sources: docs/model.md. Values: belief/model_parameters.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/belief/answer_time.h"

namespace veieninn::routing {

struct WeightedTopic {
  TopicIndex topic;
  double weight = 0;  // (0, 1], all add up to 1
};

struct RouteRequest {
  std::vector<WeightedTopic> need;     // at most 32; empty: the need was not understood
  std::vector<std::string> words;      // of the need's text that tell, at most 40
  AreaIndex area;                      // none: anywhere
  VentureIndex venture;                // none: unknown to us
  std::int32_t max_routes = 5;         // 1 to 50
  std::int32_t max_introductions = 2;  // 0 to 3
  Instant as_of_time;
  std::uint64_t seed = 0;  // 0: no exploration
};

enum class Approach : std::uint8_t { kDirect = 1, kKnown, kIntroduced };

enum class Fallback : std::uint8_t {
  kNone,
  kBroaderTopic,
  kFrontDoor,
  kDeputy,
  kBridgeBuilder,
  kCounty,
  kNeighbour,
};

enum class FactorKind : std::uint8_t {
  kIntroduction = 1,
  kAnswer,
  kExpertise,
  kArea,
  kLoad,
  kConfirmation,
  kFallback,
  kExploration,
  kDeputy,
  kPastNeeds,
  kSpread,
  kOwnNeeds,
  kInitiative,  // she answers for an open one on the topic
  kMandate,     // her unit, or what it is a part of, is told to answer
  kDoneBefore,  // a neighbour who has done it, in place of kFallback
};

// A row that a factor rests on; without it the answer would be another.
struct Evidence {
  enum class Kind : std::uint8_t { kEngagement, kTie, kContact, kUnit, kTopic, kInitiative };
  Kind kind = Kind::kContact;
  std::int64_t reference = 0;  // engagement sequence, or the dense index of the others
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

inline constexpr std::size_t kEvidencePerFactorMax = 5;

struct Factor {
  FactorKind kind = FactorKind::kAnswer;
  double value = 1;     // [0, 1]; of past and own needs, initiatives and mandates 1 or more
  ContactIndex person;  // whom it is about
  ContactIndex other;   // introduction: who is introduced; deputy: whom she stands in for;
                        // expertise: who last passed such a need on to her
  TopicIndex topic;     // expertise: the topic that carried it; done before: what was done
  InitiativeIndex initiative =
      {};  // initiative, mandate: which one; introduction, answer: that made the tie
  std::int32_t positive_count = 0;  // answer, introduction: times it went well, as counted
  std::int32_t total_count = 0;     // of so many
  std::vector<Evidence> evidence;   // newest first, at most kEvidencePerFactorMax
  // Of the newest evidence. Initiative: its deadline, or its end; mandate: when it was adopted, or
  // since when it holds; nothing where that is open.
  std::optional<Instant> time;
  std::optional<Instant> stated_time = {};  // expertise: when what she states was last confirmed
};

struct Step {
  ContactIndex contact;
  Approach approach = Approach::kDirect;
  TieIndex tie;  // that leads here, stated or made by an initiative (Snapshot::initiative_of)
};

struct Route {
  std::vector<Step> steps;  // introducers first, the contact last; 1 to max_introductions + 1
  double probability = 0;   // [0, 1]
  std::vector<Factor> factors;
  Fallback fallback = Fallback::kNone;
  // P(she answers within kAnswerDays working days), once it has come to her.
  belief::AnswerShares answer_chances = {};
  [[nodiscard]] ContactIndex contact() const { return steps.back().contact; }
};

// Nobody is stated for the need in the place. Present also when fallback routes were found.
struct Gap {
  AreaIndex area;
  std::vector<TopicIndex> topics;
};

struct RouteAnswer {
  std::vector<Route> routes;
  std::optional<Gap> gap;
};

}  // namespace veieninn::routing
