#include "engine/graph/need_outcomes.h"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {
namespace {

constexpr std::size_t kLearnedAtOnceMax = 1024;
constexpr std::size_t kStepsADoubling = 16;

std::uint32_t owner_of(const SnapshotData& data, std::int64_t sequence) {
  const auto place = static_cast<std::uint32_t>(sequence);
  return place < data.event_owner.size() ? data.event_owner[place].value : kNone;
}

// Fills in whom they ended at, and leaves out what does not count.
void complete(const SnapshotData& data, std::vector<NeedOutcomeRow>& rows) {
  for (NeedOutcomeRow& row : rows) row.contact = owner_of(data, row.sequence);
  std::erase_if(rows, [](const NeedOutcomeRow& row) {
    return row.contact == kNone || row.venture == kNone || row.topic == kNone;
  });
}

void associate(SnapshotData& data) {
  LearnedNeeds& learned = data.learned_needs;
  const TopicTable& topics = *data.topics;
  const std::vector<const NeedOutcomeRow*> rows = learned.ended->rows();
  learned.learned_from = learned_from(rows.size());
  std::vector<taxonomy::NeedOutcome> ended;
  ended.reserve(learned.learned_from);
  for (const NeedOutcomeRow* const row : std::span(rows).first(learned.learned_from)) {
    const std::string& topic = topics.row(row->topic).id;
    if (!topic.empty()) ended.push_back({row->venture, topic, row->words});
  }
  std::vector<taxonomy::UnlearnedWord> unlearned;
  for (std::uint32_t topic = 0; topic < topics.size(); ++topic) {
    for (const std::string& word : topics.row(topic).unlearned_words) {
      unlearned.push_back({topics.row(topic).id, word});
    }
  }
  learned.associations = std::make_shared<const taxonomy::WordAssociations>(ended, unlearned);
  learned.resolver =
      std::make_shared<const taxonomy::NeedResolver>(topics.resolver(), *learned.associations);
}

}  // namespace

std::size_t learned_from(std::size_t count) noexcept {
  if (count <= kLearnedAtOnceMax) return count;
  const std::size_t step = std::max(std::bit_floor(count) / kStepsADoubling, std::size_t{1});
  return count / step * step;
}

void learn_needs(SnapshotData& data, std::vector<NeedOutcomeRow> rows) {
  complete(data, rows);
  data.learned_needs.ended = std::make_shared<const EndedNeeds>(std::move(rows), *data.topics);
  associate(data);
}

void learn_more_needs(SnapshotData& data, std::vector<NeedOutcomeRow> added, bool some_gone,
                      bool topics_changed) {
  complete(data, added);
  auto ended = std::make_shared<EndedNeeds>(*data.learned_needs.ended);
  const auto is_gone = [&data](std::int64_t sequence) { return owner_of(data, sequence) == kNone; };
  const bool some_left = some_gone && ended->remove_if(is_gone) > 0;
  if (topics_changed) ended->read_again(*data.topics);
  const bool some_come = !added.empty();
  for (NeedOutcomeRow& row : added) ended->add(std::move(row), *data.topics);
  const std::size_t count = ended->row_count();
  if (!some_left && !some_come && !topics_changed) return;
  data.learned_needs.ended = std::move(ended);
  const bool is_grown = learned_from(count) != data.learned_needs.learned_from;
  if (some_left || topics_changed || is_grown) associate(data);
}

}  // namespace veieninn::graph
