#include "service/store/sqlite_final_laws.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/model/row_validation.h"
#include "service/store/cycle_search.h"
#include "service/store/references.h"
#include "service/store/sqlite_initiative_laws.h"
#include "service/store/sqlite_row_reader.h"

namespace veieninn::store {
namespace {

constexpr std::array<std::string_view, kResourceKindCount> kExists = {
    "SELECT kind FROM area WHERE id = ?",    "SELECT 1 FROM topic WHERE id = ?",
    "SELECT 1 FROM org_unit WHERE id = ?",   "SELECT 1 FROM contact WHERE id = ?",
    "SELECT 1 FROM venture WHERE id = ?",    "SELECT 1 FROM tie WHERE id = ?",
    "SELECT 1 FROM initiative WHERE id = ?", "SELECT 1 FROM participation WHERE id = ?"};

// One row that still refers to the erased one, by name. Persons, ties and initiatives have
// none left.
constexpr std::string_view kAreaReferrer =
    "SELECT 'areas/' || id FROM area WHERE parent = ?1 "
    "UNION ALL SELECT 'orgUnits/' || org_unit FROM org_unit_area WHERE area = ?1 "
    "UNION ALL SELECT 'ventures/' || venture FROM venture_area WHERE area = ?1 "
    "UNION ALL SELECT 'enquiries/' || id FROM enquiry WHERE area = ?1 "
    "UNION ALL SELECT 'initiatives/' || initiative FROM initiative_area WHERE area = ?1 "
    "UNION ALL SELECT 'engagements/' || sequence FROM engagement WHERE area = ?1 LIMIT 1";
constexpr std::string_view kTopicReferrer =
    "SELECT 'topics/' || topic FROM topic_broader WHERE broader = ?1 "
    "UNION ALL SELECT 'topics/' || topic FROM topic_related WHERE related = ?1 "
    "UNION ALL SELECT 'contacts/' || contact FROM contact_expertise WHERE topic = ?1 "
    "UNION ALL SELECT 'ventures/' || venture FROM venture_topic WHERE topic = ?1 "
    "UNION ALL SELECT 'ventures/' || venture FROM venture_collaboration WHERE topic = ?1 "
    "UNION ALL SELECT 'enquiries/' || id FROM enquiry WHERE topic = ?1 "
    "UNION ALL SELECT 'initiatives/' || initiative FROM initiative_topic WHERE topic = ?1 "
    "UNION ALL SELECT 'engagements/' || sequence FROM engagement WHERE topic = ?1 LIMIT 1";
constexpr std::string_view kUnitReferrer =
    "SELECT 'orgUnits/' || id FROM org_unit WHERE parent = ?1 "
    "UNION ALL SELECT 'contacts/' || id FROM contact WHERE unit = ?1 "
    "UNION ALL SELECT 'initiatives/' || id FROM initiative WHERE unit = ?1 "
    "UNION ALL SELECT 'initiatives/' || initiative FROM initiative_unit WHERE unit = ?1 "
    "UNION ALL SELECT 'ventures/' || venture FROM venture_collaboration WHERE unit = ?1 LIMIT 1";

// A kind of link that must not close a circle.
struct LinkLaw {
  ResourceKind kind;
  std::string_view field;
  std::string_view select;  // the targets of ?1
  std::vector<std::string> (*targets)(const Resource& row);
};

std::vector<std::string> one(const std::string& target) {
  return target.empty() ? std::vector<std::string>{} : std::vector<std::string>{target};
}

constexpr std::array<LinkLaw, 5> kLinkLaws = {{
    {ResourceKind::kArea, "parent", "SELECT parent FROM area WHERE id = ? AND parent IS NOT NULL",
     [](const Resource& row) { return one(std::get<model::Area>(row).parent); }},
    {ResourceKind::kTopic, "broader", "SELECT broader FROM topic_broader WHERE topic = ?",
     [](const Resource& row) { return std::get<model::Topic>(row).broader; }},
    {ResourceKind::kOrgUnit, "parent",
     "SELECT parent FROM org_unit WHERE id = ? AND parent IS NOT NULL",
     [](const Resource& row) { return one(std::get<model::OrgUnit>(row).parent); }},
    {ResourceKind::kContact, "deputy",
     "SELECT deputy FROM contact WHERE id = ? AND deputy IS NOT NULL",
     [](const Resource& row) { return one(std::get<model::Contact>(row).deputy); }},
    {ResourceKind::kContact, "successor",
     "SELECT successor FROM contact WHERE id = ? AND successor IS NOT NULL",
     [](const Resource& row) { return one(std::get<model::Contact>(row).successor); }},
}};

class FinalLaws {
 public:
  FinalLaws(Database& database, const Commit& commit, const std::vector<Step>& steps,
            std::vector<std::optional<Error>>& errors)
      : database_(database), commit_(commit), steps_(steps), errors_(errors) {
    for (const Operation& operation : commit.operations) {
      erases_ |= std::holds_alternative<Erase>(operation);
    }
  }

