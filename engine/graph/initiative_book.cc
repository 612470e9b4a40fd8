#include "engine/graph/initiative_book.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace veieninn::graph {
namespace {

using ByInitiative = std::pair<std::string_view, std::string_view>;

std::string_view order_of(const InitiativeBook::InitiativeRow& row) { return row->id; }
ByInitiative order_of(const InitiativeBook::ParticipationRow& row) {
  return {row->initiative, row->id};
}

// `rows` without those that are gone or written anew, and with the new ones.
template <typename Row>
std::vector<std::shared_ptr<const Row>> merged(const std::vector<std::shared_ptr<const Row>>& rows,
                                               const std::vector<Row>& written,
                                               const std::vector<std::string>& gone) {
  std::unordered_set<std::string_view> replaced(gone.begin(), gone.end());
  for (const Row& row : written) replaced.insert(row.id);
  std::vector<std::shared_ptr<const Row>> next;
  next.reserve(rows.size() + written.size());
  for (const auto& row : rows) {
    if (!replaced.contains(row->id)) next.push_back(row);
  }
  for (const Row& row : written) next.push_back(std::make_shared<const Row>(row));
  std::ranges::sort(
      next, [](const auto& left, const auto& right) { return order_of(left) < order_of(right); });
  return next;
}

// The last of those with the same id.
template <typename Row>
std::vector<Row> last_of_each(std::vector<Row> rows) {
  std::ranges::stable_sort(rows, {}, &Row::id);
  std::vector<Row> last;
  for (Row& row : rows) {
    if (!last.empty() && last.back().id == row.id) last.pop_back();
    last.push_back(std::move(row));
  }
  return last;
}

bool says_nothing(const RowChanges& changes) {
  return changes.initiatives.empty() && changes.participations.empty() &&
         changes.gone_initiatives.empty() && changes.gone_participations.empty();
}

}  // namespace

InitiativeBook::InitiativeBook(std::vector<model::Initiative> initiatives,
                               std::vector<model::Participation> participations)
    : initiatives_(merged<model::Initiative>({}, last_of_each(std::move(initiatives)), {})),
      participations_(
          merged<model::Participation>({}, last_of_each(std::move(participations)), {})) {}

std::shared_ptr<const InitiativeBook> InitiativeBook::next(
    const std::shared_ptr<const InitiativeBook>& base, const RowChanges& changes) {
  if (says_nothing(changes)) return base;
  auto book = std::make_shared<InitiativeBook>();
  book->initiatives_ = merged(base->initiatives_, changes.initiatives, changes.gone_initiatives);
  book->participations_ =
      merged(base->participations_, changes.participations, changes.gone_participations);
  return book;
}

InitiativeIndex InitiativeBook::position_of(std::string_view id) const noexcept {
  const auto at = std::ranges::lower_bound(initiatives_, id, {},
                                           [](const InitiativeRow& row) { return order_of(row); });
  if (at == initiatives_.end() || (*at)->id != id) return {};
  return {static_cast<std::uint32_t>(at - initiatives_.begin())};
}

const model::Initiative* InitiativeBook::find(std::string_view id) const noexcept {
  const InitiativeIndex position = position_of(id);
  return position.is_none() ? nullptr : initiatives_[position.value].get();
}

std::span<const InitiativeBook::ParticipationRow> InitiativeBook::participations_of(
    std::string_view initiative) const noexcept {
  const auto [begin, end] = std::ranges::equal_range(
      participations_, initiative, {},
      [](const ParticipationRow& row) { return std::string_view(row->initiative); });
  return {begin, end};
}

std::int64_t left_of(const model::Initiative& initiative, model::QuotaUnit unit,
                     std::span<const InitiativeBook::ParticipationRow> participations) {
  const auto quota = std::ranges::find(initiative.quotas, unit, &model::Quota::unit);
  if (quota == initiative.quotas.end()) return 0;
  std::int64_t left = quota->total - quota->spent;
  for (const InitiativeBook::ParticipationRow& row : participations) {
    for (const model::Take& take : row->takes) {
      if (take.unit == unit) left -= take.reserved + take.used;
    }
  }
  return left;
}

}  // namespace veieninn::graph
