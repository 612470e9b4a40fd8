// Rows -> snapshot: whole, or the next from the one before.
//
// Law (tested): advance(build(rows), changes) answers every request as build(rows + changes) does,
// to the last bit, in whatever order the rows came. `advance` shares all untouched pages with its
// base; its price is that of the rows that changed and of their neighbours, not of the whole.
#pragma once

#include <cstdint>
#include <memory>

#include "engine/base/error.h"
#include "engine/belief/model_parameters.h"
#include "engine/graph/row_changes.h"
#include "engine/graph/snapshot.h"
#include "engine/model/rows.h"
#include "engine/taxonomy/word_knowledge.h"

namespace veieninn::graph {

struct RowColumns;

// What every snapshot of a server rests on beside the rows.
struct SnapshotOptions {
  // Needs are read with what these know beside the topics' labels.
  std::shared_ptr<const taxonomy::WordKnowledge> words = taxonomy::WordKnowledge::built_in();
  belief::ModelParameters parameters = {};
};

// Takes rows one by one, in any order, and keeps only their compact form. Used once.
class SnapshotBuilder {
 public:
  explicit SnapshotBuilder(SnapshotOptions options = {});
  ~SnapshotBuilder();
  SnapshotBuilder(const SnapshotBuilder&) = delete;
  SnapshotBuilder& operator=(const SnapshotBuilder&) = delete;

  void reserve_engagements(std::size_t count);
  void add(const model::Area& row);
  void add(const model::Topic& row);
  void add(const model::OrgUnit& row);
  void add(const model::Contact& row);
  void add(const model::Venture& row);
  void add(const model::Tie& row);
  void add(const model::Initiative& row);
  void add(const model::Participation& row);
  void add(const model::Engagement& row);

  // References that lead to no row are a defect of the store and are left out, counted in
  // Snapshot::dangling_reference_count().
  [[nodiscard]] std::shared_ptr<const Snapshot> build(model::Revision revision) &&;

 private:
  void add_initiative_ties(const InitiativeBook& book);

  std::unique_ptr<RowColumns> columns_;
  SnapshotOptions options_;
};

[[nodiscard]] std::shared_ptr<const Snapshot> advance(const std::shared_ptr<const Snapshot>& base,
                                                      const RowChanges& changes);

}  // namespace veieninn::graph