  void check() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (!errors_[i]) errors_[i] = check_operation(i);
    }
    for (const LinkLaw& law : kLinkLaws) check_cycles(law);
  }

 private:
  std::optional<Error> check_operation(std::size_t i) {
    const Operation& operation = commit_.operations[i];
    if (const Put* put = std::get_if<Put>(&operation)) return check_put(*put, steps_[i]);
    if (const Erase* erase = std::get_if<Erase>(&operation)) {
      return steps_[i].changed ? check_unreferenced(*erase) : std::nullopt;
    }
    if (!steps_[i].changed) return std::nullopt;
    return std::visit([&](const auto& typed) { return check_other(typed); }, operation);
  }

  std::optional<Error> check_other(const Append& append) {
    return check_references(kEngagementPrefix, references_of(append.engagement));
  }
  std::optional<Error> check_other(const PutEnquiry& put) {
    return check_references(kEnquiryPrefix, references_of(put));
  }
  std::optional<Error> check_other(const PutInvitation& put) {
    return check_references(kInvitationPrefix, references_of(put.row));
  }
  std::optional<Error> check_other(const StopSender& stop) {
    return check_references("", references_of(stop.stop));
  }
  std::optional<Error> check_other(const TellTraining& told) {
    return check_references("", references_of(told));
  }
  template <typename Other>
  std::optional<Error> check_other(const Other& /*operation*/) {
    return std::nullopt;
  }

  // What an unchanged row refers to was there before, and can only be missing through an erasure.
  std::optional<Error> check_put(const Put& put, const Step& step) {
    if (!step.changed && !erases_) return std::nullopt;
    std::optional<Error> error =
        check_references(field_prefix(kind_of(put.row)), references_of(put.row));
    if (error || !step.changed) return error;
    if (const auto* area = std::get_if<model::Area>(&put.row)) return check_area(*area, step);
    if (const auto* row = std::get_if<model::Initiative>(&put.row)) {
      return broken_accounts(database_, *row);
    }
    if (const auto* row = std::get_if<model::Participation>(&put.row)) {
      return broken_participation(database_, *row);
    }
    return std::nullopt;
  }

  std::optional<Error> check_references(std::string_view prefix,
                                        const std::vector<Reference>& references) {
    for (const Reference& reference : references) {
      if (exists(reference.kind, *reference.id)) continue;
      return reference_not_found(field_path(prefix, reference),
                                 resource_name(reference.kind, *reference.id));
    }
    return std::nullopt;
  }

  std::optional<Error> check_unreferenced(const Erase& erase) {
    const std::string_view sql = erase.kind == ResourceKind::kArea      ? kAreaReferrer
                                 : erase.kind == ResourceKind::kTopic   ? kTopicReferrer
                                 : erase.kind == ResourceKind::kOrgUnit ? kUnitReferrer
                                                                        : std::string_view();
    if (sql.empty()) return std::nullopt;
    Query query = database_.query(sql, erase.id);
    if (!query.next()) return std::nullopt;
    return referenced_by_others(resource_name(erase.kind, erase.id), query.text(0));
  }

  std::optional<Error> check_area(const model::Area& row, const Step& step) {
    const auto kind = static_cast<std::int64_t>(row.kind);
    if (!row.parent.empty() && area_kind(row.parent) >= kind) {
      return invalid_argument("area.parent", "is not of a wider kind",
                              "name an area that this one lies in");
    }
    if (std::optional<Error> error = check_neighbours(row)) return error;
    if (std::optional<Error> error = check_kind_change(row, step)) return error;
    return check_numbers(row);
  }

  std::optional<Error> check_neighbours(const model::Area& row) {
    for (std::size_t i = 0; i < row.neighbours.size(); ++i) {
      const std::string field = "area.neighbours[" + std::to_string(i) + "]";
      if (area_kind(row.neighbours[i]) != static_cast<std::int64_t>(row.kind)) {
        return invalid_argument(field, "is not of the same kind",
                                "name areas of the same kind that it borders on");
      }
      // The other side got this one, and may have too many by that.
      if (neighbour_count(row.neighbours[i]) > model::kNeighboursMax) {
        return invalid_argument(field, "has as many neighbours as an area may have",
                                "take one of them away first");
      }
    }
    if (neighbour_count(row.id) <= model::kNeighboursMax) return std::nullopt;
    return invalid_argument("area.neighbours", "are too many with those that name it",
                            "use at most " + std::to_string(model::kNeighboursMax));
  }

  std::size_t neighbour_count(const std::string& id) {
    Query query = database_.query("SELECT count(*) FROM area_neighbour WHERE area = ?", id);
    return query.next() ? static_cast<std::size_t>(query.integer(0)) : 0;
  }

