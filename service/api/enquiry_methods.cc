#include "service/api/enquiry_methods.h"

#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/row_validation.h"
#include "service/api/consistency.h"
#include "service/api/convert_enquiry.h"
#include "service/api/directory_writes.h"
#include "service/api/enquiry_requests.h"
#include "service/api/list_query.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

using enquiry::Action;
using enquiry::Answered;
using model::AnswerKind;
using model::EnquiryAnswer;
using store::ResourceKind;

// The engine speaks of `other_contact` and the like; the caller sent other fields.
struct FieldName {
  std::string_view ours;
  std::string_view callers;
};
constexpr std::array<FieldName, 8> kFieldNames = {{
    {"other_contact", "to.contact"},
    {"colleague.address", "to.address"},
    {"enquiry.note", "note"},
    {"contact.display_name", "to.display_name"},
    {"until", "until_time"},
    {"enquiry.sender_name", "enquiry.sender_display_name"},
    {"area", "enquiry.area"},
    {"topics", "enquiry.need_topics"},
}};

Error in_the_callers_words(Error error) {
  for (FieldViolation& violation : error.violations) {
    for (const FieldName& name : kFieldNames) {
      if (violation.field != name.ours) continue;
      violation.field = name.callers;
      error.message = violation.field + ": " + violation.description;
      break;
    }
  }
  return error;
}

std::optional<model::DeclineReason> decline_reason(FieldReader& reader, v1::DeclineReason reason) {
  if (reason == v1::DECLINE_REASON_UNSPECIFIED) return std::nullopt;
  return reader.choice<model::DeclineReason>({"reason"}, reason, v1::DECLINE_REASON_OTHER);
}

template <typename Request>
Result<void> check_note_of(const Request& request) {
  if constexpr (requires { request.note(); }) return check_note(request.note());
  return {};
}

// Which enquiry, and on what the answer rests.
struct Asked {
  std::string enquiry;
  enquiries::Repeat repeat;
  std::optional<model::Revision> expected;
  Instant now;
};

}  // namespace

// ---- writing and reading ----

Result<void> EnquiryMethods::create(const Call& /*call*/, const v1::CreateEnquiryRequest& request,
                                    v1::CreateEnquiryResponse& response) {
  if (!request.has_enquiry()) {
    return fail(invalid_argument("enquiry", "is not set", "send the enquiry"));
  }
  const Result<RequestIdentity> identity = identify(request.request_id(), request);
  if (!identity) return fail(identity.error());
  Result<std::string> id = new_id(request.enquiry_id(), "enquiry_id", *identity);
  if (!id) return fail(std::move(id.error()));
  const Instant now = clock_();
  FieldReader reader("enquiry.", now);
  enquiries::Opening opening = read_opening(reader, request.enquiry());
  if (auto fit = no_violations(reader); !fit) return fit;
  FieldReader way_reader("", now);
  if (request.chosen_contacts_size() > static_cast<int>(model::kEnquiryWayStepsMax)) {
    return fail(limit_exceeded("chosen_contacts", model::kEnquiryWayStepsMax, "people"));
  }
  opening.chosen_way =
      way_reader.ids("chosen_contacts", request.chosen_contacts(), ResourceKind::kContact);
  if (auto fit = no_violations(way_reader); !fit) return fit;
  opening.id = *std::move(id);
  Result<enquiries::Opened> opened =
      desk_.open(opening, {identity->request_id, identity->fingerprint}, now);
  if (!opened) return fail(in_the_callers_words(std::move(opened.error())));
  response.set_joined(opened->joined);
  response.set_revision(opened->enquiry.revision);
  return write_enquiry(store_, opened->enquiry, response.mutable_enquiry());
}

