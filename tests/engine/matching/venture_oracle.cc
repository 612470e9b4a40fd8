#include "tests/engine/matching/venture_oracle.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "engine/graph/snapshot_data.h"

namespace veieninn::test {
namespace {

using model::EngagementKind;

// The constants of docs/model.md, once more.
constexpr double kStated = 0.6;
constexpr double kUnstated = 0.05;
constexpr double kTopicStrength = 5;
constexpr double kMet = 0.3;
constexpr int kCapacity = 4;

double faded(Instant time, Instant as_of) {
  const Day age = std::max(0, day_of(as_of) - day_of(time));
  return std::exp2(-static_cast<double>(age) / 180);
}

bool goes_on(EngagementKind kind) {
  return kind == EngagementKind::kMet || kind == EngagementKind::kPiloted ||
         kind == EngagementKind::kCollaborated;
}

bool is_wish(EngagementKind kind) {
  return goes_on(kind) || kind == EngagementKind::kInvitationAccepted;
}

class Oracle {
 public:
  Oracle(const World& world, const graph::Snapshot& snapshot,
         const matching::VentureRequest& request)
      : world_(world), snapshot_(snapshot), request_(request), now_(request.as_of_time) {}

  double probability(const model::Venture& venture) const {
    const double works = topics(venture);
    if (works < 0.04) return 0;
    return works * wants(venture) * room(venture) * place(venture);
  }

 private:
  // Newest first, as of now.
  std::vector<model::Engagement> facts(const std::string& venture) const {
    std::vector<model::Engagement> facts;
    for (const model::Engagement& row : world_.engagements) {
      if (row.venture == venture && row.time <= now_) facts.push_back(row);
    }
    std::ranges::sort(facts, [](const auto& a, const auto& b) {
      return std::tie(a.time, a.sequence) > std::tie(b.time, b.sequence);
    });
    return facts;
  }

  double wants(const model::Venture& venture) const {
    struct Case {
      Instant time;
      bool wanted = false;
      bool is_no = false;
    };
    std::map<std::string, Case> cases;
    for (const model::Engagement& row : facts(venture.id)) {
      const bool is_no = row.kind == EngagementKind::kInvitationDeclined;
      const bool answered =
          row.kind == EngagementKind::kReplied || row.kind == EngagementKind::kTookOwnership;
      if (!answered && !is_no && !is_wish(row.kind)) continue;
      const auto [found, is_new] =
          cases.try_emplace(row.contact, Case{row.time, is_wish(row.kind), is_no});
      if (!is_new && !found->second.wanted && is_wish(row.kind)) {
        found->second = {row.time, true, false};
      }
    }
    double went_on = 0;
    double all = 0;
    for (const auto& [contact, one] : cases) {
      const bool waits = one.time.unix_seconds > now_.unix_seconds - 28 * kSecondsPerDay;
      if (!one.wanted && !one.is_no && waits) continue;
      all += faded(one.time, now_);
      if (one.wanted) went_on += faded(one.time, now_);
    }
    return (4 * 0.5 + went_on) / (4 + all);
  }

  std::map<std::string, double> proofs(const model::Venture& venture) const {
    std::map<std::string, double> proofs;
    const auto add = [&](const std::string& topic, double weight) {
      if (!topic.empty()) {
        proofs[topic] += weight;
        return;
      }
      for (const std::string& stated : venture.topics) {
        proofs[stated] += weight / static_cast<double>(venture.topics.size());
      }
    };
    std::map<std::tuple<std::string, std::string, bool>, int> times;
    for (const model::Engagement& row : facts(venture.id)) {
      const bool is_met = row.kind == EngagementKind::kMet;
      if (row.kind == EngagementKind::kReplied || row.kind == EngagementKind::kTookOwnership) {
        add(row.topic, 0);
      }
      if (!goes_on(row.kind)) continue;
      const int before = times[{row.contact, row.topic, is_met}]++;
      add(row.topic, (is_met ? kMet : 1) * std::pow(0.5, before) * faded(row.time, now_));
    }
    std::vector<model::Collaboration> works = venture.collaborations;
    std::ranges::stable_sort(works, std::ranges::greater(), &model::Collaboration::time);
    std::map<std::pair<std::string, std::string>, int> told;
    for (const model::Collaboration& row : works) {
      if (now_ < row.time) continue;
      const int before = told[{row.unit, row.topic}]++;
      add(row.topic, std::pow(0.5, before) * faded(row.time, now_));
    }
    return proofs;
  }

