// Everything a request needs, immutable: who is where, knows what, knows whom, and what happened.
//
// Dense 32-bit ids, compressed sparse rows in shared pages, hot columns apart from cold strings.
// A snapshot never changes; the next one shares the pages that did not (snapshot_builder.h).
// Any number of threads may read it.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/belief/model_parameters.h"
#include "engine/model/initiative.h"
#include "engine/model/rows.h"
#include "engine/taxonomy/name_runs.h"
#include "engine/taxonomy/need_resolver.h"
#include "engine/taxonomy/place_finder.h"
#include "engine/taxonomy/topic_suggester.h"
#include "engine/taxonomy/word_associations.h"

namespace veieninn::graph {

struct ChannelView {
  model::ChannelKind kind;
  model::ChannelVisibility visibility;
  std::string_view value;
};

// What may be shown of a person; views into the snapshot.
struct ContactCardView {
  std::string_view id;
  std::string_view display_name;
  std::string_view title;
  UnitIndex unit;
  std::vector<ChannelView> channels;  // all visibilities, best first: the caller filters
  std::vector<std::string_view> languages;
};

// What a need's text says, read once: words of names lead to no topic.
struct NeedUnderstanding {
  std::vector<taxonomy::PlaceMention> places;  // in their order; `area` is an AreaIndex's value
  // Units whose whole name, of two words or more, it holds; `named` is a UnitIndex's value.
  std::vector<taxonomy::NamedRun> units;
  std::vector<taxonomy::NeedTopic> topics;  // heaviest first
  std::vector<std::string> words;           // that tell (taxonomy/need_words.h)
};

class InitiativeBook;
struct SnapshotData;

class Snapshot {
 public:
  explicit Snapshot(std::unique_ptr<const SnapshotData> data) noexcept;
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  [[nodiscard]] model::Revision revision() const noexcept;
  // References that led to no row; 0 unless the store broke its laws.
  [[nodiscard]] std::int64_t dangling_reference_count() const noexcept;

  [[nodiscard]] const belief::ModelParameters& parameters() const noexcept;

  // Row ids -> dense ids; none when there is no such row. Areas also by former number.
  [[nodiscard]] AreaIndex find_area(std::string_view id) const noexcept;
  [[nodiscard]] TopicIndex find_topic(std::string_view id) const noexcept;
  [[nodiscard]] UnitIndex find_unit(std::string_view id) const noexcept;
  [[nodiscard]] ContactIndex find_contact(std::string_view id) const noexcept;
  [[nodiscard]] VentureIndex find_venture(std::string_view id) const noexcept;

  // Dense ids -> what to show. REQUIRES: the id is of this snapshot and not none.
  [[nodiscard]] std::string_view area_id(AreaIndex area) const noexcept;
  [[nodiscard]] std::string_view area_name(AreaIndex area,
                                           std::string_view language) const noexcept;
  // The least area that all lie in, or that one of them is; none where none does, and of none.
  [[nodiscard]] AreaIndex least_area_holding(const std::vector<AreaIndex>& areas) const;
  [[nodiscard]] std::string_view topic_id(TopicIndex topic) const noexcept;
  [[nodiscard]] std::string_view topic_label(TopicIndex topic,
                                             std::string_view language) const noexcept;
  [[nodiscard]] std::string_view unit_id(UnitIndex unit) const noexcept;
  [[nodiscard]] std::string_view unit_name(UnitIndex unit,
                                           std::string_view language) const noexcept;
  // Those that it serves: its own, else those of the nearest unit above it that has any.
  [[nodiscard]] std::vector<AreaIndex> unit_areas(UnitIndex unit) const;
  // The municipality it works in, or what else it serves first; none where it serves nothing.
  [[nodiscard]] AreaIndex unit_home(UnitIndex unit) const noexcept;
  [[nodiscard]] std::string_view contact_id(ContactIndex contact) const noexcept;
  [[nodiscard]] std::string_view contact_name(ContactIndex contact) const noexcept;
  [[nodiscard]] UnitIndex contact_unit(ContactIndex contact) const noexcept;
  [[nodiscard]] ContactCardView contact_card(ContactIndex contact) const;
  [[nodiscard]] std::string_view venture_id(VentureIndex venture) const noexcept;
  // What it states.
  [[nodiscard]] std::vector<TopicIndex> venture_topics(VentureIndex venture) const;
  [[nodiscard]] std::vector<AreaIndex> venture_areas(VentureIndex venture) const;
  // Display names of those who speak for it.
  [[nodiscard]] std::vector<std::string_view> venture_people(VentureIndex venture) const;
  // Of a tie that an initiative makes, an id that no row has: see initiative_of().
  [[nodiscard]] std::string_view tie_id(TieIndex tie) const noexcept;
  // The initiative whose people the tie is among, none where somebody stated it.
  [[nodiscard]] InitiativeIndex initiative_of(TieIndex tie) const noexcept;
  [[nodiscard]] const model::Initiative& initiative(InitiativeIndex initiative) const noexcept;

  [[nodiscard]] const InitiativeBook& initiatives() const noexcept;
  [[nodiscard]] const taxonomy::WordAssociations& word_associations() const noexcept;
  [[nodiscard]] const taxonomy::TopicSuggester& topic_suggester() const noexcept;
  // What a text names and is about, together with the topics `given` by id.
  [[nodiscard]] NeedUnderstanding understand(std::string_view text,
                                             const std::vector<std::string>& given = {}) const;

  // The columns, for engine/ only (snapshot_data.h).
  [[nodiscard]] const SnapshotData& data() const noexcept { return *data_; }

 private:
  std::unique_ptr<const SnapshotData> data_;
};

}  // namespace veieninn::graph
