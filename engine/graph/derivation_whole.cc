// derive_all: every derived column from the sources, in bulk.
#include <algorithm>

#include "engine/graph/answer_bounds.h"
#include "engine/graph/derivation.h"
#include "engine/graph/edges.h"
#include "engine/graph/posting_rows.h"
#include "engine/graph/venture_postings.h"

namespace veieninn::graph {
namespace {

struct Owned {
  std::uint32_t owner = kNone;
  std::uint32_t value = kNone;
};

void derive_units(SnapshotData& data) {
  const std::uint32_t units = data.units.size();
  data.unit_areas.clear();
  data.unit_home.clear();
  data.unit_home.grow(units);
  std::vector<Owned> served;
  for (std::uint32_t unit = 0; unit < units; ++unit) {
    if (!data.units[unit].alive) continue;
    data.unit_home.edit(unit).value = home_of(data, unit);
    for (const std::uint32_t area : served_areas(data, unit)) served.push_back({unit, area});
  }
  data.unit_areas = grouped<std::uint32_t>(
      units, served, [](const Owned& o) { return o.owner; },
      [](const Owned& o) { return o.value; });
  data.area_units = grouped<std::uint32_t, 4>(
      data.areas->size(), served, [](const Owned& o) { return o.value; },
      [](const Owned& o) { return o.owner; });
}

void derive_members(SnapshotData& data) {
  std::vector<std::uint32_t> contacts;
  for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
    if (data.contacts[contact].alive && data.contacts[contact].unit != kNone) {
      contacts.push_back(contact);
    }
  }
  data.unit_members = grouped<std::uint32_t, 4>(
      data.units.size(), contacts, [&](std::uint32_t c) { return data.contacts[c].unit; },
      [](std::uint32_t c) { return c; });
}

void add_to(GroupSums& group, const Outcomes& outcomes) {
  group.sums.success.add(outcomes.sums.success);
  group.sums.total.add(outcomes.sums.total);
  group.last_outcome_time = std::max(group.last_outcome_time, outcomes.last_outcome_time);
}

void derive_outcomes(SnapshotData& data) {
  const Fading fading = fading_of(data);
  data.unit_sums.clear();
  data.unit_sums.grow(data.units.size());
  data.area_sums.clear();
  data.area_sums.grow(data.areas->size());
  data.all_sums = {};
  std::vector<std::uint64_t> offsets = {0};
  std::vector<TopicEntry> entries;
  std::vector<TopicBound> bounds;
  for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
    if (data.contacts[contact].alive) {
      const Outcomes outcomes = outcomes_of(data.events[contact], fading);
      ContactHot& hot = data.contacts.edit(contact);
      hot.last_outcome_time = outcomes.last_outcome_time;
      hot.last_sent_time = outcomes.last_sent_time;
      hot.answers_on_reference_day = outcomes.sums.success.on_reference_day();
      hot.outcomes_on_reference_day = outcomes.sums.total.on_reference_day();
      hot.ended_on_reference_day = static_cast<float>(outcomes.ended.on_reference_day());
      hot.has_declined = has_declined(data.events[contact]);
      if (outcomes.last_outcome_time != kNoTime) {
        add_to(data.all_sums, outcomes);
        if (hot.unit != kNone) {
          add_to(data.unit_sums.edit(hot.unit), outcomes);
          if (const std::uint32_t home = data.unit_home[hot.unit].value; home != kNone) {
            add_to(data.area_sums.edit(home), outcomes);
          }
        }
      }
      const auto own = topic_entries_of(topic_sources_of(data, contact), data.parameters, fading);
      entries.insert(entries.end(), own.begin(), own.end());
      const auto own_bounds = topic_bounds_of(own, data.parameters, fading);
      bounds.insert(bounds.end(), own_bounds.begin(), own_bounds.end());
    }
    offsets.push_back(entries.size());
  }
  data.topic_entries = PagedRows<TopicEntry>::from_flat(offsets, entries);
  data.topic_bounds = PagedRows<TopicBound>::from_flat(offsets, bounds);
}

void derive_answer_bounds(SnapshotData& data) {
  data.all_bound = all_answer_bound(data) + kAnswerBoundSlack;
  data.area_bounds.clear();
  data.area_bounds.grow(data.areas->size());
  for (std::uint32_t area = 0; area < data.areas->size(); ++area) {
    data.area_bounds.edit(area) = area_answer_bound(data, area) + kAnswerBoundSlack;
  }
  data.unit_bounds.clear();
  data.unit_bounds.grow(data.units.size());
  for (std::uint32_t unit = 0; unit < data.units.size(); ++unit) {
    data.unit_bounds.edit(unit) = unit_answer_bound(data, unit) + kAnswerBoundSlack;
  }
  for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
    if (!data.contacts[contact].alive) continue;
    data.contacts.edit(contact).answer_slice = answer_slice_of(data, contact);
  }
}

