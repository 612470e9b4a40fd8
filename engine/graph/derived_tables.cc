#include "engine/graph/derived_tables.h"

#include <algorithm>
#include <cmath>

namespace veieninn::graph {
namespace {

// Values grouped by key: two passes over what `visit(emit)` emits as (key, value).
template <typename T, typename Visit>
PagedRows<T> grouped(std::size_t keys, Visit&& visit) {
  std::vector<std::uint64_t> ends(keys + 1, 0);
  visit([&](std::uint32_t key, const T&) { ++ends[key + std::size_t{1}]; });
  for (std::size_t i = 1; i <= keys; ++i) ends[i] += ends[i - 1];
  std::vector<T> values(ends[keys]);
  std::vector<std::uint64_t> next(ends.begin(), ends.end() - 1);
  visit([&](std::uint32_t key, const T& value) { values[next[key]++] = value; });
  return PagedRows<T>::generate(keys, [&](std::size_t key, std::vector<T>& out) {
    out.insert(out.end(), values.begin() + static_cast<std::ptrdiff_t>(ends[key]),
               values.begin() + static_cast<std::ptrdiff_t>(ends[key + 1]));
  });
}

void derive_postings(Tables& tables) {
  std::vector<std::vector<std::uint32_t>> by_topic(tables.topic_ids.size());
  for (std::uint32_t contact = 0; contact < tables.contact_ids.size(); ++contact) {
    for (const ExpertiseRecord& stated : tables.expertise[contact]) {
      by_topic[stated.topic].push_back(posting_of(contact, stated.level));
    }
  }
  tables.postings.clear();
  const std::size_t rows = tables.contact_ids.size() / kContactsPerPostingRow + 1;
  for (std::vector<std::uint32_t>& all : by_topic) {
    std::size_t next = 0;
    const auto fill = [&](std::size_t row, std::vector<std::uint32_t>& out) {
      while (next < all.size() && posting_contact(all[next]) / kContactsPerPostingRow == row) {
        out.push_back(all[next++]);
      }
    };
    tables.postings.push_back(std::make_shared<const Postings>(Postings::generate(rows, fill)));
    std::vector<std::uint32_t>().swap(all);
  }
}

// One pass over all contacts: their own columns and those of their groups.
struct EvidencePass {
  Tables& tables;
  struct Pair {
    std::uint32_t venture;
    OutcomeRecord record;
  };
  std::vector<Pair> pairs;
  std::vector<std::vector<std::pair<std::uint32_t, belief::FadingSum>>> passes;

  void take(std::uint32_t contact, std::vector<OutcomeRecord>& topics_out) {
    const std::span<const EventRecord> events = tables.events[contact];
    for (const EventRecord& event : events) {
      if (event.sequence >= 0 && event.sequence < kIndexedSequencesMax) {
        tables.event_contacts.edit(static_cast<std::size_t>(event.sequence)) = contact + 1;
      }
    }
    const ContactEvidence evidence =
        count_events(events, *tables.model, tables.reference, tables.topic_ids);
    write_contact_sums(tables, contact, evidence);
    const std::vector<OutcomeRecord> topics = topic_records(evidence);
    topics_out.insert(topics_out.end(), topics.begin(), topics.end());
    for (const auto& [venture, sums] : evidence.pairs) {
      pairs.push_back({venture, outcome_record(contact, sums)});
    }
    passes[contact] = evidence.passes;
    const ContactHot& hot = tables.contacts[contact];
    if (!hot.has(ContactHot::kPresent)) return;
    add_to_groups(hot, evidence);
  }

