#include "tests/contract/reference_store.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/model/row_validation.h"

namespace veieninn::store {
namespace {

std::string name_of(const Resource& row) { return resource_name(kind_of(row), id_of(row)); }

std::string written_name(const Operation& operation) {
  if (const auto* put = std::get_if<Put>(&operation)) return name_of(put->row);
  const auto& erase = std::get<Erase>(operation);
  return resource_name(erase.kind, erase.id);
}

bool is_valid(const Operation& operation) {
  if (const auto* put = std::get_if<Put>(&operation)) {
    return std::visit([](const auto& row) { return model::violations(row, "").empty(); }, put->row);
  }
  const auto* append = std::get_if<Append>(&operation);
  return append == nullptr || model::violations(append->engagement, "").empty();
}

void remove(std::vector<std::string>& list, const std::string& id) { std::erase(list, id); }

void add_sorted(std::vector<std::string>& list, const std::string& id) {
  list.push_back(id);
  std::ranges::sort(list);
  list.erase(std::ranges::unique(list).begin(), list.end());
}

bool has(const std::vector<std::string>& list, const std::string& id) {
  return std::ranges::find(list, id) != list.end();
}

// Names of all rows that a row refers to, by field.
std::multimap<std::string, std::string> links(const Resource& resource) {
  std::multimap<std::string, std::string> all;
  const auto add = [&](const char* field, const char* collection, const std::string& id) {
    if (!id.empty()) all.emplace(field, collection + id);
  };
  if (const auto* area = std::get_if<model::Area>(&resource)) {
    add("parent", "areas/", area->parent);
    for (const auto& id : area->neighbours) add("neighbours", "areas/", id);
  } else if (const auto* topic = std::get_if<model::Topic>(&resource)) {
    for (const auto& id : topic->broader) add("broader", "topics/", id);
    for (const auto& id : topic->related) add("related", "topics/", id);
  } else if (const auto* unit = std::get_if<model::OrgUnit>(&resource)) {
    add("parent", "orgUnits/", unit->parent);
    for (const auto& id : unit->areas) add("areas", "areas/", id);
  } else if (const auto* contact = std::get_if<model::Contact>(&resource)) {
    add("unit", "orgUnits/", contact->unit);
    for (const auto& entry : contact->expertise) add("expertise", "topics/", entry.topic);
    add("deputy", "contacts/", contact->deputy);
    add("successor", "contacts/", contact->successor);
  } else if (const auto* venture = std::get_if<model::Venture>(&resource)) {
    for (const auto& id : venture->topics) add("topics", "topics/", id);
    for (const auto& id : venture->areas) add("areas", "areas/", id);
    for (const auto& entry : venture->collaborations) {
      add("collaborations", "orgUnits/", entry.unit);
      add("collaborations", "topics/", entry.topic);
    }
  } else if (const auto* tie = std::get_if<model::Tie>(&resource)) {
    add("from", tie->from_venture ? "ventures/" : "contacts/", tie->from);
    add("to", "contacts/", tie->to);
  }
  return all;
}

std::vector<std::string> links(const model::Engagement& fact) {
  std::vector<std::string> all = {"ventures/" + fact.venture, "contacts/" + fact.contact};
  if (!fact.other_contact.empty()) all.push_back("contacts/" + fact.other_contact);
  if (!fact.topic.empty()) all.push_back("topics/" + fact.topic);
  if (!fact.area.empty()) all.push_back("areas/" + fact.area);
  return all;
}

}  // namespace

std::optional<std::vector<Outcome>> ReferenceStore::commit(const Commit& commit) {
  if (!std::ranges::all_of(commit.operations, is_valid) || !conditions_hold(commit)) {
    return std::nullopt;
  }
  ReferenceStore next = *this;
  for (const Operation& operation : commit.operations) {
    if (const auto* erase = std::get_if<Erase>(&operation)) next.erase(*erase);
  }
  next.put_all(commit);
  std::vector<Outcome> outcomes;
  for (const Operation& operation : commit.operations) {
    if (const auto* append = std::get_if<Append>(&operation)) {
      const bool is_new =
          next.facts_.emplace(append->engagement.source_id, append->engagement).second;
      outcomes.push_back(is_new ? Outcome::kCreated : Outcome::kUnchanged);
      continue;
    }
    const auto before = rows_.find(written_name(operation));
    if (std::holds_alternative<Erase>(operation)) {
      outcomes.push_back(before == rows_.end() ? Outcome::kUnchanged : Outcome::kDeleted);
    } else if (before == rows_.end()) {
      outcomes.push_back(Outcome::kCreated);
    } else {
      const bool same = before->second.resource == next.rows_.at(before->first).resource;
      outcomes.push_back(same ? Outcome::kUnchanged : Outcome::kUpdated);
    }
  }
  if (!next.laws_hold()) return std::nullopt;

  bool changed = next.facts_ != facts_ || next.rows_.size() != rows_.size();
  for (auto& [name, row] : next.rows_) {
    const auto before = rows_.find(name);
    const bool same = before != rows_.end() && before->second.resource == row.resource;
    row.revision = same ? before->second.revision : revision_ + 1;
    changed |= !same;
  }
  next.revision_ = revision_ + (changed ? 1 : 0);
  *this = std::move(next);
  return outcomes;
}

bool ReferenceStore::conditions_hold(const Commit& commit) const {
  std::set<std::string> written;
  for (const Operation& operation : commit.operations) {
    if (std::holds_alternative<Append>(operation)) continue;
    const std::string name = written_name(operation);
    if (!written.insert(name).second) return false;
    const auto found = rows_.find(name);
    const bool exists = found != rows_.end();
    std::optional<Revision> expected;
    if (const auto* put = std::get_if<Put>(&operation)) {
      if (put->condition == PutCondition::kCreate && exists) return false;
      if (put->condition == PutCondition::kUpdate && !exists) return false;
      expected = put->expected_revision;
    } else {
      const auto& erase = std::get<Erase>(operation);
      if (!exists && !erase.allow_missing) return false;
      if (exists) expected = erase.expected_revision;
    }
    if (expected && (!exists || found->second.revision != *expected)) return false;
  }
  return true;
}

void ReferenceStore::erase(const Erase& erase) {
  const std::string name = resource_name(erase.kind, erase.id);
  if (rows_.erase(name) == 0) return;
  const bool person = erase.kind == ResourceKind::kContact || erase.kind == ResourceKind::kVenture;
  if (person) {
    std::erase_if(facts_, [&](const auto& fact) { return has(links(fact.second), name); });
    std::erase_if(rows_, [&](const auto& row) {
      if (!std::holds_alternative<model::Tie>(row.second.resource)) return false;
      const auto all = links(row.second.resource);
      return std::ranges::any_of(all, [&](const auto& link) { return link.second == name; });
    });
  }
  for (auto& [other, row] : rows_) {
    if (auto* contact = std::get_if<model::Contact>(&row.resource)) {
      if (erase.kind != ResourceKind::kContact) continue;
      if (contact->deputy == erase.id) contact->deputy.clear();
      if (contact->successor == erase.id) contact->successor.clear();
    } else if (auto* area = std::get_if<model::Area>(&row.resource)) {
      if (erase.kind == ResourceKind::kArea) remove(area->neighbours, erase.id);
    }
  }
}

void ReferenceStore::put_all(const Commit& commit) {
  for (const Operation& operation : commit.operations) {
    const auto* put = std::get_if<Put>(&operation);
    if (put != nullptr) rows_[name_of(put->row)].resource = put->row;
  }
  complete_borders(commit);
}

// For each pair of areas: who is written decides, and when both are, either may say yes.
void ReferenceStore::complete_borders(const Commit& commit) {
  std::map<std::string, std::vector<std::string>> said;
  for (const Operation& operation : commit.operations) {
    const auto* put = std::get_if<Put>(&operation);
    const auto* area = put == nullptr ? nullptr : std::get_if<model::Area>(&put->row);
    if (area != nullptr) said[area->id] = area->neighbours;
  }
  for (auto& [name, row] : rows_) {
    auto* area = std::get_if<model::Area>(&row.resource);
    if (area == nullptr) continue;
    std::ranges::sort(area->neighbours);
    for (const auto& [other, neighbours] : said) {
      if (other == area->id) continue;
      const bool mine = said.contains(area->id) && has(said[area->id], other);
      if (mine || has(neighbours, area->id)) {
        add_sorted(area->neighbours, other);
      } else {
        remove(area->neighbours, other);
      }
    }
  }
}

bool ReferenceStore::laws_hold() const {
  for (const auto& [name, row] : rows_) {
    for (const char* field : {"parent", "broader", "deputy", "successor"}) {
      if (reaches_itself(name, field)) return false;
    }
  }
  return references_hold() && areas_hold();
}

bool ReferenceStore::references_hold() const {
  for (const auto& [name, row] : rows_) {
    for (const auto& [field, target] : links(row.resource)) {
      if (!rows_.contains(target)) return false;
    }
  }
  return std::ranges::all_of(facts_, [&](const auto& fact) {
    const std::vector<std::string> all = links(fact.second);
    return std::ranges::all_of(all, [&](const auto& target) { return rows_.contains(target); });
  });
}

bool ReferenceStore::areas_hold() const {
  std::set<std::string> numbers;
  std::set<std::pair<model::AreaKind, std::string>> codes;
  for (const auto& [name, row] : rows_) {
    const auto* area = std::get_if<model::Area>(&row.resource);
    if (area == nullptr) continue;
    if (!numbers.insert(area->id).second) return false;
    for (const auto& number : area->former_numbers) {
      if (!numbers.insert(number).second) return false;
    }
    for (const auto& code : area->postal_codes) {
      if (!codes.emplace(area->kind, code).second) return false;
    }
    for (const auto& [field, target] : links(row.resource)) {
      const auto found = rows_.find(target);
      if (found == rows_.end()) return false;
      const model::AreaKind kind = std::get<model::Area>(found->second.resource).kind;
      if (field == "parent" ? kind >= area->kind : kind != area->kind) return false;
    }
  }
  return true;
}

bool ReferenceStore::reaches_itself(const std::string& name, const std::string& field) const {
  std::set<std::string> seen;
  std::vector<std::string> open = {name};
  while (!open.empty()) {
    const std::string at = open.back();
    open.pop_back();
    const auto row = rows_.find(at);
    if (row == rows_.end()) continue;
    const auto all = links(row->second.resource);
    const auto [begin, end] = all.equal_range(field);
    for (auto link = begin; link != end; ++link) {
      if (link->second == name) return true;
      if (seen.insert(link->second).second) open.push_back(link->second);
    }
  }
  return false;
}

}  // namespace veieninn::store
