#include "service/api/invitation_methods.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/model/rows.h"
#include "service/api/consistency.h"
#include "service/api/directory_writes.h"
#include "service/api/enquiry_requests.h"
#include "service/api/field_reader.h"
#include "service/api/language.h"
#include "service/api/list_query.h"
#include "service/api/request_identity.h"
#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;
using store::StoredInvitation;

static_assert(static_cast<int>(model::InvitationState::kWithdrawn) ==
              v1::INVITATION_STATE_WITHDRAWN);

namespace {

// `word_of`: (row) -> the name to show. Nothing of who is gone.
template <typename Row, typename WordOf>
Result<void> add_name(store::Store& store, ResourceKind kind, const std::string& id,
                      const WordOf& word_of, v1::Invitation* message) {
  if (id.empty()) return {};
  const Result<store::StoredResource> stored = store.get(kind, id);
  if (!stored && stored.error().reason == ErrorReason::kNotFound) return {};
  if (!stored) return fail(stored.error());
  (*message->mutable_display_names())[name_of(kind, id)] = word_of(std::get<Row>(stored->row));
  return {};
}

Result<void> add_names(store::Store& store, const model::Invitation& row, v1::Invitation* message) {
  const auto title = [](const model::Initiative& initiative) {
    return std::string(model::text_in(initiative.titles, "nb"));
  };
  const auto display_name = [](const auto& one) { return one.display_name; };
  if (auto added = add_name<model::Initiative>(store, ResourceKind::kInitiative, row.initiative,
                                               title, message);
      !added) {
    return added;
  }
  if (auto added = add_name<model::Venture>(store, ResourceKind::kVenture, row.venture,
                                            display_name, message);
      !added) {
    return added;
  }
  return add_name<model::Contact>(store, ResourceKind::kContact, row.contact, display_name,
                                  message);
}

Result<void> write_invitation(store::Store& store, const StoredInvitation& stored,
                              v1::Invitation* message) {
  const model::Invitation& row = stored.row;
  message->set_name(invitation_name(row.id));
  message->set_initiative(name_of(ResourceKind::kInitiative, row.initiative));
  message->set_venture(name_of(ResourceKind::kVenture, row.venture));
  message->set_contact(optional_name(ResourceKind::kContact, row.contact));
  message->set_text(row.text);
  message->set_state(static_cast<v1::InvitationState>(row.state));
  write_instant(row.reply_until, message->mutable_reply_until_time());
  if (row.answer_time != kNever) write_instant(row.answer_time, message->mutable_answer_time());
  message->set_note(row.note);
  if (!row.enquiry.empty()) message->set_enquiry(enquiry_name(row.enquiry));
  message->set_etag(std::to_string(stored.revision));
  write_instant(stored.create_time, message->mutable_create_time());
  write_instant(stored.update_time, message->mutable_update_time());
  return add_names(store, row, message);
}

// What it becomes is an enquiry, of which the caller sent a part.
Error in_the_callers_words(Error error) {
  constexpr std::string_view kEnquiry = "enquiry.";
  for (FieldViolation& violation : error.violations) {
    if (!violation.field.starts_with(kEnquiry)) continue;
    violation.field.erase(0, kEnquiry.size());
    if (violation.field == "sender_name") violation.field = "sender_display_name";
    error.message = violation.field + ": " + violation.description;
  }
  return error;
}

// On what an answer rests.
struct Asked {
  std::string invitation;
  enquiries::Repeat repeat;
  std::optional<model::Revision> expected;
  Instant now;
};

}  // namespace

Result<void> InvitationMethods::invite(const Call& /*call*/,
                                       const v1::InviteVenturesRequest& request,
                                       v1::InviteVenturesResponse& response) {
  const Result<enquiries::Repeat> repeat = repeat_of(request.request_id(), request);
  if (!repeat) return fail(repeat.error());
  if (request.ventures_size() > static_cast<int>(enquiries::kInvitedAtOnceMax)) {
    return fail(limit_exceeded("ventures", enquiries::kInvitedAtOnceMax, "ventures"));
  }
  const Instant now = clock_();
  FieldReader reader("", now);
  enquiries::Inviting inviting;
  inviting.initiative =
      reader.required_id({"initiative"}, request.initiative(), ResourceKind::kInitiative);
  inviting.ventures = reader.ids("ventures", request.ventures(), ResourceKind::kVenture);
  inviting.contact = reader.id({"contact"}, request.contact(), ResourceKind::kContact);
  inviting.text = request.text();
  if (auto fit = no_violations(reader); !fit) return fit;
  const auto invited = desk_.invite(inviting, *repeat, now);
  if (!invited) return fail(invited.error());
  const Result<model::Revision> revision = store_.newest_revision();
  if (!revision) return fail(revision.error());
  response.set_revision(*revision);
  for (const enquiries::InvitedVenture& one : *invited) {
    v1::InvitedVenture* const added = response.add_invited();
    added->set_was_invited(one.was_invited);
    auto written = write_invitation(store_, one.invitation, added->mutable_invitation());
    if (!written) return written;
  }
  return {};
}

