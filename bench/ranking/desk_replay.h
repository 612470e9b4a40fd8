// A history asked anew through find_routes: at each event, what would the engine have known, and
// whom had it named?
//
// Those who answered are contacts of one unit of whom nothing is stated, who asked are ventures,
// and words and tags are the words of a need. What was answered is an engagement that says who took
// the need, known to whoever asks later.
#pragma once

#include <boost/unordered/unordered_flat_set.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/ranking/desk_world.h"
#include "bench/ranking/events.h"
#include "engine/routing/past_fitting.h"

namespace veieninn::bench {

// What was shown for one event, without the asker herself.
struct AskedNeed {
  routing::ShownCase shown;
  std::vector<double> probabilities;  // of each who was shown
  std::vector<bool> is_known;         // the asker had asked her before
  std::vector<Party> parties;
  std::size_t truths = 0;         // who answered, shown or not
  bool is_first_contact = false;  // the asker had asked none of them before
};

struct ReplayOptions {
  belief::ModelParameters parameters;
  bool reads_words = true;
};

class DeskReplay {
 public:
  // REQUIRES: `events` outlives it.
  DeskReplay(const std::vector<Event>& events, const ReplayOptions& options);

  // From now on.
  void use(const belief::ModelParameters& parameters) { world_.use(parameters); }
  // The next event, put to find_routes if it `is_asked`; then it is remembered.
  // REQUIRES: there is one more.
  AskedNeed next(bool is_asked);

 private:
  [[nodiscard]] std::vector<std::string> words_of(const Event& event) const;
  void add_facts(const Event& event, Party answerer, std::vector<model::Engagement>& facts);
  void learn_until(std::int64_t time);
  [[nodiscard]] AskedNeed ask(const Event& event) const;
  [[nodiscard]] bool has_asked(Party asker, Party whom) const {
    return pairs_.contains((std::uint64_t{asker} << 32) | whom);
  }

  const std::vector<Event>& events_;
  ReplayOptions options_;
  DeskWorld world_;
  std::vector<std::size_t> by_answer_;
  std::size_t next_ = 0;
  std::size_t known_ = 0;  // of by_answer_
  boost::unordered_flat_set<std::uint64_t> pairs_;
  std::vector<std::uint32_t> times_seen_;  // by term
};

}  // namespace veieninn::bench
