// How many passings on are saved when "not me, try her" is remembered?
//
// Nobody is stated for anything. A need goes to the first whom find_routes names: at first always
// the front door, who passes it on to the right one (1 passing). Later it may go to the right one
// at once (0), or to another, who passes it on: to the right one where she knows her (1), else back
// to the front door (2). Files do not say which, so both are counted.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <queue>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bench/ranking/desk_world.h"
#include "engine/routing/route_search.h"

namespace veieninn::bench {
namespace {

using model::EngagementKind;

constexpr std::string_view kUsage =
    R"(bench_passing: how many passings on are saved when they are remembered?

  bench_passing --events FILE... [--last N] [--json]

  --events FILE...  histories as of bench_ranking
  --last N          only the last N events of each (default 6000)
  --json            one object a row
)";

constexpr std::size_t kNeedTopicsMax = 6;
constexpr std::uint32_t kSeenToBeATopic = 3;  // a term seen less often than this tells nobody much

// What is remembered of a need that found its way.
enum class Memory { kNothing, kPassings, kPassingsAndEnds };
struct Way {
  std::string_view name;
  Memory memory;
};
constexpr Way kWays[] = {{"nothing", Memory::kNothing},
                         {"passings", Memory::kPassings},
                         {"passings and where it ended", Memory::kPassingsAndEnds}};

struct Counts {
  std::size_t needs = 0;
  std::size_t direct = 0;  // went to the right one at once
  std::size_t by_door = 0;
  [[nodiscard]] std::size_t passings() const { return needs - direct; }
  [[nodiscard]] std::size_t passings_if_back() const { return 2 * (needs - direct) - by_door; }
};

// Facts by when they are known.
struct Pending {
  std::int64_t known = 0;
  std::vector<model::Engagement> facts;
  bool operator<(const Pending& other) const { return known > other.known; }
};

class PassingReplay {
 public:
  PassingReplay(const std::vector<Event>& events, Memory memory)
      : events_(events), memory_(memory), world_(events, {}) {}

  // Of the last half: before, little is known.
  Counts run() {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const Event& event = events_[i];
      learn_until(event.asked);
      if (event.asker != kNoParty) walk(event, i >= events_.size() / 2);
      for (const Term term : event.terms) ++seen_[term];
    }
    return counts_;
  }

 private:
  // Of the terms that are known, the rarest.
  std::vector<Term> topics_of(const Event& event) const {
    std::vector<Term> topics;
    const auto times_seen = [&](Term term) {
      const auto found = seen_.find(term);
      return found == seen_.end() ? 0U : found->second;
    };
    for (const Term term : event.terms) {
      if (times_seen(term) >= kSeenToBeATopic) topics.push_back(term);
    }
    std::ranges::sort(topics, {}, [&](Term term) { return std::pair(times_seen(term), term); });
    if (topics.size() > kNeedTopicsMax) topics.resize(kNeedTopicsMax);
    return topics;
  }

  std::string first_named(const Event& event, const std::vector<Term>& topics) const {
    const graph::Snapshot& snapshot = world_.snapshot();
    routing::RouteRequest request;
    for (const Term term : topics) {
      request.need.push_back(
          {snapshot.find_topic(DeskWorld::topic_of(term)), 1 / static_cast<double>(topics.size())});
    }
    request.area = snapshot.find_area("3101");
    request.venture = snapshot.find_venture(DeskWorld::venture_of(event.asker));
    request.max_introductions = 0;
    request.as_of_time = Instant{event.asked};
    const auto answer = routing::find_routes(snapshot, request);
    if (!answer || answer->routes.empty()) {
      fmt::print(stderr, "a need found nobody\n");
      std::exit(1);
    }
    return std::string(snapshot.contact_id(answer->routes.front().contact()));
  }

  void walk(const Event& event, bool counts) {
    const std::vector<Term> topics = topics_of(event);
    const std::string named = first_named(event, topics);
    const bool is_direct = std::ranges::any_of(
        event.answerers, [&](Party party) { return DeskWorld::contact_of(party) == named; });
    const bool is_by_door = named == DeskWorld::front_door();
    if (counts) {
      ++counts_.needs;
      counts_.direct += is_direct ? 1 : 0;
      counts_.by_door += is_by_door ? 1 : 0;
    }
    remember(event, topics, named, is_direct);
  }