  double topics(const model::Venture& venture) const {
    std::map<std::string, double> works;
    const auto proven = proofs(venture);
    const auto posterior = [](double prior, double proof) {
      return (kTopicStrength * prior + proof) / (kTopicStrength + proof);
    };
    for (const auto& [topic, proof] : proven) works[topic] = posterior(kUnstated, proof);
    for (const std::string& topic : venture.topics) {
      const auto proof = proven.find(topic);
      works[topic] = posterior(kStated, proof == proven.end() ? 0 : proof->second);
    }
    double sum = 0;
    for (const routing::WeightedTopic& asked : request_.topics) {
      double best = 0;
      for (const auto& near : snapshot_.data().topics->near(asked.topic.value)) {
        const auto known = works.find(std::string(snapshot_.topic_id(TopicIndex{near.topic})));
        if (known != works.end()) best = std::max(best, near.nearness * known->second);
      }
      sum += asked.weight * best;
    }
    return sum;
  }

  double room(const model::Venture& venture) const {
    const std::int64_t from = now_.unix_seconds - 180 * kSecondsPerDay;
    std::set<std::string> units;
    for (const model::Engagement& row : facts(venture.id)) {
      const bool is_work = row.kind == EngagementKind::kTookOwnership ||
                           row.kind == EngagementKind::kInvitationAccepted ||
                           row.kind == EngagementKind::kPiloted ||
                           row.kind == EngagementKind::kCollaborated;
      if (!is_work || row.time.unix_seconds <= from) continue;
      units.insert(std::ranges::find(world_.contacts, row.contact, &model::Contact::id)->unit);
    }
    for (const model::Collaboration& row : venture.collaborations) {
      if (row.time <= now_ && row.time.unix_seconds > from) units.insert(row.unit);
    }
    const auto count = static_cast<double>(units.size());
    if (count >= kCapacity) return 0;
    const double share = count / kCapacity;
    return share <= 0.5 ? 1 : 1 - (share - 0.5) / 0.5 * 0.5;
  }

  const model::Area& area(const std::string& id) const {
    return *std::ranges::find(world_.areas, id, &model::Area::id);
  }
  std::vector<std::string> up_from(const std::string& id) const {
    std::vector<std::string> path;
    for (std::string at = id; !at.empty(); at = area(at).parent) path.push_back(at);
    return path;
  }
  std::string above(const std::string& id, model::AreaKind kind) const {
    for (const std::string& at : up_from(id)) {
      if (area(at).kind == kind) return at;
    }
    return "";
  }
  static int position(const std::vector<std::string>& path, const std::string& id) {
    const auto found = std::ranges::find(path, id);
    return found == path.end() ? -1 : static_cast<int>(found - path.begin());
  }

  double place_of(const std::string& asked, const std::string& works_in) const {
    if (asked == works_in) return 1;
    if (position(up_from(works_in), asked) > 0) return 0.9;
    double share = 0.3;
    if (const int steps = position(up_from(asked), works_in); steps > 0) {
      share = std::max(share, std::pow(0.7, steps));
    }
    const std::string county = above(asked, model::AreaKind::kCounty);
    if (!county.empty() && position(up_from(works_in), county) >= 0) share = std::max(share, 0.6);
    std::string municipality = above(asked, model::AreaKind::kMunicipality);
    if (municipality.empty()) municipality = asked;
    for (const std::string& from : {asked, municipality}) {
      for (const std::string& neighbour : area(from).neighbours) {
        if (position(up_from(works_in), neighbour) >= 0) share = std::max(share, 0.5);
      }
    }
    return share;
  }

  double place(const model::Venture& venture) const {
    if (request_.area.is_none()) return 1;
    const std::string asked(snapshot_.area_id(request_.area));
    double best = 0.3;
    for (const std::string& id : venture.areas) best = std::max(best, place_of(asked, id));
    return best;
  }

  const World& world_;
  const graph::Snapshot& snapshot_;
  const matching::VentureRequest& request_;
  Instant now_;
};

}  // namespace

std::map<std::string, double> probabilities(const World& world, const graph::Snapshot& snapshot,
                                            const matching::VentureRequest& request) {
  const Oracle oracle(world, snapshot, request);
  std::map<std::string, double> found;
  for (const model::Venture& venture : world.ventures) {
    const VentureIndex index = snapshot.find_venture(venture.id);
    if (std::ranges::find(request.leave_out, index) != request.leave_out.end()) continue;
    if (const double p = oracle.probability(venture); p > 0) found[venture.id] = p;
  }
  return found;
}

int met_lately(const World& world, const std::string& venture, Instant as_of) {
  std::set<std::string> contacts;
  for (const model::Engagement& row : world.engagements) {
    const bool is_deed = is_wish(row.kind) || row.kind == EngagementKind::kReplied ||
                         row.kind == EngagementKind::kTookOwnership;
    if (row.venture == venture && is_deed && row.time <= as_of &&
        row.time.unix_seconds > as_of.unix_seconds - 28 * kSecondsPerDay) {
      contacts.insert(row.contact);
    }
  }
  return static_cast<int>(contacts.size());
}

}  // namespace veieninn::test
