#include "engine/graph/tie_changes.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "engine/graph/derivation.h"
#include "engine/graph/edges.h"
#include "engine/graph/venture_facts.h"

namespace veieninn::graph {
namespace {

// The ties `from` had and has: those among `known` that still go out from it, and the changed
// ones.
template <typename Rows>
std::vector<StatedTie> stated_by(const SnapshotData& data, const ChangedTies& changed_ties,
                                 bool from_venture, std::uint32_t from, const Rows& known) {
  std::vector<std::uint32_t> ids;
  for (const auto& row : known) {
    if (row.tie != kNone) ids.push_back(row.tie);
  }
  if (const auto changed = changed_ties.find({from_venture, from}); changed != changed_ties.end()) {
    ids.insert(ids.end(), changed->second.begin(), changed->second.end());
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<StatedTie> ties;
  for (const std::uint32_t tie : ids) {
    const TieSource& source = data.ties[tie];
    const bool goes_out = source.from_venture == from_venture && source.from == from;
    if (goes_out && source.to != kNone && data.contacts[source.to].alive) {
      ties.push_back({tie, source});
    }
  }
  return ties;
}

// Places in `learned` for what was seen of one giver: those she had, then new ones.
std::vector<std::uint32_t> learned_places(SnapshotData& data, std::span<const Edge> old,
                                          std::size_t count) {
  std::vector<std::uint32_t> places;
  for (const Edge& edge : old) {
    if (edge.learned != kNone) places.push_back(edge.learned);
  }
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  while (places.size() < count) {
    places.push_back(data.learned.size());
    data.learned.grow(data.learned.size() + 1);
  }
  return places;
}

}  // namespace

void take_away_edges_of(SnapshotData& data, std::uint32_t giver) {
  for (const Edge& edge : data.out_edges[giver]) {
    remove_from_row(data.in_edges, edge.other, [=](const Edge& one) { return one.other == giver; });
  }
}

void derive_edges_of(SnapshotData& data, std::uint32_t giver, const ChangedTies& changed) {
  const auto old = data.out_edges[giver];
  auto seen = seen_ties_of(data.events[giver], fading_of(data));
  std::erase_if(seen, [&](const SeenTie& tie) { return !data.contacts[tie.other].alive; });
  const std::vector<std::uint32_t> places = learned_places(data, old, seen.size());
  for (std::size_t i = 0; i < seen.size(); ++i) data.learned.edit(places[i]) = seen[i].learned;
  const auto learned_of = [&](std::uint32_t other) {
    const auto found = std::ranges::lower_bound(seen, other, {}, &SeenTie::other);
    return found != seen.end() && found->other == other
               ? places[static_cast<std::size_t>(found - seen.begin())]
               : kNone;
  };
  const auto edges = out_edges_of(stated_by(data, changed, false, giver, old), seen,
                                  data.parameters.unstated_tie_mean, learned_of);
  data.out_edges.replace(giver, edges);
  for (Edge edge : edges) {
    const std::uint32_t receiver = std::exchange(edge.other, giver);
    add_to_row(data.in_edges, receiver, std::vector{edge});
  }
}

void derive_ventures_of(SnapshotData& data, std::uint32_t venture, const Touched& pairs,
                        const ChangedTies& changed) {
  if (data.venture_records[venture].empty()) return;
  const auto old = data.venture_ties[venture];
  Touched contacts;
  for (const VentureTie& tie : old) contacts.insert(tie.contact);
  // An invitation that was answered is a deed, and gives no way.
  for (const Deed& deed : data.venture_deeds[venture]) contacts.insert(deed.contact);
  contacts.insert(pairs.begin(), pairs.end());
  const Fading fading = fading_of(data);
  std::vector<VentureTie> seen;
  std::vector<Deed> deeds;
  for (const std::uint32_t contact : in_order(contacts)) {
    std::vector<Event> with;
    for (const Event& event : data.events[contact]) {
      if (event.venture != venture) continue;
      with.push_back(event);
      if (is_deed(event.kind)) deeds.push_back(deed_of(event, contact));
    }
    for (SeenVenture& one : seen_ventures_of(with, fading)) {
      one.tie.contact = contact;
      seen.push_back(one.tie);
    }
  }
  data.venture_ties.replace(venture,
                            venture_ties_of(stated_by(data, changed, true, venture, old), seen));
  std::ranges::sort(deeds, is_earlier);
  data.venture_deeds.replace(venture, deeds);
}

}  // namespace veieninn::graph
