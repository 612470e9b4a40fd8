#include "clients/cli/invitation_command.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <ostream>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/invitation_failure.h"
#include "clients/cli/invitation_page.h"
#include "clients/cli/invitation_titles.h"
#include "clients/cli/list_pages.h"
#include "clients/cli/match_request.h"
#include "clients/cli/option_reading.h"
#include "clients/cli/repeatable_write.h"
#include "clients/cli/text_shape.h"
#include "veieninn/v1/enquiry_service.pb.h"
#include "veieninn/v1/invitation_service.pb.h"

namespace veieninn::cli {
namespace {

using Options = InvitationAnswerOptions;

// -- inviting --

// The page of 'veieninn ventures' shows a command with one of these in place of the text.
constexpr std::string_view kPlaceholders[] = {"…", "..."};

Outcome<std::string> read_letter(const std::string& letter) {
  const std::string_view words = trimmed(letter);
  if (words.empty() || std::ranges::find(kPlaceholders, words) != std::end(kPlaceholders)) {
    return usage("--text", {"says nothing", "say what they are invited to, and why them"});
  }
  return text_option("--text", letter);
}

// What is not given stays empty.
Outcome<std::string> optional_resource(std::string_view option, const std::string& value,
                                       std::string_view collection) {
  if (value.empty()) return std::string();
  return resource_option(option, value, collection);
}

Outcome<v1::InviteVenturesRequest> request_of(const InviteOptions& options) {
  v1::InviteVenturesRequest request;
  const Outcome<std::string> initiative =
      resource_option("the initiative", options.initiative, "initiatives");
  if (!initiative) return tl::unexpected(initiative.error());
  request.set_initiative(*initiative);
  const Outcome<std::vector<std::string>> ventures =
      resource_options("the ventures", options.ventures, "ventures");
  if (!ventures) return tl::unexpected(ventures.error());
  for (const std::string& venture : *ventures) request.add_ventures(venture);
  const Outcome<std::string> contact = optional_resource("--contact", options.contact, "contacts");
  if (!contact) return tl::unexpected(contact.error());
  request.set_contact(*contact);
  const Outcome<std::string> letter = read_letter(options.text);
  if (!letter) return tl::unexpected(letter.error());
  request.set_text(*letter);
  request.set_request_id(request_id_of(options.request_id));
  return request;
}

// -- answering --

// What every answer has.
template <typename Request>
Outcome<Request> begun(const Options& options) {
  Request request;
  const Outcome<std::string> name = resource_option("the invitation", options.id, "invitations");
  if (!name) return tl::unexpected(name.error());
  request.set_name(*name);
  const Outcome<std::string> note = text_option("--note", options.note);
  if (!note) return tl::unexpected(note.error());
  request.set_note(*note);
  request.set_etag(options.etag);
  request.set_request_id(request_id_of(options.request_id));
  return request;
}

Outcome<v1::AcceptInvitationRequest> accept_request(const Session& session,
                                                    const Options& options) {
  auto request = begun<v1::AcceptInvitationRequest>(options);
  if (!request) return request;
  for (const auto& [option, value] : {std::pair("--sender-name", options.sender_name),
                                      std::pair("--sender-address", options.sender_address)}) {
    if (const auto read = text_option(option, value); !read) return tl::unexpected(read.error());
  }
  request->set_language_code(session.language);
  request->set_sender_display_name(options.sender_name);
  request->set_sender_address(options.sender_address);
  return request;
}

Outcome<v1::WithdrawInvitationRequest> withdraw_request(const Options& options) {
  auto request = begun<v1::WithdrawInvitationRequest>(options);
  if (!request) return request;
  const Outcome<std::string> contact = resource_option("--contact", options.contact, "contacts");
  if (!contact) return tl::unexpected(contact.error());
  request->set_contact(*contact);
  return request;
}

// What it became. It is accepted whether or not this can be read.
std::optional<v1::Enquiry> enquiry_of(Session& session, const v1::Invitation& invitation) {
  if (invitation.enquiry().empty()) return std::nullopt;
  v1::GetEnquiryRequest request;
  request.set_name(invitation.enquiry());
  v1::GetEnquiryResponse answer;
  if (!session.server.call("EnquiryService", "GetEnquiry", request, answer)) return std::nullopt;
  return answer.enquiry();
}

// Sends it and tells what it means.
template <typename Response, typename Request>
ExitCode send(Session& session, const char* method, const Outcome<Request>& request) {
  if (!request) return tell(session, request.error());
  Response answer;
  const Outcome<bool> answered = session.server.call("InvitationService", method, *request, answer);
  if (!answered) {
    return tell(session, with_invitation_remedy(answered.error(), bare_id(request->name()),
                                                request->request_id()));
  }
  if (session.json) {
    print_json(session, answer);
    return ExitCode::kAnswered;
  }
  const v1::Invitation& invitation = answer.invitation();
  session.out << answered_page(invitation, enquiry_of(session, invitation),
                               invitation_view(session, {invitation}), session.style);
  return ExitCode::kAnswered;
}

}  // namespace

ExitCode run_invite(Session& session, const InviteOptions& options) {
  const Outcome<v1::InviteVenturesRequest> request = request_of(options);
  if (!request) return tell(session, request.error());
  v1::InviteVenturesResponse answer;
  const Outcome<bool> answered =
      session.server.call("InvitationService", "InviteVentures", *request, answer);
  if (!answered) {
    return tell(session, with_inviting_remedy(answered.error(), bare_id(request->initiative()),
                                              options.ventures, request->request_id()));
  }
  if (session.json) {
    print_json(session, answer);
    return ExitCode::kAnswered;
  }
  std::vector<v1::Invitation> invited;
  for (const v1::InvitedVenture& one : answer.invited()) invited.push_back(one.invitation());
  session.out << invited_page(answer, invitation_view(session, invited), session.style);
  return ExitCode::kAnswered;
}

ExitCode run_invitation_list(Session& session, const InvitationListOptions& options) {
  v1::ListInvitationsRequest request;
  request.set_only_open(options.only_open);
  const auto initiative = optional_resource("--initiative", options.initiative, "initiatives");
  if (!initiative) return tell(session, initiative.error());
  request.set_initiative(*initiative);
  const auto venture = optional_resource("--venture", options.venture, "ventures");
  if (!venture) return tell(session, venture.error());
  request.set_venture(*venture);
  const auto contact = optional_resource("--contact", options.contact, "contacts");
  if (!contact) return tell(session, contact.error());
  request.set_contact(*contact);
  const auto found = list_pages<v1::ListInvitationsResponse>(
      session.server, "InvitationService", "ListInvitations", request, options.limit,
      [](const auto& page) -> const auto& { return page.invitations(); });
  if (!found) return tell(session, found.error());
  if (session.json) {
    for (const v1::Invitation& invitation : found->rows) print_json(session, invitation);
  } else {
    session.out << invitation_list(found->rows, invitation_view(session, found->rows),
                                   session.style);
  }
  if (found->has_more) {
    session.err << fmt::format("only the first {} are shown; --limit 0 shows all\n", options.limit);
  }
  return ExitCode::kAnswered;
}

ExitCode run_invitation_show(Session& session, const std::string& id) {
  const Outcome<std::string> name = resource_option("the invitation", id, "invitations");
  if (!name) return tell(session, name.error());
  v1::GetInvitationRequest request;
  request.set_name(*name);
  v1::GetInvitationResponse answer;
  const Outcome<bool> answered =
      session.server.call("InvitationService", "GetInvitation", request, answer);
  if (!answered) return tell(session, with_invitation_remedy(answered.error(), bare_id(*name), ""));
  if (session.json) {
    print_json(session, answer);
  } else {
    session.out << invitation_page(answer.invitation(),
                                   invitation_view(session, {answer.invitation()}), session.style);
  }
  return ExitCode::kAnswered;
}

ExitCode run_invitation_accept(Session& session, const Options& options) {
  return send<v1::AcceptInvitationResponse>(session, "AcceptInvitation",
                                            accept_request(session, options));
}

ExitCode run_invitation_decline(Session& session, const Options& options) {
  return send<v1::DeclineInvitationResponse>(session, "DeclineInvitation",
                                             begun<v1::DeclineInvitationRequest>(options));
}

ExitCode run_invitation_withdraw(Session& session, const Options& options) {
  return send<v1::WithdrawInvitationResponse>(session, "WithdrawInvitation",
                                              withdraw_request(options));
}

}  // namespace veieninn::cli