  void remember(const Event& event, const std::vector<Term>& topics, const std::string& named,
                bool is_direct) {
    if (memory_ == Memory::kNothing) return;
    const std::string door = DeskWorld::front_door();
    const std::string right = is_direct ? named : DeskWorld::contact_of(event.answerers.front());
    Pending pending{event.answered, {}};
    for (const Term term : topics) {
      const auto add = [&](EngagementKind kind, const std::string& contact,
                           const std::string& other) {
        model::Engagement fact;
        fact.time = Instant{event.answered};
        fact.kind = kind;
        fact.venture = DeskWorld::venture_of(event.asker);
        fact.contact = contact;
        fact.other_contact = other;
        fact.topic = DeskWorld::topic_of(term);
        pending.facts.push_back(std::move(fact));
      };
      if (!is_direct && named != door) add(EngagementKind::kReferred, named, door);
      if (!is_direct) add(EngagementKind::kReferred, door, right);
      if (memory_ == Memory::kPassingsAndEnds) add(EngagementKind::kTookOwnership, right, "");
    }
    pending_.push(std::move(pending));
  }

  void learn_until(std::int64_t time) {
    std::vector<model::Engagement> facts;
    while (!pending_.empty() && pending_.top().known < time) {
      const auto& known = pending_.top().facts;
      facts.insert(facts.end(), known.begin(), known.end());
      pending_.pop();
    }
    world_.record(std::move(facts));
  }

  const std::vector<Event>& events_;
  Memory memory_;
  DeskWorld world_;
  std::unordered_map<Term, std::uint32_t> seen_;
  std::priority_queue<Pending> pending_;
  Counts counts_;
};

struct Options {
  std::vector<std::string> files;
  std::size_t last = 6000;
  bool json = false;
};

[[noreturn]] void usage(int status) {
  fmt::print(status == 0 ? stdout : stderr, "{}", kUsage);
  std::exit(status);
}

Options read_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--help") usage(0);
    if (argument == "--events") {
      while (i + 1 < argc && !std::string_view(argv[i + 1]).starts_with("--")) {
        options.files.emplace_back(argv[++i]);
      }
    } else if (argument == "--last" && i + 1 < argc) {
      options.last = static_cast<std::size_t>(std::max(2, std::atoi(argv[++i])));
    } else if (argument == "--json") {
      options.json = true;
    } else {
      usage(2);
    }
  }
  if (options.files.empty()) usage(2);
  return options;
}

void print(const std::string& file, const Way& way, const Counts& counts, bool json) {
  const auto share = [&](std::size_t count) {
    return static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(1, counts.needs));
  };
  if (json) {
    fmt::print(R"({{"file":"{}","remembered":"{}","n":{},"direct":{:.4f},"front_door":{:.4f},)"
               R"("passings":{:.4f},"passings_if_back":{:.4f}}})"
               "\n",
               file, way.name, counts.needs, share(counts.direct), share(counts.by_door),
               share(counts.passings()), share(counts.passings_if_back()));
  } else {
    fmt::print("{:<14} {:<28} {:>6} {:>8.3f} {:>11.3f} {:>9.3f} {:>8.3f}\n", file, way.name,
               counts.needs, share(counts.direct), share(counts.by_door), share(counts.passings()),
               share(counts.passings_if_back()));
  }
  std::fflush(stdout);
}

}  // namespace
}  // namespace veieninn::bench

int main(int argc, char** argv) {
  using namespace veieninn::bench;
  const Options options = read_options(argc, argv);
  if (!options.json) {
    fmt::print("{:<14} {:<28} {:>6} {:>8} {:>11} {:>9} {:>8}\n", "file", "remembered", "needs",
               "direct", "front door", "passings", "if back");
  }
  for (const std::string& path : options.files) {
    EventFile file = read_events(path);
    if (file.events.size() > options.last) {
      file.events.erase(file.events.begin(),
                        file.events.end() - static_cast<std::ptrdiff_t>(options.last));
    }
    for (const Way& way : kWays) {
      print(file.name, way, PassingReplay(file.events, way.memory).run(), options.json);
    }
  }
}