  void add_to_groups(const ContactHot& hot, const ContactEvidence& evidence) {
    const auto add = [&](GroupSums& group) {
      group.answers.success.add(evidence.answers.success);
      group.answers.total.add(evidence.answers.total);
      group.last_event = std::max(group.last_event, evidence.last_event);
    };
    tables.all.success.add(evidence.answers.success);
    tables.all.total.add(evidence.answers.total);
    if (hot.unit == kNoNumber) return;
    add(tables.unit_sums.edit(hot.unit));
    const std::uint32_t area = tables.units[hot.unit].belief_area;
    if (area != kNoNumber) add(tables.area_sums.edit(area));
  }
};

void derive_edges(Tables& tables, EvidencePass& pass) {
  const std::size_t contacts = tables.contact_ids.size();
  tables.edges_out =
      PagedRows<Edge>::generate(contacts, [&](std::size_t i, std::vector<Edge>& out) {
        const auto contact = static_cast<std::uint32_t>(i);
        const std::vector<Edge> edges = edges_of(tables, contact, pass.passes[contact]);
        out.insert(out.end(), edges.begin(), edges.end());
        std::vector<std::pair<std::uint32_t, belief::FadingSum>>().swap(pass.passes[contact]);
      });
  tables.edges_in = grouped<Edge>(contacts, [&](const auto& emit) {
    for (std::uint32_t contact = 0; contact < contacts; ++contact) {
      for (Edge edge : tables.edges_out[contact]) {
        const std::uint32_t to = edge.neighbour;
        edge.neighbour = contact;
        emit(to, edge);
      }
    }
  });
}

// The edge that the ties to one neighbour make; they all stand in `ties`, at least one.
Edge stated_edge(const Tables& tables, std::uint32_t to, std::span<const std::uint32_t> ties) {
  Edge edge{to, kNoNumber, 0, 0};
  bool timed = false;
  for (const std::uint32_t tie : ties) {
    const TieRecord& record = tables.ties[tie];
    timed = timed || !record.holds_always();
    if (edge.tie == kNoNumber || record.strength > edge.strength ||
        (record.strength == edge.strength &&
         tables.tie_ids.id(tie) < tables.tie_ids.id(edge.tie))) {
      edge.tie = tie;
      edge.strength = record.strength;
    }
  }
  if (timed) edge.tie = kTimedTies;
  return edge;
}

}  // namespace

Day reference_of(std::int64_t newest_event) noexcept {
  return newest_event == kNoTime ? 0 : belief::reference_day(day_of({newest_event}));
}

void derive_places_and_ties(Tables& tables) {
  tables.area_units = grouped<std::uint32_t>(tables.area_ids.size(), [&](const auto& emit) {
    for (std::uint32_t unit = 0; unit < tables.unit_ids.size(); ++unit) {
      for (const std::uint32_t area : tables.unit_areas[unit]) emit(area, unit);
    }
  });
  tables.unit_contacts = grouped<std::uint32_t>(tables.unit_ids.size(), [&](const auto& emit) {
    for (std::uint32_t contact = 0; contact < tables.contact_ids.size(); ++contact) {
      const std::uint32_t unit = tables.contacts[contact].unit;
      if (unit != kNoNumber) emit(unit, contact);
    }
  });
  derive_postings(tables);
  const auto ties = [&](bool from_venture) {
    return [&tables, from_venture](const auto& emit) {
      for (std::uint32_t tie = 0; tie < tables.tie_ids.size(); ++tie) {
        const TieRecord& record = tables.ties[tie];
        if (record.from != kNoNumber && record.from_venture == from_venture) emit(record.from, tie);
      }
    };
  };
  tables.ties_out = grouped<std::uint32_t>(tables.contact_ids.size(), ties(false));
  tables.venture_ties = grouped<std::uint32_t>(tables.venture_ids.size(), ties(true));
}

void derive_evidence(Tables& tables) {
  tables.all = {};
  tables.unit_sums = {};
  tables.area_sums = {};
  tables.event_contacts = {};
  EvidencePass pass{tables, {}, {}};
  pass.passes.resize(tables.contact_ids.size());
  tables.topic_outcomes = PagedRows<OutcomeRecord>::generate(
      tables.contact_ids.size(), [&](std::size_t contact, std::vector<OutcomeRecord>& out) {
        pass.take(static_cast<std::uint32_t>(contact), out);
      });
  for (std::uint32_t unit = 0; unit < tables.unit_ids.size(); ++unit) {
    write_unit_sums(tables, unit);
  }
  tables.venture_pairs = grouped<OutcomeRecord>(tables.venture_ids.size(), [&](const auto& emit) {
    for (const EvidencePass::Pair& pair : pass.pairs) emit(pair.venture, pair.record);
  });
  std::vector<EvidencePass::Pair>().swap(pass.pairs);
  derive_edges(tables, pass);
}

void write_contact_sums(Tables& tables, std::uint32_t contact, const ContactEvidence& evidence) {
  tables.contacts_cold.edit(contact).answers = evidence.answers;
  ContactHot& hot = tables.contacts.edit(contact);
  hot.success = evidence.answers.success.at_reference();
  hot.total = evidence.answers.total.at_reference();
  hot.last_event = evidence.last_event;
  hot.last_sent = evidence.last_sent;
  tables.topic_bounds.edit(contact) = static_cast<std::uint8_t>(std::min<double>(
      kTopicBoundMost, std::ceil(kTopicBoundUnits * evidence.topic_success_weight)));
}

void write_unit_sums(Tables& tables, std::uint32_t unit) {
  const GroupSums& sums = tables.unit_sums[unit];
  UnitRecord& record = tables.units.edit(unit);
  record.success = sums.answers.success.at_reference();
  record.total = sums.answers.total.at_reference();
  record.last_event = sums.last_event;
}

std::vector<OutcomeRecord> topic_records(const ContactEvidence& evidence) {
  std::vector<OutcomeRecord> records;
  records.reserve(evidence.topics.size());
  for (const auto& [topic, sums] : evidence.topics) records.push_back(outcome_record(topic, sums));
  return records;
}

std::vector<Edge> edges_of(const Tables& tables, std::uint32_t contact,
                           const std::vector<std::pair<std::uint32_t, belief::FadingSum>>& passes) {
  const std::span<const std::uint32_t> row = tables.ties_out[contact];
  std::vector<std::uint32_t> ties(row.begin(), row.end());
  const auto to_of = [&](std::uint32_t tie) { return tables.ties[tie].to; };
  std::ranges::sort(ties, {}, to_of);
  std::vector<Edge> edges;
  edges.reserve(ties.size() + passes.size());
  for (std::size_t first = 0; first < ties.size();) {
    std::size_t end = first + 1;
    while (end < ties.size() && to_of(ties[end]) == to_of(ties[first])) ++end;
    edges.push_back(
        stated_edge(tables, to_of(ties[first]), std::span(ties).subspan(first, end - first)));
    first = end;
  }
  const std::size_t stated = edges.size();
  for (const auto& [to, sum] : passes) {
    if (to == contact) continue;
    const auto known = std::lower_bound(
        edges.begin(), edges.begin() + static_cast<std::ptrdiff_t>(stated), to,
        [](const Edge& edge, std::uint32_t number) { return edge.neighbour < number; });
    if (known != edges.begin() + static_cast<std::ptrdiff_t>(stated) && known->neighbour == to) {
      known->learned = sum.at_reference();
    } else {
      edges.push_back(
          {to, kNoNumber, tables.model->parameters.unstated_tie_mean, sum.at_reference()});
    }
  }
  std::ranges::sort(edges, {}, &Edge::neighbour);
  return edges;
}

}  // namespace veieninn::graph