Result<void> EnquiryMethods::get(const Call& /*call*/, const v1::GetEnquiryRequest& request,
                                 v1::GetEnquiryResponse& response) {
  const Result<std::string> id = id_of_enquiry(request.name(), "name");
  if (!id) return fail(id.error());
  if (auto fresh = check_consistency(request.consistency(), store_); !fresh) return fresh;
  // Before the rows, so that it claims nothing that they may not show.
  const Result<model::Revision> revision = store_.newest_revision();
  if (!revision) return fail(revision.error());
  const Result<store::StoredEnquiry> stored = store_.get_enquiry(*id);
  if (!stored) return fail(stored.error());
  const auto events = store_.list_events(*id);
  if (!events) return fail(events.error());
  response.set_revision(*revision);
  v1::Enquiry* const enquiry = response.mutable_enquiry();
  if (auto written = write_enquiry(store_, *stored, enquiry); !written) return written;
  return write_events(store_, *events, enquiry, response.mutable_events());
}

Result<void> EnquiryMethods::list(const Call& call, const v1::ListEnquiriesRequest& request,
                                  v1::ListEnquiriesResponse& response) {
  store::EnquiryQuery query;
  FieldReader reader("", clock_());
  query.venture = reader.id({"venture"}, request.venture(), ResourceKind::kVenture);
  query.contact = reader.id({"contact"}, request.contact(), ResourceKind::kContact);
  if (auto fit = no_violations(reader); !fit) return fit;
  query.only_open = request.only_open();
  const std::string question = std::string(kEnquiryCollection) + "\n" + query.venture + "\n" +
                               query.contact + "\n" + (query.only_open ? "open" : "all");
  const Result<std::int32_t> page_size = parse_page_size(request.page_size());
  if (!page_size) return fail(page_size.error());
  Result<PagePosition> position = parse_page_token(question, request.page_token());
  if (!position) return fail(std::move(position.error()));
  query.page_size = *page_size;
  query.after = std::move(position->after);
  if (auto fresh = check_consistency(request.consistency(), store_); !fresh) return fresh;
  const Result<store::EnquiryPage> page = store_.list_enquiries(query);
  if (!page) return fail(page.error());
  for (const store::StoredEnquiry& stored : page->rows) {
    if (call.cancelled()) return fail(unavailable("the call was cancelled"));
    if (auto written = write_enquiry(store_, stored, response.add_enquiries()); !written) {
      return written;
    }
  }
  response.set_next_page_token(make_page_token(question, {page->next, page->revision}));
  response.set_revision(page->revision);
  return {};
}

// ---- what happens ----

// What all of them begin and end with. `decides`: (FieldReader&, contact id, Asked) -> how the
// enquiry stands then; what the reader found wrong it must ask for before it changes anything.
template <typename Request, typename Response, typename Decide>
Result<void> EnquiryMethods::decide(const Request& request, const Decide& decides,
                                    Response& response) {
  const Result<std::string> id = id_of_enquiry(request.name(), "name");
  if (!id) return fail(id.error());
  const Result<enquiries::Repeat> repeat = repeat_of(request.request_id(), request);
  if (!repeat) return fail(repeat.error());
  if (auto clean = check_note_of(request); !clean) return clean;
  const Instant now = clock_();
  FieldReader reader("", now);
  std::string contact;
  if constexpr (requires { request.contact(); }) {
    constexpr bool kMayBeVenture = std::same_as<Request, v1::CloseEnquiryRequest>;
    contact = kMayBeVenture
                  ? reader.id({"contact"}, request.contact(), ResourceKind::kContact)
                  : reader.required_id({"contact"}, request.contact(), ResourceKind::kContact);
  }
  const Result<store::StoredEnquiry> stored =
      decides(reader, contact, Asked{*id, *repeat, revision_of_etag(request.etag()), now});
  if (!stored) return fail(in_the_callers_words(stored.error()));
  response.set_revision(stored->revision);
  return write_enquiry(store_, *stored, response.mutable_enquiry());
}

