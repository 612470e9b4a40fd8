// Rows in compact form, by the numbers they were given as they came: kept by the builder until all
// are there, then laid (row_layout.h). A reference is a number too, whether its row came or not.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph/need_outcomes.h"
#include "engine/graph/row_intake.h"
#include "engine/graph/snapshot_data.h"
#include "engine/model/initiative.h"
#include "engine/model/rows.h"

namespace veieninn::graph {

template <typename T>
struct Numbered {
  std::uint32_t number = kNone;
  T value;
};

struct RowColumns {
  std::vector<model::Area> areas;
  std::vector<model::Topic> topics;
  Interner area_names;
  Interner topic_names;
  Interner units;
  Interner contacts;
  Interner ventures;
  RecordHeap unit_records;
  RecordHeap contact_records;
  RecordHeap venture_records;
  RecordHeap tie_records;
  std::vector<Numbered<UnitSource>> unit_rows;
  std::vector<Numbered<std::uint32_t>> unit_areas;
  std::vector<Numbered<ContactHot>> contact_rows;
  std::vector<Numbered<StandIns>> stand_ins;
  std::vector<Numbered<TimeWindow>> absences;
  std::vector<Numbered<StatedExpertise>> stated;
  std::vector<Numbered<std::uint32_t>> venture_topics;
  std::vector<Numbered<std::uint32_t>> venture_areas;
  std::vector<Numbered<VentureWork>> venture_works;
  std::vector<Numbered<TieSource>> tie_rows;
  std::vector<Numbered<Event>> events;
  std::vector<NeedOutcomeRow> need_outcomes;
  std::vector<model::Initiative> initiatives;
  std::vector<model::Participation> participations;
};

}  // namespace veieninn::graph
