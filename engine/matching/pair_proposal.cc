#include "engine/matching/pair_proposal.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "engine/graph/record.h"
#include "engine/matching/bipartite_pairing.h"
#include "engine/matching/match_checks.h"
#include "engine/matching/pair_reasons.h"
#include "engine/matching/pair_weights.h"

namespace veieninn::matching {

using graph::kNone;

namespace {

// Probabilities as integers, so that sums of them compare exactly: 2^-40 a pair is nothing.
constexpr double kWeightOfOne = 1LL << 40;

template <typename Row, typename IndexOf>
Result<void> check_rows(const std::vector<Row>& rows, std::uint32_t size, const std::string& field,
                        const IndexOf& index_of) {
  std::vector<bool> is_named(size);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string at = field + "[" + std::to_string(i) + "]";
    const std::uint32_t index = index_of(rows[i]);
    if (index >= size) return fail(invalid_argument(at, "is unknown", "use one of the snapshot"));
    if (is_named[index]) return fail(invalid_argument(at, "is named twice", "name it once"));
    is_named[index] = true;
  }
  return {};
}

Result<void> check_capacities(const std::vector<Mentor>& mentors) {
  for (std::size_t i = 0; i < mentors.size(); ++i) {
    const std::int32_t capacity = mentors[i].capacity;
    if (capacity >= 0 && capacity <= kMentorCapacityMax) continue;
    return fail(invalid_argument("mentors[" + std::to_string(i) + "].capacity",
                                 "is " + std::to_string(capacity), "use 0 to 100"));
  }
  return {};
}

Result<void> check_mentees(const graph::SnapshotData& data, const std::vector<Mentee>& ventures) {
  for (std::size_t i = 0; i < ventures.size(); ++i) {
    if (ventures[i].topics.empty()) continue;
    const std::string field = "ventures[" + std::to_string(i) + "].topics";
    if (auto checked = check_topics(data, ventures[i].topics, field); !checked) return checked;
  }
  return {};
}

Result<void> check(const graph::SnapshotData& data, const PairRequest& request) {
  if (request.mentors.size() > kMentorsMax) {
    return fail(limit_exceeded("mentors", kMentorsMax, "mentors"));
  }
  if (request.ventures.size() > kMenteesMax) {
    return fail(limit_exceeded("ventures", kMenteesMax, "ventures"));
  }
  // Written so that NaN fails too.
  if (!(request.least_probability >= 0 && request.least_probability < 1)) {
    return fail(invalid_argument("least_probability", "is outside [0, 1)", "use a probability"));
  }
  return check_time(request.as_of_time)
      .and_then([&] {
        return check_rows(request.mentors, data.contacts.size(), "mentors",
                          [](const Mentor& row) { return row.contact.value; });
      })
      .and_then([&] {
        return check_rows(request.ventures, data.venture_records.size(), "ventures",
                          [](const Mentee& row) { return row.venture.value; });
      })
      .and_then([&] { return check_capacities(request.mentors); })
      .and_then([&] { return check_mentees(data, request.ventures); });
}

class Proposal {
 public:
  Proposal(const graph::SnapshotData& data, const PairRequest& request)
      : data_(data), request_(request), weights_(data, request.as_of_time) {}

  PairProposal propose() {
    take_mentors();
    take_ventures();
    weigh();
    const std::vector<std::uint32_t> mentor_of =
        paired(capacities_, static_cast<std::uint32_t>(ventures_.size()), edges_);
    for (std::uint32_t venture = 0; venture < ventures_.size(); ++venture) {
      if (mentor_of[venture] == kAlone) {
        leave_alone(venture, mentor_of);
      } else {
        propose_pair(mentor_of[venture], venture, mentor_of);
      }
    }
    finish();
    return std::move(proposal_);
  }

 private:
  [[nodiscard]] std::string_view contact_id(std::uint32_t contact) const {
    return graph::id_of_record(data_.contact_records[contact]);
  }
  [[nodiscard]] std::string_view venture_id(std::uint32_t venture) const {
    return graph::id_of_record(data_.venture_records[venture]);
  }

  // In the order of ids, so that the order of the request decides nothing.
  void take_mentors() {
    std::vector<Mentor> mentors = request_.mentors;
    std::ranges::sort(mentors, {}, [this](const Mentor& m) { return contact_id(m.contact.value); });
    for (const Mentor& mentor : mentors) {
      auto side = weights_.mentor(mentor.contact.value);
      if (!side) {
        proposal_.unavailable.push_back(mentor.contact);
        continue;
      }
      mentors_.push_back(std::move(*side));
      capacities_.push_back(mentor.capacity);
    }
  }