// `make_action`: (FieldReader&, contact id) -> Action.
template <typename Request, typename Response, typename MakeAction>
Result<void> EnquiryMethods::act(const Request& request, const MakeAction& make_action,
                                 Response& response) {
  return decide(
      request,
      [&](FieldReader& reader, const std::string& contact,
          const Asked& asked) -> Result<store::StoredEnquiry> {
        const Action action = make_action(reader, contact);
        if (auto fit = no_violations(reader); !fit) return fail(std::move(fit.error()));
        return desk_.act(asked.enquiry, action, asked.expected, asked.repeat, asked.now);
      },
      response);
}

// To a colleague, who may be named by her address.
template <typename Request, typename Response>
Result<void> EnquiryMethods::pass(const Request& request, EnquiryAnswer answer,
                                  Response& response) {
  if (request.to().colleague_case() != v1::Colleague::kAddress) {
    return act(
        request,
        [&](FieldReader& reader, const std::string& contact) -> Action {
          answer.contact = contact;
          answer.other_contact =
              reader.required_id({"to.contact"}, request.to().contact(), ResourceKind::kContact);
          return Answered{answer};
        },
        response);
  }
  return decide(
      request,
      [&](FieldReader& reader, const std::string& contact,
          const Asked& asked) -> Result<store::StoredEnquiry> {
        if (auto fit = no_violations(reader); !fit) return fail(std::move(fit.error()));
        answer.contact = contact;
        return desk_.pass_to_address(asked.enquiry, std::move(answer),
                                     {request.to().display_name(), request.to().address()}, false,
                                     asked.expected, asked.repeat, asked.now);
      },
      response);
}

Result<void> EnquiryMethods::accept(const Call& /*call*/, const v1::AcceptEnquiryRequest& request,
                                    v1::AcceptEnquiryResponse& response) {
  return act(
      request,
      [](FieldReader& /*reader*/, const std::string& contact) -> Action {
        return Answered{{.kind = AnswerKind::kAccept, .contact = contact}};
      },
      response);
}

Result<void> EnquiryMethods::introduce(const Call& /*call*/,
                                       const v1::IntroduceEnquiryRequest& request,
                                       v1::IntroduceEnquiryResponse& response) {
  return act(
      request,
      [&](FieldReader& /*reader*/, const std::string& contact) -> Action {
        return Answered{
            {.kind = AnswerKind::kIntroduce, .contact = contact, .note = request.note()}};
      },
      response);
}

Result<void> EnquiryMethods::refer(const Call& /*call*/, const v1::ReferEnquiryRequest& request,
                                   v1::ReferEnquiryResponse& response) {
  FieldReader reader("", clock_());
  EnquiryAnswer answer{.kind = AnswerKind::kRefer, .note = request.note()};
  answer.decline_reason = decline_reason(reader, request.reason());
  if (auto fit = no_violations(reader); !fit) return fit;
  return pass(request, std::move(answer), response);
}

Result<void> EnquiryMethods::decline(const Call& /*call*/, const v1::DeclineEnquiryRequest& request,
                                     v1::DeclineEnquiryResponse& response) {
  return act(
      request,
      [&](FieldReader& reader, const std::string& contact) -> Action {
        EnquiryAnswer answer{
            .kind = AnswerKind::kDecline, .contact = contact, .note = request.note()};
        answer.decline_reason = decline_reason(reader, request.reason());
        return Answered{std::move(answer)};
      },
      response);
}

Result<void> EnquiryMethods::report_absence(const Call& /*call*/,
                                            const v1::ReportAbsenceRequest& request,
                                            v1::ReportAbsenceResponse& response) {
  return act(
      request,
      [&](FieldReader& reader, const std::string& contact) -> Action {
        EnquiryAnswer answer{.kind = AnswerKind::kLeave, .contact = contact};
        if (request.has_until_time()) {
          answer.kind = AnswerKind::kAway;
          answer.until = reader.instant({"until_time"}, request.until_time());
        }
        return Answered{std::move(answer)};
      },
      response);
}

