#include "engine/graph/initiative_tie_changes.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <string_view>
#include <utility>

#include "engine/graph/initiative_reach.h"
#include "engine/graph/initiative_ties.h"

namespace veieninn::graph {
namespace {

class TieDifference {
 public:
  TieDifference(const SnapshotData& base, const InitiativeBook& next, const RowChanges& changes)
      : base_(base), next_(next), changes_(changes) {
    gone_contacts_.insert(changes.gone_contacts.begin(), changes.gone_contacts.end());
    gone_ventures_.insert(changes.gone_ventures.begin(), changes.gone_ventures.end());
  }

  void find_concerned() {
    for (const model::Initiative& row : changes_.initiatives) concern(row.id);
    for (const std::string& id : changes_.gone_initiatives) concern(id);
    find_by_participations();
    find_by_people_gone();
    find_by_units();
  }

  void add_to(TieChanges& result) {
    if (concerned_.empty()) return;
    for (const model::Contact& row : changes_.contacts) changed_contacts_[row.id] = &row;
    for (const model::Venture& row : changes_.ventures) changed_ventures_.insert(row.id);
    std::vector<std::string_view> concerned(concerned_.begin(), concerned_.end());
    std::ranges::sort(concerned);
    for (const std::string_view id : concerned) add_difference(id, result);
  }

 private:
  using Ids = boost::unordered_flat_set<std::string_view>;

  void concern(std::string_view initiative) { concerned_.insert(initiative); }

  void find_by_participations() {
    if (changes_.participations.empty() && changes_.gone_participations.empty()) return;
    Ids ids(changes_.gone_participations.begin(), changes_.gone_participations.end());
    for (const model::Participation& row : changes_.participations) {
      concern(row.initiative);
      ids.insert(row.id);
    }
    for (const auto& row : base_.initiatives->participations()) {
      if (ids.contains(row->id)) concern(row->initiative);
    }
  }

  void find_by_people_gone() {
    if (gone_contacts_.empty() && gone_ventures_.empty()) return;
    const auto is_contact = [this](const std::string& id) { return gone_contacts_.contains(id); };
    const auto is_venture = [this](const std::string& id) { return gone_ventures_.contains(id); };
    for (const auto& row : base_.initiatives->initiatives()) {
      const auto participations = base_.initiatives->participations_of(row->id);
      if (names_any(*row, participations, is_contact, is_venture)) concern(row->id);
    }
  }

  // Whose people come or go, or receive visitors or no longer do.
  void find_by_units() {
    const InitiativeReach& reach = *base_.reach;
    Ids units;
    const auto add_unit_of = [&](std::uint32_t contact) {
      const std::uint32_t unit = contact == kNone ? kNone : base_.contacts[contact].unit;
      if (unit != kNone && reach.has_ties_with(unit)) {
        units.insert(id_of_record(base_.unit_records[unit]));
      }
    };
    for (const std::string& id : changes_.gone_contacts) add_unit_of(contact_before(id));
    for (const model::Contact& row : changes_.contacts) {
      add_unit_of(contact_before(row.id));
      const std::uint32_t unit = base_.unit_ids.find(row.unit, base_.unit_records);
      if (unit != kNone && reach.has_ties_with(unit)) units.insert(row.unit);
    }
    if (units.empty()) return;
    const auto is_among = [&](const std::string& unit) { return units.contains(unit); };
    for (const auto& row : base_.initiatives->initiatives()) {
      if (std::ranges::any_of(units_tied_to(*row), is_among)) concern(row->id);
    }
  }

  void add_difference(std::string_view initiative, TieChanges& result) const {
    const std::vector<model::Tie> before = ties_before(initiative);
    const std::vector<model::Tie> after = ties_after(initiative);
    // Both by id.
    for (const model::Tie& tie : before) {
      if (!std::ranges::binary_search(after, tie.id, {}, &model::Tie::id)) {
        result.gone.push_back(tie.id);
      }
    }
    for (const model::Tie& tie : after) {
      const auto old = std::ranges::lower_bound(before, tie.id, {}, &model::Tie::id);
      if (old == before.end() || !(*old == tie)) result.put.push_back(tie);
    }
  }

