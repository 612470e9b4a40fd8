// A place where nobody is stated for anything: a front door, and behind it everybody who ever
// answered. What the rank knows of topics it learns from what the front door passes on.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "bench/ranking/events.h"
#include "engine/belief/model_parameters.h"
#include "engine/graph/snapshot.h"

namespace veieninn::bench {

// What needs are at: each of the events' terms, or one that nobody knows anything of, while what
// was handled was at another, so that past needs alone speak.
enum class DeskTopics { kTerms, kNobodys };

class DeskWorld {
 public:
  // Ventures are who asked, contacts the front door and who answered.
  DeskWorld(std::span<const Event> events, const belief::ModelParameters& parameters,
            DeskTopics topics = DeskTopics::kTerms);

  // From now on; only what snapshots keep nothing derived from (rank_fitting.h) may differ.
  void use(const belief::ModelParameters& parameters);

  [[nodiscard]] const graph::Snapshot& snapshot() const noexcept { return *snapshot_; }
  [[nodiscard]] static std::string place() { return "3101"; }
  [[nodiscard]] static std::string asked_topic() { return "asked"; }
  [[nodiscard]] static std::string past_topic() { return "past"; }
  [[nodiscard]] static std::string front_door() { return "front-door"; }
  [[nodiscard]] static std::string contact_of(Party party) { return "c" + std::to_string(party); }
  [[nodiscard]] static std::string venture_of(Party party) { return "v" + std::to_string(party); }
  [[nodiscard]] static std::string topic_of(Term term) { return "t" + std::to_string(term); }

  // Facts that are known from now on. Their sequences are given here.
  void record(std::vector<model::Engagement> facts);

 private:
  std::shared_ptr<const graph::Snapshot> snapshot_;
  std::int64_t sequence_ = 0;
};

}  // namespace veieninn::bench