  void take_ventures() {
    std::vector<const Mentee*> ventures;
    ventures.reserve(request_.ventures.size());
    for (const Mentee& venture : request_.ventures) ventures.push_back(&venture);
    std::ranges::sort(ventures, {},
                      [this](const Mentee* m) { return venture_id(m->venture.value); });
    for (const Mentee* venture : ventures) {
      ventures_.push_back(weights_.venture(venture->venture.value, venture->topics));
    }
  }

  void weigh() {
    first_choice_.resize(ventures_.size());
    for (std::uint32_t v = 0; v < ventures_.size(); ++v) {
      const VentureSide& venture = ventures_[v];
      const NeedTopics need(data_, venture.topics);
      for (std::uint32_t m = 0; m < mentors_.size(); ++m) weigh_pair(need, m, v);
    }
  }

  void weigh_pair(const NeedTopics& need, std::uint32_t m, std::uint32_t v) {
    const MentorSide& mentor = mentors_[m];
    const VentureSide& venture = ventures_[v];
    if (PairWeights::is_herself(mentor, venture)) {
      proposal_.herself.push_back({ContactIndex{mentor.contact}, VentureIndex{venture.venture}});
      return;
    }
    if (weights_.rests(mentor, venture)) return;
    const double probability = weights_.probability(need, mentor, venture);
    if (probability < request_.least_probability) return;
    const auto weight = static_cast<std::int64_t>(std::floor(probability * kWeightOfOne + 0.5));
    if (weight <= 0) return;
    edges_.push_back({m, v, weight});
    Choice& first = first_choice_[v];
    if (probability > first.probability) first = {m, probability};
  }

  [[nodiscard]] std::optional<FirstChoice> first_choice(
      std::uint32_t venture, std::uint32_t got, const std::vector<std::uint32_t>& mentor_of) const {
    const Choice& first = first_choice_[venture];
    if (first.mentor == got || first.mentor == kAlone) return std::nullopt;
    FirstChoice choice;
    choice.mentor = ContactIndex{mentors_[first.mentor].contact};
    choice.probability = first.probability;
    for (std::uint32_t other = 0; other < mentor_of.size(); ++other) {
      if (mentor_of[other] != first.mentor) continue;
      choice.taken_by.push_back(VentureIndex{ventures_[other].venture});
    }
    return choice;
  }

  void propose_pair(std::uint32_t m, std::uint32_t v, const std::vector<std::uint32_t>& mentor_of) {
    const NeedTopics need(data_, ventures_[v].topics);
    ProposedPair pair;
    pair.mentor = ContactIndex{mentors_[m].contact};
    pair.venture = VentureIndex{ventures_[v].venture};
    pair.probability = weights_.probability(need, mentors_[m], ventures_[v]);
    pair.factors = pair_factors(weights_, need, mentors_[m], ventures_[v]);
    pair.first_choice = first_choice(v, m, mentor_of);
    proposal_.expected_count += pair.probability;
    proposal_.pairs.push_back(std::move(pair));
  }

  void leave_alone(std::uint32_t v, const std::vector<std::uint32_t>& mentor_of) {
    AloneVenture alone;
    alone.venture = VentureIndex{ventures_[v].venture};
    alone.first_choice = first_choice(v, kAlone, mentor_of);
    alone.reason = alone.first_choice            ? AloneReason::kAllTaken
                   : ventures_[v].topics.empty() ? AloneReason::kNoTopics
                                                 : AloneReason::kNobodyFits;
    proposal_.alone.push_back(std::move(alone));
  }

  void finish() {
    // They stand by venture id, which decides among equals.
    std::ranges::stable_sort(proposal_.pairs, std::ranges::greater(), &ProposedPair::probability);
  }

  struct Choice {
    std::uint32_t mentor = kAlone;
    double probability = 0;
  };
  const graph::SnapshotData& data_;
  const PairRequest& request_;
  PairWeights weights_;
  std::vector<MentorSide> mentors_;
  std::vector<std::int32_t> capacities_;
  std::vector<VentureSide> ventures_;
  std::vector<PairEdge> edges_;
  std::vector<Choice> first_choice_;
  PairProposal proposal_;
};

}  // namespace

Result<PairProposal> propose_pairs(const graph::Snapshot& snapshot, const PairRequest& request) {
  if (auto checked = check(snapshot.data(), request); !checked) return fail(checked.error());
  return Proposal(snapshot.data(), request).propose();
}

}  // namespace veieninn::matching
