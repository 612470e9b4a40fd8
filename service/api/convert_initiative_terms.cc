#include "service/api/convert_initiative_terms.h"

#include <variant>

#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

namespace {

// ---- proto -> row, one a kind ----

model::StrategyTerms read_terms_of(FieldReader& reader, const v1::StrategyTerms& message) {
  model::StrategyTerms terms;
  terms.document_uri = message.document_uri();
  if (message.has_adopt_time()) {
    terms.adopt_time = reader.instant({"strategy.adopt_time"}, message.adopt_time());
  }
  return terms;
}

model::MandateTerms read_terms_of(FieldReader& reader, const v1::MandateTerms& message) {
  model::MandateTerms terms;
  terms.decided_by = message.decided_by();
  terms.case_number = message.case_number();
  terms.document_uri = message.document_uri();
  if (message.has_adopt_time()) {
    terms.adopt_time = reader.instant({"mandate.adopt_time"}, message.adopt_time());
  }
  return terms;
}

model::MentoringTerms read_terms_of(FieldReader& reader, const v1::MentoringTerms& message) {
  constexpr std::string_view kList = "mentoring.mentors";
  model::MentoringTerms terms;
  for (int i = 0; i < message.mentors_size(); ++i) {
    const v1::Mentor& mentor = message.mentors(i);
    model::Mentor& added = terms.mentors.emplace_back();
    added.contact =
        reader.required_id({kList, i, "contact"}, mentor.contact(), ResourceKind::kContact);
    if (mentor.capacity() != 0) added.capacity = mentor.capacity();
  }
  return terms;
}

model::OfficeSpaceTerms read_terms_of(FieldReader& reader, const v1::OfficeSpaceTerms& message) {
  return {message.address(),
          reader.ids("office_space.hosts", message.hosts(), ResourceKind::kContact)};
}

model::MeetingPlaceTerms read_terms_of(FieldReader& reader, const v1::MeetingPlaceTerms& message) {
  return {message.address(), message.opening_hours(),
          reader.ids("meeting_place.hosts", message.hosts(), ResourceKind::kContact)};
}

model::WorkingGroupTerms read_terms_of(FieldReader& reader, const v1::WorkingGroupTerms& message) {
  return {message.committee(),
          reader.ids("working_group.members", message.members(), ResourceKind::kContact)};
}

model::TrainingTerms read_terms_of(FieldReader& reader, const v1::TrainingTerms& message) {
  model::TrainingTerms terms;
  terms.credits = message.credits();
  terms.minimum_each = message.minimum_each();
  terms.municipalities =
      reader.ids("training.municipalities", message.municipalities(), ResourceKind::kOrgUnit);
  if (message.decision() != v1::TRAINING_DECISION_UNSPECIFIED) {
    terms.decision = reader.choice<model::TrainingDecision>(
        {"training.decision"}, message.decision(), v1::TRAINING_DECISION_DOES_NOT_START);
  }
  if (message.has_decide_time()) {
    terms.decide_time = reader.instant({"training.decide_time"}, message.decide_time());
  }
  return terms;
}

// ---- row -> proto, one a kind ----

struct TermsWriter {
  v1::Initiative* message;