Result<void> InvitationMethods::get(const Call& /*call*/, const v1::GetInvitationRequest& request,
                                    v1::GetInvitationResponse& response) {
  const Result<std::string> id = id_of_invitation(request.name(), "name");
  if (!id) return fail(id.error());
  if (auto fresh = check_consistency(request.consistency(), store_); !fresh) return fresh;
  // Before the row, so that it claims nothing that it may not show.
  const Result<model::Revision> revision = store_.newest_revision();
  if (!revision) return fail(revision.error());
  const Result<StoredInvitation> stored = store_.get_invitation(*id);
  if (!stored) return fail(stored.error());
  response.set_revision(*revision);
  return write_invitation(store_, *stored, response.mutable_invitation());
}

Result<void> InvitationMethods::list(const Call& call, const v1::ListInvitationsRequest& request,
                                     v1::ListInvitationsResponse& response) {
  store::InvitationQuery query;
  FieldReader reader("", clock_());
  query.initiative = reader.id({"initiative"}, request.initiative(), ResourceKind::kInitiative);
  query.venture = reader.id({"venture"}, request.venture(), ResourceKind::kVenture);
  query.contact = reader.id({"contact"}, request.contact(), ResourceKind::kContact);
  if (auto fit = no_violations(reader); !fit) return fit;
  query.only_open = request.only_open();
  const std::string question = std::string(kInvitationCollection) + "\n" + query.initiative + "\n" +
                               query.venture + "\n" + query.contact + "\n" +
                               (query.only_open ? "open" : "all");
  const Result<std::int32_t> page_size = parse_page_size(request.page_size());
  if (!page_size) return fail(page_size.error());
  Result<PagePosition> position = parse_page_token(question, request.page_token());
  if (!position) return fail(std::move(position.error()));
  query.page_size = *page_size;
  query.after = std::move(position->after);
  if (auto fresh = check_consistency(request.consistency(), store_); !fresh) return fresh;
  const Result<store::InvitationPage> page = store_.list_invitations(query);
  if (!page) return fail(page.error());
  for (const StoredInvitation& stored : page->rows) {
    if (call.cancelled()) return fail(unavailable("the call was cancelled"));
    if (auto written = write_invitation(store_, stored, response.add_invitations()); !written) {
      return written;
    }
  }
  response.set_next_page_token(make_page_token(question, {page->next, page->revision}));
  response.set_revision(page->revision);
  return {};
}

// What all answers begin and end with. `decides`: (FieldReader&, Asked) -> how it stands then; what
// the reader found wrong it must ask for before it changes anything.
template <typename Request, typename Response, typename Decide>
Result<void> InvitationMethods::decide(const Request& request, const Decide& decides,
                                       Response& response) {
  const Result<std::string> id = id_of_invitation(request.name(), "name");
  if (!id) return fail(id.error());
  const Result<enquiries::Repeat> repeat = repeat_of(request.request_id(), request);
  if (!repeat) return fail(repeat.error());
  if (auto clean = check_note(request.note()); !clean) return clean;
  const Instant now = clock_();
  FieldReader reader("", now);
  const Result<StoredInvitation> stored =
      decides(reader, Asked{*id, *repeat, revision_of_etag(request.etag()), now});
  if (!stored) return fail(in_the_callers_words(stored.error()));
  response.set_revision(stored->revision);
  return write_invitation(store_, *stored, response.mutable_invitation());
}

Result<void> InvitationMethods::accept(const Call& /*call*/,
                                       const v1::AcceptInvitationRequest& request,
                                       v1::AcceptInvitationResponse& response) {
  return decide(
      request,
      [&](FieldReader& reader, const Asked& asked) -> Result<StoredInvitation> {
        const auto language = language_of(request.language_code());
        if (!language) {
          reader.reject({"language_code"}, "is not a language of ours",
                        std::string(kLanguageRemedy));
        }
        if (auto fit = no_violations(reader); !fit) return fail(std::move(fit.error()));
        enquiries::Accepting accepting;
        accepting.enquiry = random_id();
        accepting.note = request.note();
        accepting.language = code_of(language.value_or(Language::kBokmal));
        accepting.sender_name = request.sender_display_name();
        accepting.sender_address = request.sender_address();
        return desk_.accept(asked.invitation, accepting, asked.expected, asked.repeat, asked.now);
      },
      response);
}

Result<void> InvitationMethods::decline(const Call& /*call*/,
                                        const v1::DeclineInvitationRequest& request,
                                        v1::DeclineInvitationResponse& response) {
  return decide(
      request,
      [&](FieldReader& /*reader*/, const Asked& asked) {
        return desk_.decline(asked.invitation, request.note(), asked.expected, asked.repeat,
                             asked.now);
      },
      response);
}

Result<void> InvitationMethods::withdraw(const Call& /*call*/,
                                         const v1::WithdrawInvitationRequest& request,
                                         v1::WithdrawInvitationResponse& response) {
  return decide(
      request,
      [&](FieldReader& reader, const Asked& asked) -> Result<StoredInvitation> {
        const std::string contact =
            reader.required_id({"contact"}, request.contact(), ResourceKind::kContact);
        if (auto fit = no_violations(reader); !fit) return fail(std::move(fit.error()));
        return desk_.withdraw(asked.invitation, contact, request.note(), asked.expected,
                              asked.repeat, asked.now);
      },
      response);
}

}  // namespace veieninn::api