void derive_experts(SnapshotData& data) {
  struct Expert {
    std::uint32_t row;
    std::uint32_t topic;
    std::uint32_t contact;
    float bound;
  };
  std::vector<Expert> by_area;
  std::vector<Expert> by_topic;
  for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
    const std::uint32_t unit = data.contacts[contact].unit;
    for (const TopicBound& known : data.topic_bounds[contact]) {
      const std::uint32_t row =
          posting_row(known.topic, data.contacts[contact].answer_slice, known.bound);
      by_topic.push_back({row, known.topic, contact, known.bound});
      if (unit == kNone) continue;
      for (const std::uint32_t area : data.unit_areas[unit]) {
        by_area.push_back({area, known.topic, contact, known.bound});
      }
    }
  }
  data.area_experts = grouped<AreaExpert, 4>(
      data.areas->size(), by_area, [](const Expert& e) { return e.row; },
      [](const Expert& e) { return AreaExpert{e.topic, e.contact, e.bound}; });
  data.postings = grouped<Posting, 1>(
      posting_row_count(data.topics->size()), by_topic, [](const Expert& e) { return e.row; },
      [](const Expert& e) { return Posting{e.contact, e.bound}; }, is_stronger);
}

PagedRows<StatedTie> stated_by(const SnapshotData& data, bool from_venture, std::uint32_t rows) {
  std::vector<StatedTie> ties;
  for (std::uint32_t tie = 0; tie < data.ties.size(); ++tie) {
    const TieSource& source = data.ties[tie];
    if (source.to == kNone || source.from == kNone || source.from_venture != from_venture) continue;
    ties.push_back({tie, source});
  }
  return grouped<StatedTie>(
      rows, ties, [](const StatedTie& t) { return t.source.from; },
      [](const StatedTie& t) { return t; });
}

void derive_edges(SnapshotData& data) {
  const Fading fading = fading_of(data);
  const std::uint32_t contacts = data.contacts.size();
  const PagedRows<StatedTie> stated = stated_by(data, false, contacts);
  struct Directed {
    std::uint32_t from;
    Edge edge;
  };
  std::vector<Learned> learned;
  std::vector<Directed> edges;
  for (std::uint32_t from = 0; from < contacts; ++from) {
    if (!data.contacts[from].alive) continue;
    const auto seen = seen_ties_of(data.events[from], fading);
    const auto base = static_cast<std::uint32_t>(learned.size());
    for (const SeenTie& tie : seen) learned.push_back(tie.learned);
    const auto learned_of = [&](std::uint32_t other) {
      const auto found = std::ranges::lower_bound(seen, other, {}, &SeenTie::other);
      return found != seen.end() && found->other == other
                 ? base + static_cast<std::uint32_t>(found - seen.begin())
                 : kNone;
    };
    for (const Edge& edge :
         out_edges_of(stated[from], seen, data.parameters.unstated_tie_mean, learned_of)) {
      edges.push_back({from, edge});
    }
  }
  data.learned.clear();
  data.learned.grow(static_cast<std::uint32_t>(learned.size()));
  for (std::uint32_t i = 0; i < learned.size(); ++i) data.learned.edit(i) = learned[i];
  data.out_edges = grouped<Edge>(
      contacts, edges, [](const Directed& d) { return d.from; },
      [](const Directed& d) { return d.edge; });
  data.in_edges = grouped<Edge>(
      contacts, edges, [](const Directed& d) { return d.edge.other; },
      [](const Directed& d) {
        Edge edge = d.edge;
        edge.other = d.from;
        return edge;
      });
}

void derive_ventures(SnapshotData& data) {
  const Fading fading = fading_of(data);
  const std::uint32_t ventures = data.venture_records.size();
  const PagedRows<StatedTie> stated = stated_by(data, true, ventures);
  std::vector<SeenVenture> pairs;
  for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
    for (SeenVenture& seen : seen_ventures_of(data.events[contact], fading)) {
      seen.tie.contact = contact;
      pairs.push_back(seen);
    }
  }
  const auto seen = grouped<VentureTie>(
      ventures, pairs, [](const SeenVenture& p) { return p.venture; },
      [](const SeenVenture& p) { return p.tie; });
  pairs = {};
  data.venture_ties.clear();
  std::vector<std::uint64_t> offsets = {0};
  std::vector<VentureTie> ties;
  for (std::uint32_t venture = 0; venture < ventures; ++venture) {
    const auto own = venture_ties_of(stated[venture], seen[venture]);
    ties.insert(ties.end(), own.begin(), own.end());
    offsets.push_back(ties.size());
  }
  data.venture_ties = PagedRows<VentureTie>::from_flat(offsets, ties);
}

}  // namespace

void derive_all(SnapshotData& data) {
  data.reference_day = data.newest_event_time == kNoTime
                           ? 0
                           : belief::reference_day(day_of(Instant{data.newest_event_time}));
  derive_units(data);
  derive_members(data);
  derive_outcomes(data);
  derive_answer_bounds(data);
  derive_experts(data);
  derive_edges(data);
  derive_ventures(data);
  derive_venture_deeds(data);
  derive_venture_postings(data);
}

}  // namespace veieninn::graph
