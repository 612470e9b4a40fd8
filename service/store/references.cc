#include "service/store/references.h"

#include <array>

namespace veieninn::store {
namespace {

using References = std::vector<Reference>;

void add(References& references, std::string_view field, ResourceKind kind, const std::string& id) {
  if (!id.empty()) references.push_back({field, Reference::kSingle, {}, kind, &id});
}

void add_list(References& references, std::string_view field, ResourceKind kind,
              const std::vector<std::string>& ids) {
  for (std::size_t i = 0; i < ids.size(); ++i) references.push_back({field, i, {}, kind, &ids[i]});
}

void collect(References& references, const model::Area& row) {
  add(references, "parent", ResourceKind::kArea, row.parent);
  add_list(references, "neighbours", ResourceKind::kArea, row.neighbours);
}

void collect(References& references, const model::Topic& row) {
  add_list(references, "broader", ResourceKind::kTopic, row.broader);
  add_list(references, "related", ResourceKind::kTopic, row.related);
}

void collect(References& references, const model::OrgUnit& row) {
  add(references, "parent", ResourceKind::kOrgUnit, row.parent);
  add_list(references, "areas", ResourceKind::kArea, row.areas);
}

void collect(References& references, const model::Contact& row) {
  add(references, "unit", ResourceKind::kOrgUnit, row.unit);
  for (std::size_t i = 0; i < row.expertise.size(); ++i) {
    references.push_back({"expertise", i, "topic", ResourceKind::kTopic, &row.expertise[i].topic});
  }
  add(references, "deputy", ResourceKind::kContact, row.deputy);
  add(references, "successor", ResourceKind::kContact, row.successor);
}

void collect(References& references, const model::Venture& row) {
  add_list(references, "topics", ResourceKind::kTopic, row.topics);
  add_list(references, "areas", ResourceKind::kArea, row.areas);
  for (std::size_t i = 0; i < row.collaborations.size(); ++i) {
    const model::Collaboration& entry = row.collaborations[i];
    references.push_back({"collaborations", i, "unit", ResourceKind::kOrgUnit, &entry.unit});
    if (!entry.topic.empty()) {
      references.push_back({"collaborations", i, "topic", ResourceKind::kTopic, &entry.topic});
    }
  }
}

void collect(References& references, const model::Tie& row) {
  add(references, "from", row.from_venture ? ResourceKind::kVenture : ResourceKind::kContact,
      row.from);
  add(references, "to", ResourceKind::kContact, row.to);
}

struct TermsReferences {
  References& references;

