#include "tests/contract/reference_store.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/model/initiative_validation.h"
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

void keep_spent(const Resource& stands, model::Initiative& wanted) {
  const auto* before = std::get_if<model::Initiative>(&stands);
  for (model::Quota& quota : wanted.quotas) {
    quota.spent = 0;
    if (before == nullptr) continue;
    const auto old = std::ranges::find(before->quotas, quota.unit, &model::Quota::unit);
    if (old != before->quotas.end()) quota.spent = old->spent;
  }
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

std::vector<std::string> people_of_terms(const model::Initiative& initiative) {
  if (const auto* terms = std::get_if<model::WorkingGroupTerms>(&initiative.terms)) {
    return terms->members;
  }
  std::vector<std::string> people;
  if (const auto* terms = std::get_if<model::MentoringTerms>(&initiative.terms)) {
    for (const model::Mentor& mentor : terms->mentors) people.push_back(mentor.contact);
  }
  return people;
}

void remove_from_terms(model::Initiative& initiative, const std::string& contact) {
  if (auto* group = std::get_if<model::WorkingGroupTerms>(&initiative.terms)) {
    remove(group->members, contact);
  } else if (auto* mentoring = std::get_if<model::MentoringTerms>(&initiative.terms)) {
    std::erase_if(mentoring->mentors,
                  [&](const auto& mentor) { return mentor.contact == contact; });
  }
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
  } else if (const auto* initiative = std::get_if<model::Initiative>(&resource)) {
    add("unit", "orgUnits/", initiative->unit);
    for (const auto& id : initiative->partner_units) add("partner_units", "orgUnits/", id);
    for (const auto& id : initiative->funders) add("funders", "orgUnits/", id);
    for (const auto& id : initiative->contacts) add("contacts", "contacts/", id);
    for (const auto& id : initiative->topics) add("topics", "topics/", id);
    for (const auto& id : initiative->areas) add("areas", "areas/", id);
    for (const auto& id : people_of_terms(*initiative)) add("terms", "contacts/", id);
    if (const auto* pilot = std::get_if<model::PilotTerms>(&initiative->terms)) {
      for (const auto& id : pilot->site_units) add("terms", "orgUnits/", id);
    }
  } else if (const auto* participation = std::get_if<model::Participation>(&resource)) {
    add("initiative", "initiatives/", participation->initiative);
    add("venture", "ventures/", participation->venture);
    add("contact", "contacts/", participation->contact);
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
  for (std::size_t i = 0; i < commit.operations.size(); ++i) {
    const auto* put = std::get_if<Put>(&commit.operations[i]);
    if (put == nullptr || outcomes[i] == Outcome::kUnchanged) continue;
    if (!next.initiative_laws_hold(next.rows_.at(name_of(put->row)).resource)) return std::nullopt;
  }

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
  if (!rows_.contains(name)) return;
  let_go_of_initiatives(erase, name);
  rows_.erase(name);
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

// What goes with a row takes part no more; what it used stays spent.
void ReferenceStore::let_go_of_initiatives(const Erase& erase, const std::string& name) {
  for (const auto& [other, row] : std::map<std::string, Row>(rows_)) {
    const auto* participation = std::get_if<model::Participation>(&row.resource);
    if (participation == nullptr) continue;
    const auto all = links(row.resource);
    const bool goes = other == name || std::ranges::any_of(all, [&](const auto& link) {
                        return link.second == name;
                      });
    if (!goes) continue;
    auto& initiative =
        std::get<model::Initiative>(rows_.at("initiatives/" + participation->initiative).resource);
    for (const model::Take& take : participation->takes) {
      for (model::Quota& quota : initiative.quotas) {
        if (quota.unit == take.unit) quota.spent += take.used;
      }
    }
    rows_.erase(other);
  }
  if (erase.kind != ResourceKind::kContact) return;
  const auto leaving = std::get<model::Contact>(rows_.at(name).resource);
  for (auto& [other, row] : rows_) {
    auto* initiative = std::get_if<model::Initiative>(&row.resource);
    if (initiative == nullptr) continue;
    for (const std::string& follower : {leaving.successor, leaving.deputy}) {
      if (follower.empty() || has(initiative->contacts, follower)) continue;
      std::ranges::replace(initiative->contacts, leaving.id, follower);
    }
    remove(initiative->contacts, leaving.id);
    remove_from_terms(*initiative, leaving.id);
  }
}

void ReferenceStore::put_all(const Commit& commit) {
  for (const Operation& operation : commit.operations) {
    const auto* put = std::get_if<Put>(&operation);
    if (put == nullptr) continue;
    Resource& stands = rows_[name_of(put->row)].resource;
    Resource wanted = put->row;
    if (auto* initiative = std::get_if<model::Initiative>(&wanted)) keep_spent(stands, *initiative);
    stands = std::move(wanted);
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

bool ReferenceStore::initiative_laws_hold(const Resource& written) const {
  if (const auto* initiative = std::get_if<model::Initiative>(&written)) {
    return accounts_hold(*initiative);
  }
  const auto* own = std::get_if<model::Participation>(&written);
  if (own == nullptr) return true;
  const auto& initiative =
      std::get<model::Initiative>(rows_.at("initiatives/" + own->initiative).resource);
  for (const model::Take& take : own->takes) {
    const auto quota = std::ranges::find(initiative.quotas, take.unit, &model::Quota::unit);
    if (quota == initiative.quotas.end() || left(initiative, *quota) < 0) return false;
    if (quota->each_max > 0 && take.reserved + take.used > quota->each_max) return false;
  }
  return own->state != model::ParticipationState::kActive || place_holds(initiative, *own);
}

std::int64_t ReferenceStore::left(const model::Initiative& initiative,
                                  const model::Quota& quota) const {
  std::int64_t left = quota.total - quota.spent;
  for (const model::Participation* row : participants(initiative)) {
    for (const model::Take& take : row->takes) {
      if (take.unit == quota.unit) left -= take.reserved + take.used;
    }
  }
  return left;
}

bool ReferenceStore::accounts_hold(const model::Initiative& initiative) const {
  for (const model::Participation* row : participants(initiative)) {
    for (const model::Take& take : row->takes) {
      const bool given = std::ranges::any_of(
          initiative.quotas, [&](const auto& quota) { return quota.unit == take.unit; });
      if (!given && take.reserved + take.used > 0) return false;
    }
  }
  return std::ranges::all_of(initiative.quotas,
                             [&](const auto& quota) { return left(initiative, quota) >= 0; });
}

// For her kind, there once, and with a mentor who has room.
bool ReferenceStore::place_holds(const model::Initiative& initiative,
                                 const model::Participation& own) const {
  if (initiative.audience == model::Audience::kVentures && own.venture.empty()) return false;
  if (initiative.audience == model::Audience::kContacts && !own.venture.empty()) return false;
  std::int32_t with_mentor = 0;
  for (const model::Participation* row : participants(initiative)) {
    if (row->state != model::ParticipationState::kActive) continue;
    if (!row->venture.empty() && row->contact == own.contact) ++with_mentor;
    if (row->id == own.id) continue;
    const bool same = own.venture.empty() ? row->venture.empty() && row->contact == own.contact
                                          : row->venture == own.venture;
    if (same) return false;
  }
  const auto* mentoring = std::get_if<model::MentoringTerms>(&initiative.terms);
  if (mentoring == nullptr || own.venture.empty() || own.contact.empty()) return true;
  const auto mentor = std::ranges::find(mentoring->mentors, own.contact, &model::Mentor::contact);
  return mentor != mentoring->mentors.end() && with_mentor <= mentor->capacity;
}

std::vector<const model::Participation*> ReferenceStore::participants(
    const model::Initiative& initiative) const {
  std::vector<const model::Participation*> all;
  for (const auto& [name, row] : rows_) {
    const auto* participation = std::get_if<model::Participation>(&row.resource);
    if (participation != nullptr && participation->initiative == initiative.id) {
      all.push_back(participation);
    }
  }
  return all;
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