Result<void> EnquiryMethods::report_abuse(const Call& /*call*/,
                                          const v1::ReportAbuseRequest& request,
                                          v1::ReportAbuseResponse& response) {
  return act(
      request,
      [&](FieldReader& /*reader*/, const std::string& contact) -> Action {
        return enquiry::AbuseReported{contact, request.note()};
      },
      response);
}

Result<void> EnquiryMethods::hand_over(const Call& /*call*/,
                                       const v1::HandOverEnquiryRequest& request,
                                       v1::HandOverEnquiryResponse& response) {
  return pass(request, {.kind = AnswerKind::kHandOver, .note = request.note()}, response);
}

Result<void> EnquiryMethods::add_colleague(const Call& /*call*/,
                                           const v1::AddColleagueRequest& request,
                                           v1::AddColleagueResponse& response) {
  return act(
      request,
      [&](FieldReader& reader, const std::string& contact) -> Action {
        return enquiry::ColleagueJoined{
            contact,
            reader.required_id({"colleague"}, request.colleague(), ResourceKind::kContact)};
      },
      response);
}

Result<void> EnquiryMethods::name_coordinator(const Call& /*call*/,
                                              const v1::NameCoordinatorRequest& request,
                                              v1::NameCoordinatorResponse& response) {
  return act(
      request,
      [&](FieldReader& reader, const std::string& contact) -> Action {
        return enquiry::CoordinatorNamed{
            contact,
            reader.required_id({"colleague"}, request.colleague(), ResourceKind::kContact)};
      },
      response);
}

Result<void> EnquiryMethods::close(const Call& /*call*/, const v1::CloseEnquiryRequest& request,
                                   v1::CloseEnquiryResponse& response) {
  return act(
      request,
      [&](FieldReader& reader, const std::string& contact) -> Action {
        const auto outcome = reader.choice<model::EnquiryOutcome>({"outcome"}, request.outcome(),
                                                                  v1::ENQUIRY_OUTCOME_GAP);
        if (contact.empty()) {
          if (outcome == model::EnquiryOutcome::kWithdrawn) {
            reader.reject({"outcome"}, "is WITHDRAWN", "use WithdrawEnquiry for that");
          }
          return enquiry::ClosedByVenture{outcome, request.note()};
        }
        return Answered{{.kind = AnswerKind::kClose,
                         .contact = contact,
                         .note = request.note(),
                         .outcome = outcome}};
      },
      response);
}

Result<void> EnquiryMethods::withdraw(const Call& /*call*/,
                                      const v1::WithdrawEnquiryRequest& request,
                                      v1::WithdrawEnquiryResponse& response) {
  return act(
      request,
      [&](FieldReader& /*reader*/, const std::string& /*contact*/) -> Action {
        return enquiry::ClosedByVenture{model::EnquiryOutcome::kWithdrawn, request.note()};
      },
      response);
}

Result<void> EnquiryMethods::ask_next(const Call& /*call*/,
                                      const v1::AskNextContactRequest& request,
                                      v1::AskNextContactResponse& response) {
  return act(
      request,
      [&](FieldReader& /*reader*/, const std::string& /*contact*/) -> Action {
        return enquiry::NextAsked{request.note()};
      },
      response);
}

Result<void> EnquiryMethods::release_sender(const Call& /*call*/,
                                            const v1::ReleaseSenderRequest& request,
                                            v1::ReleaseSenderResponse& response) {
  const Result<std::string> id = id_of_name(ResourceKind::kVenture, request.venture(), "venture");
  if (!id) return fail(id.error());
  const Result<WriteReceipt> receipt =
      commit_one(store_, store::ReleaseSender{*id}, RequestIdentity{}, clock_());
  if (!receipt) return fail(receipt.error());
  response.set_revision(receipt->revision);
  return {};
}

}  // namespace veieninn::api