  void operator()(const model::StartupServiceTerms& terms) const {
    add_list(references, "startup_service.linked_units", ResourceKind::kOrgUnit,
             terms.linked_units);
  }
  void operator()(const model::PilotTerms& terms) const {
    add_list(references, "pilot.site_units", ResourceKind::kOrgUnit, terms.site_units);
  }
  void operator()(const model::BusinessAdviceTerms& terms) const {
    add_list(references, "business_advice.innovation_topics", ResourceKind::kTopic,
             terms.innovation_topics);
  }
  void operator()(const model::MentoringTerms& terms) const {
    for (std::size_t i = 0; i < terms.mentors.size(); ++i) {
      references.push_back(
          {"mentoring.mentors", i, "contact", ResourceKind::kContact, &terms.mentors[i].contact});
    }
  }
  void operator()(const model::OfficeSpaceTerms& terms) const {
    add_list(references, "office_space.hosts", ResourceKind::kContact, terms.hosts);
  }
  void operator()(const model::MeetingPlaceTerms& terms) const {
    add_list(references, "meeting_place.hosts", ResourceKind::kContact, terms.hosts);
  }
  void operator()(const model::WorkingGroupTerms& terms) const {
    add_list(references, "working_group.members", ResourceKind::kContact, terms.members);
  }
  void operator()(const model::TrainingTerms& terms) const {
    add_list(references, "training.municipalities", ResourceKind::kOrgUnit, terms.municipalities);
  }
  template <typename Other>
  void operator()(const Other& /*terms*/) const {}
};

void collect(References& references, const model::Initiative& row) {
  add(references, "unit", ResourceKind::kOrgUnit, row.unit);
  add_list(references, "partner_units", ResourceKind::kOrgUnit, row.partner_units);
  add_list(references, "funders", ResourceKind::kOrgUnit, row.funders);
  add_list(references, "contacts", ResourceKind::kContact, row.contacts);
  add_list(references, "topics", ResourceKind::kTopic, row.topics);
  add_list(references, "areas", ResourceKind::kArea, row.areas);
  std::visit(TermsReferences{references}, row.terms);
}

void collect(References& references, const model::Participation& row) {
  add(references, "initiative", ResourceKind::kInitiative, row.initiative);
  add(references, "venture", ResourceKind::kVenture, row.venture);
  add(references, "contact", ResourceKind::kContact, row.contact);
}

}  // namespace

std::string_view field_prefix(ResourceKind kind) noexcept {
  static constexpr std::array<std::string_view, kResourceKindCount> kPrefixes = {
      "area.",    "topic.", "org_unit.",   "contact.",
      "venture.", "tie.",   "initiative.", "participation."};
  return kPrefixes[static_cast<std::size_t>(kind) - 1];
}

std::string field_path(std::string_view prefix, const Reference& reference) {
  std::string path(prefix);
  path += reference.list;
  if (reference.index != Reference::kSingle) path += "[" + std::to_string(reference.index) + "]";
  if (!reference.leaf.empty()) path.append(".").append(reference.leaf);
  return path;
}

std::vector<Reference> references_of(const Resource& row) {
  References references;
  std::visit([&](const auto& typed) { collect(references, typed); }, row);
  return references;
}

std::vector<Reference> references_of(const model::Engagement& row) {
  References references;
  add(references, "venture", ResourceKind::kVenture, row.venture);
  add(references, "contact", ResourceKind::kContact, row.contact);
  add(references, "other_contact", ResourceKind::kContact, row.other_contact);
  add(references, "topic", ResourceKind::kTopic, row.topic);
  add(references, "area", ResourceKind::kArea, row.area);
  return references;
}

std::vector<Reference> references_of(const PutEnquiry& put) {
  References references;
  const model::Enquiry& row = put.row;
  const auto add_contact = [&](std::string_view field, const std::string& id) {
    add(references, field, ResourceKind::kContact, id);
  };
  add(references, "venture", ResourceKind::kVenture, row.venture);
  add(references, "topic", ResourceKind::kTopic, row.topic);
  add(references, "area", ResourceKind::kArea, row.area);
  for (std::size_t i = 0; i < row.ways.size(); ++i) {
    for (const std::string& contact : row.ways[i].contacts) {
      if (!contact.empty()) {
        references.push_back({"ways", i, {}, ResourceKind::kContact, &contact});
      }
    }
  }
  add_contact("waits_on", row.waits_on);
  add_contact("owner", row.owner);
  add_contact("offered_to", row.offered_to);
  add_contact("coordinator", row.coordinator);
  add_list(references, "asked", ResourceKind::kContact, row.asked);
  add_list(references, "registrars", ResourceKind::kContact, row.registrars);
  add_list(references, "team", ResourceKind::kContact, row.team);
  if (row.pending) {
    add_contact("pending.contact", row.pending->answer.contact);
    add_contact("pending.other_contact", row.pending->answer.other_contact);
  }
  for (const model::EnquiryEvent& event : put.events) {
    if (event.actor == model::EnquiryActor::kContact) add_contact("events.actor", event.actor_id);
    add_contact("events.contact", event.contact);
    add_contact("events.other_contact", event.other_contact);
  }
  for (const Letter& letter : put.letters) add_contact("letters.contact", letter.contact);
  return references;
}

std::vector<Reference> references_of(const TellTraining& told) {
  References references;
  add(references, "initiative", ResourceKind::kInitiative, told.initiative);
  for (std::size_t i = 0; i < told.shortfalls.size(); ++i) {
    references.push_back({"shortfalls", i, "municipality", ResourceKind::kOrgUnit,
                          &told.shortfalls[i].municipality});
  }
  for (std::size_t i = 0; i < told.letters.size(); ++i) {
    references.push_back(
        {"letters", i, "contact", ResourceKind::kContact, &told.letters[i].contact});
  }
  return references;
}

std::vector<Reference> references_of(const SenderStop& stop) {
  References references;
  add(references, "venture", ResourceKind::kVenture, stop.venture);
  add(references, "contact", ResourceKind::kContact, stop.contact);
  return references;
}

std::vector<Reference> references_of(const model::Invitation& row) {
  References references;
  add(references, "initiative", ResourceKind::kInitiative, row.initiative);
  add(references, "venture", ResourceKind::kVenture, row.venture);
  add(references, "contact", ResourceKind::kContact, row.contact);
  return references;
}

}  // namespace veieninn::store
