#include "engine/graph/venture_postings.h"

#include <algorithm>

#include "engine/graph/venture_facts.h"

namespace veieninn::graph {
namespace {

struct Placed {
  std::uint32_t row = kNone;
  std::uint32_t venture = kNone;
};

void insert_into(std::span<const std::uint32_t> old, std::uint32_t venture,
                 std::vector<std::uint32_t>& next) {
  next.assign(old.begin(), old.end());
  const auto at = std::ranges::lower_bound(next, venture);
  if (at == next.end() || *at != venture) next.insert(at, venture);
}

}  // namespace

std::vector<VentureBound> venture_bounds_of(const SnapshotData& data, std::uint32_t venture) {
  const VentureFacts facts = facts_of(data, venture);
  const belief::ModelParameters& parameters = data.parameters;
  const std::int64_t newest = facts.deeds.empty() ? kNoTime : facts.deeds.back().time;
  const Day day = day_of(Instant{newest});
  // Answers that wait for a meeting may only lower it later.
  const VentureMoment at_newest = {newest, day, *data.evidence_decay, parameters};
  const double wants = belief::posterior_mean(
      parameters.venture_wants_mean, parameters.venture_wants_strength,
      facts.deeds.empty() ? belief::Counts{}
                          : case_counts(cases_of(facts.deeds, at_newest), at_newest));
  const double wants_bound = std::max(wants, parameters.venture_wants_mean);
  // What its row tells of may lie later than any deed.
  const VentureMoment with_all_told = {kNever.unix_seconds, day, *data.evidence_decay, parameters};
  std::vector<VentureBound> bounds;
  for (const VentureTopic& topic : topics_of(facts, with_all_told)) {
    bounds.push_back({topic.topic, venture_step(wants_bound * topic.works(parameters))});
  }
  std::ranges::sort(bounds, {}, &VentureBound::topic);
  return bounds;
}

void derive_venture_deeds(SnapshotData& data) {
  const std::uint32_t ventures = data.venture_records.size();
  // Counted, then filled in place: a list of them all beside would be the build's largest.
  std::vector<std::uint64_t> offsets(std::size_t{ventures} + 1);
  const auto each_deed = [&](const auto& take) {
    for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
      for (const Event& event : data.events[contact]) {
        if (event.venture != kNone && is_deed(event.kind) &&
            !data.venture_records[event.venture].empty()) {
          take(contact, event);
        }
      }
    }
  };
  each_deed([&](std::uint32_t, const Event& event) { ++offsets[event.venture + 1]; });
  for (std::uint32_t venture = 0; venture < ventures; ++venture) {
    offsets[venture + 1] += offsets[venture];
  }
  std::vector<Deed> deeds(offsets.back());
  std::vector<std::uint64_t> next(offsets.begin(), offsets.end() - 1);
  each_deed([&](std::uint32_t contact, const Event& event) {
    deeds[next[event.venture]++] = deed_of(event, contact);
  });
  for (std::uint32_t venture = 0; venture < ventures; ++venture) {
    std::sort(deeds.data() + offsets[venture], deeds.data() + offsets[venture + 1], is_earlier);
  }
  data.venture_deeds = PagedRows<Deed>::from_flat(offsets, deeds);
}

void derive_venture_postings(SnapshotData& data) {
  const std::uint32_t ventures = data.venture_records.size();
  std::vector<std::uint64_t> offsets = {0};
  std::vector<VentureBound> bounds;
  std::vector<Placed> postings;
  std::vector<Placed> in_areas;
  for (std::uint32_t venture = 0; venture < ventures; ++venture) {
    for (const VentureBound& one : venture_bounds_of(data, venture)) {
      bounds.push_back(one);
      postings.push_back({venture_posting_row(one.topic, one.step), venture});
    }
    offsets.push_back(bounds.size());
    for (const std::uint32_t area : data.venture_areas[venture]) {
      in_areas.push_back({area, venture});
    }
  }
  data.venture_bounds = PagedRows<VentureBound>::from_flat(offsets, bounds);
  const auto row_of = [](const Placed& placed) { return placed.row; };
  const auto venture_of = [](const Placed& placed) { return placed.venture; };
  data.venture_postings = grouped<std::uint32_t, 1>(venture_posting_row(data.topics->size(), 0),
                                                    postings, row_of, venture_of);
  data.area_ventures = grouped<std::uint32_t, 4>(data.areas->size(), in_areas, row_of, venture_of);
}

void take_away_venture(SnapshotData& data, std::uint32_t venture) {
  const auto is_it = [=](std::uint32_t other) { return other == venture; };
  for (const VentureBound& one : data.venture_bounds[venture]) {
    remove_from_row(data.venture_postings, venture_posting_row(one.topic, one.step), is_it);
  }
  for (const std::uint32_t area : data.venture_areas[venture]) {
    remove_from_row(data.area_ventures, area, is_it);
  }
  data.venture_bounds.replace(venture, {});
}

void put_back_venture(SnapshotData& data, std::uint32_t venture) {
  const std::vector<VentureBound> bounds = venture_bounds_of(data, venture);
  data.venture_bounds.replace(venture, bounds);
  std::vector<std::uint32_t> next;
  for (const VentureBound& one : bounds) {
    const std::uint32_t row = venture_posting_row(one.topic, one.step);
    insert_into(data.venture_postings[row], venture, next);
    data.venture_postings.replace(row, next);
  }
  for (const std::uint32_t area : data.venture_areas[venture]) {
    insert_into(data.area_ventures[area], venture, next);
    data.area_ventures.replace(area, next);
  }
}

}  // namespace veieninn::graph
