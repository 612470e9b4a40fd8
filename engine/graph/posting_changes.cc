#include "engine/graph/posting_changes.h"

#include <algorithm>
#include <vector>

#include "engine/graph/answer_bounds.h"
#include "engine/graph/posting_rows.h"

namespace veieninn::graph {
namespace {

// Raises what the municipalities of `units` have outgrown; returns the units that may feel it.
Touched raise_area_bounds(SnapshotData& data, const Touched& units) {
  Touched outgrown;
  for (const std::uint32_t unit : units) {
    const std::uint32_t home = data.unit_home[unit].value;
    if (home == kNone || outgrown.contains(home)) continue;
    const double bound = area_answer_bound(data, home);
    if (bound <= data.area_bounds[home]) continue;
    data.area_bounds.edit(home) = bound + kAnswerBoundSlack;
    outgrown.insert(home);
  }
  Touched concerned = units;
  if (outgrown.empty()) return concerned;
  for (std::uint32_t unit = 0; unit < data.units.size(); ++unit) {
    if (outgrown.contains(data.unit_home[unit].value)) concerned.insert(unit);
  }
  return concerned;
}

}  // namespace

void take_away_postings(SnapshotData& data, std::uint32_t contact) {
  const std::uint8_t slice = data.contacts[contact].answer_slice;
  for (const TopicBound& known : data.topic_bounds[contact]) {
    const std::uint32_t row = posting_row(known.topic, slice, known.bound);
    const auto old = data.postings[row];
    std::vector<Posting> next(old.begin(), old.end());
    std::erase_if(next, [=](const Posting& posting) { return posting.contact == contact; });
    data.postings.replace(row, next);
  }
}

void put_back_postings(SnapshotData& data, std::uint32_t contact) {
  const std::uint8_t slice = answer_slice_of(data, contact);
  data.contacts.edit(contact).answer_slice = slice;
  for (const TopicBound& known : data.topic_bounds[contact]) {
    const Posting posting{contact, known.bound};
    const std::uint32_t row = posting_row(known.topic, slice, posting.bound);
    const auto old = data.postings[row];
    std::vector<Posting> next(old.begin(), old.end());
    next.insert(std::ranges::upper_bound(next, posting, is_stronger), posting);
    data.postings.replace(row, next);
  }
}

bool raise_answer_bounds(SnapshotData& data, const Touched& units, const Touched& people) {
  if (all_answer_bound(data) > data.all_bound) return false;
  for (const std::uint32_t unit : raise_area_bounds(data, units)) {
    const double bound = unit_answer_bound(data, unit);
    if (bound <= data.unit_bounds[unit]) continue;
    data.unit_bounds.edit(unit) = bound + kAnswerBoundSlack;
    for (const std::uint32_t contact : data.unit_members[unit]) {
      if (people.contains(contact)) continue;
      if (answer_slice_of(data, contact) == data.contacts[contact].answer_slice) continue;
      take_away_postings(data, contact);
      put_back_postings(data, contact);
    }
  }
  return true;
}

}  // namespace veieninn::graph
