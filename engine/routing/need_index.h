// The need by topic, for one request: how near each topic is to which part of the need, and with it
// a person's P(right one).
//
//     stated(c)   = sum over needed t of weight_t * max over her expertise e of
//                   nearness(t, e) * level(e) * freshness(e)
//     P(right, c) = (topic_strength * stated(c) + S) / (topic_strength + N)
//
// with S successes of N outcomes of hers on topics near the need, each counted by its relevance
// sum over t of weight_t * nearness(t, its topic). Close expertise is on the topic itself, one
// narrower or one related; expertise on a broader topic only speaks on the ladder's first step.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/routing/moment.h"
#include "engine/routing/route.h"

namespace veieninn::routing {

inline constexpr std::size_t kNeedTopicsMax = 32;

enum class Reach : std::uint8_t { kClose, kBroader };

// What speaks for a person's P(right one).
struct StatedExpertise {
  double probability = 0;           // stated(c)
  std::uint32_t topic = kNoNumber;  // the stated topic that carried most of it
  std::int64_t verify_time = 0;
};

class NeedIndex {
 public:
  // Forgets the need before.
  void begin(const graph::Tables& tables, std::span<const WeightedTopic> need);

  [[nodiscard]] bool empty() const noexcept { return weights_.empty(); }
  // Relevance of an outcome on `topic`, 0 when it is not close to the need.
  [[nodiscard]] double relevance(std::uint32_t topic) const noexcept {
    const std::uint32_t slot = slot_of(topic);
    return slot == kNoNumber ? 0 : near_[slot].relevance;
  }
  [[nodiscard]] StatedExpertise stated(const Moment& moment, std::uint32_t contact,
                                       Reach reach) const;
  [[nodiscard]] double right(const Moment& moment, std::uint32_t contact, double stated) const;

  // A topic whose people may be right ones, and how right at most by that topic alone.
  struct Source {
    std::uint32_t topic = kNoNumber;
    double nearness_weight = 0;  // sum over t of weight_t * nearness(t, topic)
  };
  // The topics within `reach` of the need, most promising first, ties by topic id.
  void sources(Reach reach, std::vector<Source>& out) const;
  // Bounds of stated(c) for a person who has no expertise on the sources before this one.
  struct SourceBound {
    double any = 0;                    // whatever her expertise
    std::array<double, 4> at_level{};  // when hers on this source has that ExpertiseLevel
  };
  void bounds(const belief::ModelParameters& parameters, Reach reach,
              std::span<const Source> sources, std::vector<SourceBound>& out) const;

 private:
  struct Link {
    std::uint32_t need = 0;  // position in the need
    double nearness = 0;
    Reach reach = Reach::kClose;
  };
  struct Near {
    std::uint32_t topic = kNoNumber;
    double relevance = 0;
    std::vector<Link> links;  // by position in the need
  };
  [[nodiscard]] std::uint32_t slot_of(std::uint32_t topic) const noexcept {
    return topic < slots_.size() ? slots_[topic] : kNoNumber;
  }
  Near& near_of(std::uint32_t topic);

  const graph::Tables* tables_ = nullptr;
  std::vector<double> weights_;
  std::vector<std::uint32_t> slots_;  // topic -> position in near_, or kNoNumber
  std::vector<Near> near_;
  std::size_t near_count_ = 0;  // of near_, whose lists keep their memory
};

}  // namespace veieninn::routing