  // A wider parent and equal neighbours may hold no more for the rows that stand around.
  std::optional<Error> check_kind_change(const model::Area& row, const Step& step) {
    if (!step.before || std::get<model::Area>(step.before->row).kind == row.kind) {
      return std::nullopt;
    }
    const auto kind = static_cast<std::int64_t>(row.kind);
    Query inner =
        database_.query("SELECT id FROM area WHERE parent = ? AND kind <= ? LIMIT 1", row.id, kind);
    if (inner.next()) {
      return invalid_argument("area.kind",
                              "is not wider than that of areas/" + inner.text(0) + " in it",
                              "change that area first, or in the same write");
    }
    return std::nullopt;
  }

  std::optional<Error> check_numbers(const model::Area& row) {
    Query former = database_.query(
        "SELECT area FROM area_former_number WHERE number = ? AND area <> ? LIMIT 1", row.id,
        row.id);
    if (former.next()) {
      return invalid_argument("area.name", "is a former number of areas/" + former.text(0),
                              "use a number that leads to one area only");
    }
    for (std::size_t i = 0; i < row.former_numbers.size(); ++i) {
      Query other = database_.query(
          "SELECT area FROM area_former_number WHERE number = ?1 AND area <> ?2 "
          "UNION ALL SELECT id FROM area WHERE id = ?1 LIMIT 1",
          row.former_numbers[i], row.id);
      if (!other.next()) continue;
      return leads_elsewhere("area.former_numbers[" + std::to_string(i) + "]", other.text(0));
    }
    for (std::size_t i = 0; i < row.postal_codes.size(); ++i) {
      Query other = database_.query(
          "SELECT area.id FROM area_postal_code JOIN area ON area.id = area_postal_code.area "
          "WHERE code = ? AND area.id <> ? AND area.kind = ? LIMIT 1",
          row.postal_codes[i], row.id, static_cast<std::int64_t>(row.kind));
      if (!other.next()) continue;
      return leads_elsewhere("area.postal_codes[" + std::to_string(i) + "]", other.text(0));
    }
    return std::nullopt;
  }

  static Error leads_elsewhere(std::string field, const std::string& area) {
    return invalid_argument(std::move(field), "leads to areas/" + area + " already",
                            "let it lead to one area only");
  }

  void check_cycles(const LinkLaw& law) {
    std::unordered_map<std::string, std::size_t> written;
    std::vector<std::string> starts;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const Put* put = std::get_if<Put>(&commit_.operations[i]);
      if (put == nullptr || !steps_[i].changed || kind_of(put->row) != law.kind) continue;
      const std::string& id = id_of(put->row);
      written.emplace(id, i);
      if (!law.targets(put->row).empty()) starts.push_back(id);
    }
    if (starts.empty()) return;
    const auto targets = [&](const std::string& id) {
      const auto found = written.find(id);
      return found == written.end()
                 ? stored_targets(law, id)
                 : law.targets(std::get<Put>(commit_.operations[found->second]).row);
    };
    for (const auto& [id, target] : links_on_cycles(starts, targets)) {
      const std::size_t i = written.at(id);
      if (!errors_[i]) errors_[i] = circle(law, std::get<Put>(commit_.operations[i]), target);
    }
  }

  std::vector<std::string> stored_targets(const LinkLaw& law, const std::string& id) {
    std::vector<std::string> targets;
    Query query = database_.query(law.select, id);
    while (query.next()) targets.push_back(query.text(0));
    return targets;
  }

  static Error circle(const LinkLaw& law, const Put& put, const std::string& target) {
    std::string field = std::string(field_prefix(law.kind)) + std::string(law.field);
    if (law.kind == ResourceKind::kTopic) {
      const std::vector<std::string> targets = law.targets(put.row);
      field += "[" + std::to_string(std::ranges::find(targets, target) - targets.begin()) + "]";
    }
    return cycle(std::move(field), resource_name(law.kind, id_of(put.row)));
  }

  bool exists(ResourceKind kind, const std::string& id) { return found(kind, id) != 0; }

  std::int64_t area_kind(const std::string& id) { return found(ResourceKind::kArea, id); }

  // 0 when there is no such row, else an area's kind, or 1. Asked once for each row.
  std::int64_t found(ResourceKind kind, const std::string& id) {
    auto& known = found_[static_cast<std::size_t>(kind) - 1];
    const auto at = known.find(id);
    if (at != known.end()) return at->second;
    Query query = database_.query(kExists[static_cast<std::size_t>(kind) - 1], id);
    return known[id] = query.next() ? query.integer(0) : 0;
  }

  Database& database_;
  const Commit& commit_;
  const std::vector<Step>& steps_;
  std::vector<std::optional<Error>>& errors_;
  bool erases_ = false;
  std::array<std::unordered_map<std::string, std::int64_t>, kResourceKindCount> found_;
};

}  // namespace

void check_final_laws(Database& database, const Commit& commit, const std::vector<Step>& steps,
                      std::vector<std::optional<Error>>& errors) {
  FinalLaws(database, commit, steps, errors).check();
}

}  // namespace veieninn::store
