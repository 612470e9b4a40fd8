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

class DeskWorld {
 public:
  // Topics are the events' terms, ventures their askers, contacts the front door and who answered.
  DeskWorld(std::span<const Event> events, const belief::ModelParameters& parameters);

  [[nodiscard]] const graph::Snapshot& snapshot() const noexcept { return *snapshot_; }
  [[nodiscard]] static std::string front_door() { return "front-door"; }
  [[nodiscard]] static std::string contact_of(belief::Party party) {
    return "c" + std::to_string(party);
  }
  [[nodiscard]] static std::string venture_of(belief::Party party) {
    return "v" + std::to_string(party);
  }
  [[nodiscard]] static std::string topic_of(belief::Term term) {
    return "t" + std::to_string(term);
  }

  // Facts that are known from now on. Their sequences are given here.
  void record(std::vector<model::Engagement> facts);

 private:
  std::shared_ptr<const graph::Snapshot> snapshot_;
  std::int64_t sequence_ = 0;
};

}  // namespace veieninn::bench
