#include "clients/cli/enquiry_answer_command.h"

#include <ostream>
#include <string_view>

#include "clients/cli/enquiry_failure.h"
#include "clients/cli/enquiry_page.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/option_reading.h"
#include "clients/cli/repeatable_write.h"
#include "veieninn/v1/enquiry_service.pb.h"

namespace veieninn::cli {
namespace {

using Options = EnquiryAnswerOptions;

// A close by nobody is the venture's; a withdrawal always is.
enum class Speaker : std::uint8_t { kContact, kEither };

Outcome<std::string> read_contact(const Options& options, Speaker speaker) {
  if (options.as.empty()) {
    if (speaker == Speaker::kEither) return std::string();
    return fail(ExitCode::kUsage, "--as is missing",
                {"say which contact answers, such as --as c001"});
  }
  return resource_option("--as", options.as, "contacts");
}

// What every request has.
template <typename Request>
Outcome<Request> begun(const Options& options, Speaker speaker = Speaker::kContact) {
  Request request;
  const Outcome<std::string> name = resource_option("the enquiry", options.id, "enquiries");
  if (!name) return tl::unexpected(name.error());
  request.set_name(*name);
  request.set_etag(options.etag);
  request.set_request_id(request_id_of(options.request_id));
  if constexpr (requires { request.set_contact(""); }) {
    const Outcome<std::string> contact = read_contact(options, speaker);
    if (!contact) return tl::unexpected(contact.error());
    request.set_contact(*contact);
  } else if (!options.as.empty()) {
    return fail(ExitCode::kUsage, "--as does not go with this: it is the venture's to say",
                {"a contact would decline, pass it on or close it"});
  }
  if constexpr (requires { request.set_note(""); }) {
    const Outcome<std::string> note = text_option("--note", options.note);
    if (!note) return tl::unexpected(note.error());
    request.set_note(*note);
  }
  return request;
}

Outcome<v1::Colleague> read_colleague(const Options& options) {
  v1::Colleague colleague;
  const Outcome<std::string> display_name = text_option("--to-name", options.to_name);
  if (!display_name) return tl::unexpected(display_name.error());
  const bool is_address = options.to.find('@') != std::string::npos;
  if (!is_address && !options.to_name.empty()) {
    return usage("--to-name",
                 {"goes with a mail address", "give --to NAME@PLACE, or leave it out"});
  }
  if (is_address) {
    const Outcome<std::string> address = text_option("--to", options.to);
    if (!address) return tl::unexpected(address.error());
    colleague.set_address(*address);
    colleague.set_display_name(*display_name);
    return colleague;
  }
  const Outcome<std::string> contact = resource_option("--to", options.to, "contacts");
  if (!contact) return tl::unexpected(contact.error());
  colleague.set_contact(*contact);
  return colleague;
}

Outcome<v1::DeclineReason> read_reason(const Options& options) {
  if (options.reason.empty()) return v1::DECLINE_REASON_UNSPECIFIED;
  const Cell<int> reason = read_enum_word(*v1::DeclineReason_descriptor(), options.reason);
  if (!reason) {
    return usage("--reason", {"'" + options.reason + "' is not a reason", reason.error().remedy});
  }
  return static_cast<v1::DeclineReason>(*reason);
}

Outcome<v1::EnquiryOutcome> read_outcome(const Options& options) {
  const Cell<int> outcome = read_enum_word(*v1::EnquiryOutcome_descriptor(), options.outcome);
  if (!outcome) {
    return usage("--outcome",
                 {"'" + options.outcome + "' is not an outcome", outcome.error().remedy});
  }
  if (*outcome == v1::ENQUIRY_OUTCOME_WITHDRAWN) {
    return usage("--outcome", {"only the venture takes an enquiry back",
                               "use 'veieninn enquiry answer ID withdraw'"});
  }
  return static_cast<v1::EnquiryOutcome>(*outcome);
}

// -- the requests --

Outcome<v1::ReferEnquiryRequest> refer_request(const Options& options) {
  auto request = begun<v1::ReferEnquiryRequest>(options);
  if (!request) return request;
  const Outcome<v1::Colleague> to = read_colleague(options);
  if (!to) return tl::unexpected(to.error());
  const Outcome<v1::DeclineReason> reason = read_reason(options);
  if (!reason) return tl::unexpected(reason.error());
  *request->mutable_to() = *to;
  request->set_reason(*reason);
  return request;
}

Outcome<v1::DeclineEnquiryRequest> decline_request(const Options& options) {
  auto request = begun<v1::DeclineEnquiryRequest>(options);
  if (!request) return request;
  const Outcome<v1::DeclineReason> reason = read_reason(options);
  if (!reason) return tl::unexpected(reason.error());
  request->set_reason(*reason);
  return request;
}

Outcome<v1::ReportAbsenceRequest> away_request(const Options& options, Today today) {
  auto request = begun<v1::ReportAbsenceRequest>(options);
  if (!request) return request;
  const auto until = read_time(options.until, today);
  if (!until) return usage("--until", until.error());
  *request->mutable_until_time() = *until;
  return request;
}

Outcome<v1::HandOverEnquiryRequest> hand_over_request(const Options& options) {
  auto request = begun<v1::HandOverEnquiryRequest>(options);
  if (!request) return request;
  const Outcome<v1::Colleague> to = read_colleague(options);
  if (!to) return tl::unexpected(to.error());
  *request->mutable_to() = *to;
  return request;
}

// For a colleague who is known already.
template <typename Request>
Outcome<Request> team_request(const Options& options) {
  auto request = begun<Request>(options);
  if (!request) return request;
  const Outcome<std::string> colleague = resource_option("--to", options.to, "contacts");
  if (!colleague) return tl::unexpected(colleague.error());
  request->set_colleague(*colleague);
  return request;
}

Outcome<v1::CloseEnquiryRequest> close_request(const Options& options) {
  auto request = begun<v1::CloseEnquiryRequest>(options, Speaker::kEither);
  if (!request) return request;
  const Outcome<v1::EnquiryOutcome> outcome = read_outcome(options);
  if (!outcome) return tl::unexpected(outcome.error());
  request->set_outcome(*outcome);
  return request;
}

// Sends it and tells how the enquiry stands after it.
template <typename Response, typename Request>
ExitCode send(Session& session, const char* method, const Outcome<Request>& request) {
  if (!request) return tell(session, request.error());
  Response response;
  const Outcome<bool> answered = session.server.call("EnquiryService", method, *request, response);
  if (!answered) {
    return tell(session,
                with_remedy(answered.error(), bare_id(request->name()), request->request_id()));
  }
  if (session.json) {
    print_json(session, response);
  } else {
    session.out << enquiry_summary(response.enquiry(), EnquiryEvents(), session.language,
                                   session.style);
  }
  return ExitCode::kAnswered;
}

}  // namespace

ExitCode run_enquiry_answer(Session& session, EnquiryAnswer answer,
                            const EnquiryAnswerOptions& options) {
  switch (answer) {
    case EnquiryAnswer::kAccept:
      return send<v1::AcceptEnquiryResponse>(session, "AcceptEnquiry",
                                             begun<v1::AcceptEnquiryRequest>(options));
    case EnquiryAnswer::kIntroduce:
      return send<v1::IntroduceEnquiryResponse>(session, "IntroduceEnquiry",
                                                begun<v1::IntroduceEnquiryRequest>(options));
    case EnquiryAnswer::kRefer:
      return send<v1::ReferEnquiryResponse>(session, "ReferEnquiry", refer_request(options));
    case EnquiryAnswer::kDecline:
      return send<v1::DeclineEnquiryResponse>(session, "DeclineEnquiry", decline_request(options));
    case EnquiryAnswer::kAway:
      return send<v1::ReportAbsenceResponse>(session, "ReportAbsence",
                                             away_request(options, session.today));
    case EnquiryAnswer::kLeft:
      return send<v1::ReportAbsenceResponse>(session, "ReportAbsence",
                                             begun<v1::ReportAbsenceRequest>(options));
    case EnquiryAnswer::kHandOver:
      return send<v1::HandOverEnquiryResponse>(session, "HandOverEnquiry",
                                               hand_over_request(options));
    case EnquiryAnswer::kAddColleague:
      return send<v1::AddColleagueResponse>(session, "AddColleague",
                                            team_request<v1::AddColleagueRequest>(options));
    case EnquiryAnswer::kCoordinator:
      return send<v1::NameCoordinatorResponse>(session, "NameCoordinator",
                                               team_request<v1::NameCoordinatorRequest>(options));
    case EnquiryAnswer::kClose:
      return send<v1::CloseEnquiryResponse>(session, "CloseEnquiry", close_request(options));
    case EnquiryAnswer::kWithdraw:
      return send<v1::WithdrawEnquiryResponse>(session, "WithdrawEnquiry",
                                               begun<v1::WithdrawEnquiryRequest>(options));
    case EnquiryAnswer::kNext:
      return send<v1::AskNextContactResponse>(session, "AskNextContact",
                                              begun<v1::AskNextContactRequest>(options));
    case EnquiryAnswer::kReportAbuse:
      return send<v1::ReportAbuseResponse>(session, "ReportAbuse",
                                           begun<v1::ReportAbuseRequest>(options));
  }
  return ExitCode::kUsage;
}

ExitCode run_release_sender(Session& session, const std::string& venture) {
  const Outcome<std::string> name = resource_option("the venture", venture, "ventures");
  if (!name) return tell(session, name.error());
  v1::ReleaseSenderRequest request;
  request.set_venture(*name);
  v1::ReleaseSenderResponse response;
  const Outcome<bool> answered =
      session.server.call("EnquiryService", "ReleaseSender", request, response);
  if (!answered) return tell(session, answered.error());
  if (session.json) {
    print_json(session, response);
  } else {
    session.out << *name << " may write again\n";
  }
  return ExitCode::kAnswered;
}

}  // namespace veieninn::cli