  [[nodiscard]] std::vector<model::Tie> ties_before(std::string_view id) const {
    const model::Initiative* const row = base_.initiatives->find(id);
    if (row == nullptr) return {};
    return ties_of(*row, base_.initiatives->participations_of(id), base_.parameters,
                   [this](const std::string& unit) { return people_before(unit); });
  }
  [[nodiscard]] std::vector<model::Tie> ties_after(std::string_view id) const {
    const model::Initiative* const row = next_.find(id);
    if (row == nullptr) return {};
    std::vector<model::Tie> ties =
        ties_of(*row, next_.participations_of(id), base_.parameters,
                [this](const std::string& unit) { return people_after(unit); });
    std::erase_if(ties, [this](const model::Tie& tie) {
      const bool is_from = tie.from_venture ? is_venture(tie.from) : is_contact(tie.from);
      return !is_from || !is_contact(tie.to);
    });
    return ties;
  }

  struct Member {
    std::string id;
    bool front_door;
  };
  static std::vector<std::string> whom_outsiders_meet(std::vector<Member> members) {
    return graph::whom_outsiders_meet(
        std::move(members), [](const Member& one) { return one.front_door; },
        [](Member& one) { return std::move(one.id); });
  }

  [[nodiscard]] std::vector<Member> members_before(std::uint32_t unit) const {
    std::vector<Member> members;
    for (const std::uint32_t contact : base_.unit_members[unit]) {
      members.push_back({std::string(id_of_record(base_.contact_records[contact])),
                         base_.contacts[contact].front_door});
    }
    return members;
  }
  [[nodiscard]] std::vector<std::string> people_before(const std::string& unit_id) const {
    const std::uint32_t unit = base_.unit_ids.find(unit_id, base_.unit_records);
    return unit == kNone ? std::vector<std::string>() : whom_outsiders_meet(members_before(unit));
  }
  [[nodiscard]] std::vector<std::string> people_after(const std::string& unit_id) const {
    const std::uint32_t unit = base_.unit_ids.find(unit_id, base_.unit_records);
    std::vector<Member> members = unit == kNone ? std::vector<Member>() : members_before(unit);
    std::erase_if(members, [this](const Member& one) {
      return changed_contacts_.contains(one.id) || gone_contacts_.contains(one.id);
    });
    for (const auto& [id, row] : changed_contacts_) {
      if (row->unit == unit_id) members.push_back({std::string(id), row->front_door});
    }
    return whom_outsiders_meet(std::move(members));
  }

  [[nodiscard]] std::uint32_t contact_before(const std::string& id) const {
    return base_.contact_ids.find(id, base_.contact_records);
  }
  [[nodiscard]] bool is_contact(const std::string& id) const {
    return !gone_contacts_.contains(id) &&
           (changed_contacts_.contains(id) || contact_before(id) != kNone);
  }
  [[nodiscard]] bool is_venture(const std::string& id) const {
    return !gone_ventures_.contains(id) &&
           (changed_ventures_.contains(id) ||
            base_.venture_ids.find(id, base_.venture_records) != kNone);
  }

  const SnapshotData& base_;
  const InitiativeBook& next_;
  const RowChanges& changes_;
  Ids concerned_;
  Ids gone_contacts_;
  Ids gone_ventures_;
  Ids changed_ventures_;
  boost::unordered_flat_map<std::string_view, const model::Contact*> changed_contacts_;
};

}  // namespace

TieChanges tie_changes_of(const SnapshotData& base, const InitiativeBook& next,
                          const RowChanges& changes) {
  TieChanges result = {changes.ties, changes.gone_ties};
  TieDifference difference(base, next, changes);
  difference.find_concerned();
  difference.add_to(result);
  return result;
}

}  // namespace veieninn::graph
