// Mentors and ventures paired so that as many pairs as can be expected work.
//
// The weight of a pair is the chance that it works (pair_weights.h), so the sum of weights is the
// expected number of pairs that do; the proposal is a maximum-weight b-matching
// (bipartite_pairing.h). Nobody is paired below a stated floor, nor with a venture that she speaks
// for. docs/matching_ventures.md has more.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"
#include "engine/matching/match_factor.h"
#include "engine/routing/route.h"

namespace veieninn::matching {

// A municipality's programme has tens of each; a country's has hundreds.
inline constexpr std::size_t kMentorsMax = 500;
inline constexpr std::size_t kMenteesMax = 2'000;
inline constexpr std::int32_t kMentorCapacityMax = 100;  // nobody mentors more at once

struct Mentor {
  ContactIndex contact;
  std::int32_t capacity = 0;  // ventures that she can still take: 0 to kMentorCapacityMax
};

struct Mentee {
  VentureIndex venture;
  std::vector<routing::WeightedTopic> topics;  // at most 32; empty: those that it states
};

struct PairRequest {
  std::vector<Mentor> mentors;   // each once
  std::vector<Mentee> ventures;  // each once
  double least_probability = 0;  // [0, 1): pairs below it are not proposed
  Instant as_of_time;
};

// The mentor who would suit a venture best, and who has her instead.
struct FirstChoice {
  ContactIndex mentor;
  double probability = 0;
  std::vector<VentureIndex> taken_by;  // by id; empty when she has no capacity at all
};

struct ProposedPair {
  ContactIndex mentor;
  VentureIndex venture;
  double probability = 0;                   // [0, 1]
  std::vector<MatchFactor> factors;         // multiply to it
  std::optional<FirstChoice> first_choice;  // where it is another mentor
};

enum class AloneReason : std::uint8_t {
  kNoTopics = 1,  // the venture states none, and the request names none
  kNobodyFits,    // no mentor reaches the floor
  kAllTaken,      // those who do have ventures whom they suit better, or no capacity
};

struct AloneVenture {
  VentureIndex venture;
  AloneReason reason = AloneReason::kNobodyFits;
  std::optional<FirstChoice> first_choice;  // for kAllTaken
};

struct RefusedPair {
  ContactIndex mentor;
  VentureIndex venture;
};

struct PairProposal {
  std::vector<ProposedPair> pairs;        // likeliest first, ties by venture id
  std::vector<AloneVenture> alone;        // by venture id
  std::vector<RefusedPair> herself;       // she speaks for the venture; by venture id, mentor id
  std::vector<ContactIndex> unavailable;  // away, full, gone or unconfirmed mentors; by id
  double expected_count = 0;              // of pairs that work: the sum of probabilities
};

// Pure: the same snapshot content and the same mentors and ventures, in whatever order, give the
// same answer to the last bit. Any number of threads may ask at once.
// Errors: kInvalidArgument with the field for what is unknown, named twice or out of its bounds;
// kLimitExceeded for too many mentors or ventures.
[[nodiscard]] Result<PairProposal> propose_pairs(const graph::Snapshot& snapshot,
                                                 const PairRequest& request);

}  // namespace veieninn::matching