  void operator()(const model::InvitationTerms& terms) const {
    message->mutable_invitation()->set_looks_for(terms.looks_for);
  }
  void operator()(const model::ChallengeTerms& terms) const {
    message->mutable_challenge()->set_goal(terms.goal);
  }
  void operator()(const model::StrategyTerms& terms) const {
    v1::StrategyTerms* out = message->mutable_strategy();
    out->set_document_uri(terms.document_uri);
    if (terms.adopt_time != kAlways) write_instant(terms.adopt_time, out->mutable_adopt_time());
  }
  void operator()(const model::MandateTerms& terms) const {
    v1::MandateTerms* out = message->mutable_mandate();
    out->set_decided_by(terms.decided_by);
    out->set_case_number(terms.case_number);
    out->set_document_uri(terms.document_uri);
    if (terms.adopt_time != kAlways) write_instant(terms.adopt_time, out->mutable_adopt_time());
  }
  void operator()(const model::StartupServiceTerms& terms) const {
    write_names(ResourceKind::kOrgUnit, terms.linked_units,
                message->mutable_startup_service()->mutable_linked_units());
  }
  void operator()(const model::PilotTerms& terms) const {
    write_names(ResourceKind::kOrgUnit, terms.site_units,
                message->mutable_pilot()->mutable_site_units());
  }
  void operator()(const model::BusinessAdviceTerms& terms) const {
    write_names(ResourceKind::kTopic, terms.innovation_topics,
                message->mutable_business_advice()->mutable_innovation_topics());
  }
  void operator()(const model::MentoringTerms& terms) const {
    v1::MentoringTerms* out = message->mutable_mentoring();
    for (const model::Mentor& mentor : terms.mentors) {
      v1::Mentor* added = out->add_mentors();
      added->set_contact(name_of(ResourceKind::kContact, mentor.contact));
      added->set_capacity(mentor.capacity);
    }
  }
  void operator()(const model::OfficeSpaceTerms& terms) const {
    v1::OfficeSpaceTerms* out = message->mutable_office_space();
    out->set_address(terms.address);
    write_names(ResourceKind::kContact, terms.hosts, out->mutable_hosts());
  }
  void operator()(const model::MeetingPlaceTerms& terms) const {
    v1::MeetingPlaceTerms* out = message->mutable_meeting_place();
    out->set_address(terms.address);
    out->set_opening_hours(terms.opening_hours);
    write_names(ResourceKind::kContact, terms.hosts, out->mutable_hosts());
  }
  void operator()(const model::WorkingGroupTerms& terms) const {
    v1::WorkingGroupTerms* out = message->mutable_working_group();
    out->set_committee(terms.committee);
    write_names(ResourceKind::kContact, terms.members, out->mutable_members());
  }
  void operator()(const model::OutreachProjectTerms& terms) const {
    message->mutable_outreach_project()->set_assignment(terms.assignment);
  }
  void operator()(const model::GrantTerms& terms) const {
    message->mutable_grant()->set_scheme(terms.scheme);
  }
  void operator()(const model::FundTerms& terms) const {
    message->mutable_fund()->set_criteria(terms.criteria);
  }
  void operator()(const model::TrainingTerms& terms) const {
    v1::TrainingTerms* out = message->mutable_training();
    out->set_credits(terms.credits);
    out->set_minimum_each(terms.minimum_each);
    write_names(ResourceKind::kOrgUnit, terms.municipalities, out->mutable_municipalities());
    out->set_decision(static_cast<v1::TrainingDecision>(terms.decision));
    if (terms.decide_time != kNever) write_instant(terms.decide_time, out->mutable_decide_time());
  }
};

}  // namespace

model::InitiativeTerms read_terms(FieldReader& reader, const v1::Initiative& message) {
  switch (message.terms_case()) {
    case v1::Initiative::kInvitation:
      return model::InvitationTerms{message.invitation().looks_for()};
    case v1::Initiative::kChallenge:
      return model::ChallengeTerms{message.challenge().goal()};
    case v1::Initiative::kStrategy:
      return read_terms_of(reader, message.strategy());
    case v1::Initiative::kMandate:
      return read_terms_of(reader, message.mandate());
    case v1::Initiative::kStartupService:
      return model::StartupServiceTerms{reader.ids("startup_service.linked_units",
                                                   message.startup_service().linked_units(),
                                                   ResourceKind::kOrgUnit)};
    case v1::Initiative::kPilot:
      return model::PilotTerms{
          reader.ids("pilot.site_units", message.pilot().site_units(), ResourceKind::kOrgUnit)};
    case v1::Initiative::kBusinessAdvice:
      return model::BusinessAdviceTerms{reader.ids("business_advice.innovation_topics",
                                                   message.business_advice().innovation_topics(),
                                                   ResourceKind::kTopic)};
    case v1::Initiative::kMentoring:
      return read_terms_of(reader, message.mentoring());
    case v1::Initiative::kOfficeSpace:
      return read_terms_of(reader, message.office_space());
    case v1::Initiative::kMeetingPlace:
      return read_terms_of(reader, message.meeting_place());
    case v1::Initiative::kWorkingGroup:
      return read_terms_of(reader, message.working_group());
    case v1::Initiative::kOutreachProject:
      return model::OutreachProjectTerms{message.outreach_project().assignment()};
    case v1::Initiative::kGrant:
      return model::GrantTerms{message.grant().scheme()};
    case v1::Initiative::kFund:
      return model::FundTerms{message.fund().criteria()};
    case v1::Initiative::kTraining:
      return read_terms_of(reader, message.training());
    case v1::Initiative::TERMS_NOT_SET:
      break;
  }
  reader.reject({"terms"}, "are not set", "set exactly one, such as invitation: that is its kind");
  return {};
}

void write_terms(const model::InitiativeTerms& terms, v1::Initiative* message) {
  std::visit(TermsWriter{message}, terms);
}

}  // namespace veieninn::api
