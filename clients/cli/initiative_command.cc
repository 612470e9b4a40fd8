#include "clients/cli/initiative_command.h"

#include <algorithm>
#include <ostream>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/initiative_page.h"
#include "clients/cli/option_reading.h"
#include "clients/cli/repeatable_write.h"
#include "clients/cli/resource_names.h"
#include "clients/cli/text_shape.h"
#include "veieninn/v1/initiative_service.pb.h"

namespace veieninn::cli {
namespace {

// How many units, and people, a page calls by name; of the rest it shows ids.
constexpr std::size_t kNamesMax = 20;
constexpr int kContactsMax = 20;

// What to do next about a refusal.
Failure with_remedy(Failure failure, const std::string& request_id) {
  if (failure.reason == "QUOTA_EXHAUSTED" || failure.reason == "NOT_OPEN") {
    failure.details.emplace_back("see how it stands: veieninn initiative show INITIATIVE");
  }
  return with_repetition(std::move(failure), request_id);
}

// With her title, which tells more than the name alone who answers for it.
void find_contact(Session& session, const std::string& name, NameFinder& finder) {
  v1::GetContactRequest request;
  request.set_name(name);
  v1::GetContactResponse answer;
  if (!session.server.call("DirectoryService", "GetContact", request, answer)) return;
  const v1::Contact& contact = answer.contact();
  finder.know(name, contact.title().empty()
                        ? contact.display_name()
                        : fmt::format("{}, {}", contact.display_name(), contact.title()));
}

template <typename Message>
void find_lacking(const Message& message, NameFinder& finder) {
  for (const v1::TrainingShortfall& one : message.shortfalls()) finder.find(one.municipality());
}

ResourceNames names_of(Session& session, const InitiativeView& view) {
  NameFinder finder(session, kNamesMax);
  const v1::Initiative& initiative = view.initiative;
  for (int i = 0; i < std::min(initiative.contacts_size(), kContactsMax); ++i) {
    find_contact(session, initiative.contacts(i), finder);
  }
  finder.find(initiative.unit());
  for (const std::string& unit : initiative.partner_units()) finder.find(unit);
  for (const std::string& unit : initiative.funders()) finder.find(unit);
  find_lacking(view.summary, finder);
  return finder.names();
}

Outcome<v1::QuotaAmount> read_amount(std::string_view option, const std::string& value) {
  const Cell<QuotaCell> cell = read_quota_cell(value, "hours:4");
  if (!cell) return usage(option, cell.error());
  if (cell->second != 0) {
    return usage(option, {"has two numbers", "write what and how much, such as hours:4"});
  }
  v1::QuotaAmount amount;
  amount.set_unit(static_cast<v1::QuotaUnit>(cell->unit));
  amount.set_amount(cell->first);
  return amount;
}

// Sends, and shows what she has then.
template <typename Response, typename Request>
ExitCode ask(Session& session, const std::string& method, const Request& request) {
  Response answer;
  const Outcome<bool> answered = session.server.call("InitiativeService", method, request, answer);
  if (!answered) return tell(session, with_remedy(answered.error(), request.request_id()));
  if (session.json) {
    print_json(session, answer);
  } else {
    session.out << participation_page(answer.participation(), session.language, session.style);
  }
  return ExitCode::kAnswered;
}

template <typename Request, typename Response>
ExitCode move_quota(Session& session, const std::string& method, const QuotaMoveOptions& options) {
  Request request;
  const Outcome<std::string> name =
      resource_option("the participation", options.participation, "participations");
  if (!name) return tell(session, name.error());
  const Outcome<v1::QuotaAmount> amount = read_amount("the amount", options.amount);
  if (!amount) return tell(session, amount.error());
  request.set_name(*name);
  request.set_unit(amount->unit());
  request.set_amount(amount->amount());
  if constexpr (requires { request.set_from_used(true); }) {
    request.set_from_used(options.from_used);
  }
  request.set_etag(options.etag);
  request.set_request_id(request_id_of(options.request_id));
  return ask<Response>(session, method, request);
}

template <typename Request, typename Response>
ExitCode finish(Session& session, const std::string& method, const FinishOptions& options) {
  Request request;
  const Outcome<std::string> name =
      resource_option("the participation", options.name, "participations");
  if (!name) return tell(session, name.error());
  request.set_name(*name);
  request.set_etag(options.etag);
  request.set_request_id(request_id_of(options.request_id));
  return ask<Response>(session, method, request);
}

}  // namespace

ExitCode run_initiative_show(Session& session, const std::string& id) {
  const Outcome<std::string> name = resource_option("the initiative", id, "initiatives");
  if (!name) return tell(session, name.error());
  v1::GetInitiativeRequest request;
  request.set_name(*name);
  v1::GetInitiativeResponse found;
  const Outcome<bool> read =
      session.server.call("DirectoryService", "GetInitiative", request, found);
  if (!read) return tell(session, read.error());
  if (session.json) {
    print_json(session, found);
    return ExitCode::kAnswered;
  }
  v1::GetInitiativeSummaryRequest numbers_request;
  numbers_request.set_name(*name);
  numbers_request.mutable_consistency()->set_at_least_as_fresh(found.revision());
  v1::GetInitiativeSummaryResponse numbers;
  const Outcome<bool> counted =
      session.server.call("InitiativeService", "GetInitiativeSummary", numbers_request, numbers);
  if (!counted) return tell(session, counted.error());
  InitiativeView view{found.initiative(), numbers.summary(), {}};
  view.names = names_of(session, view);
  session.out << initiative_page(view, session.language, session.style, session.today);
  return ExitCode::kAnswered;
}

ExitCode run_initiative_join(Session& session, const InitiativeJoinOptions& options) {
  v1::JoinInitiativeRequest request;
  const Outcome<std::string> name =
      resource_option("the initiative", options.initiative, "initiatives");
  if (!name) return tell(session, name.error());
  request.set_name(*name);
  if (options.venture.empty() && options.contact.empty()) {
    return tell(
        session,
        {ExitCode::kUsage, "nobody is named", {"say who joins: --venture ID or --contact ID"}, {}});
  }
  if (!options.venture.empty()) {
    const Outcome<std::string> venture = resource_option("--venture", options.venture, "ventures");
    if (!venture) return tell(session, venture.error());
    request.set_venture(*venture);
  }
  if (!options.contact.empty()) {
    const Outcome<std::string> contact = resource_option("--contact", options.contact, "contacts");
    if (!contact) return tell(session, contact.error());
    request.set_contact(*contact);
  }
  for (const std::string& take : options.takes) {
    const Outcome<v1::QuotaAmount> amount = read_amount("--reserve", take);
    if (!amount) return tell(session, amount.error());
    *request.add_takes() = *amount;
  }
  request.set_participation_id(bare_id(options.id));
  request.set_request_id(request_id_of(options.request_id));
  return ask<v1::JoinInitiativeResponse>(session, "JoinInitiative", request);
}

ExitCode run_quota_move(Session& session, QuotaMove move, const QuotaMoveOptions& options) {
  switch (move) {
    case QuotaMove::kReserve:
      return move_quota<v1::ReserveQuotaRequest, v1::ReserveQuotaResponse>(session, "ReserveQuota",
                                                                           options);
    case QuotaMove::kUse:
      return move_quota<v1::UseQuotaRequest, v1::UseQuotaResponse>(session, "UseQuota", options);
    case QuotaMove::kReturn:
      break;
  }
  return move_quota<v1::ReturnQuotaRequest, v1::ReturnQuotaResponse>(session, "ReturnQuota",
                                                                     options);
}

ExitCode run_complete(Session& session, const FinishOptions& options) {
  return finish<v1::CompleteParticipationRequest, v1::CompleteParticipationResponse>(
      session, "CompleteParticipation", options);
}

ExitCode run_end(Session& session, const FinishOptions& options) {
  return finish<v1::EndParticipationRequest, v1::EndParticipationResponse>(
      session, "EndParticipation", options);
}

ExitCode run_decide(Session& session, const FinishOptions& options) {
  v1::DecideTrainingRequest request;
  const Outcome<std::string> name = resource_option("the training", options.name, "initiatives");
  if (!name) return tell(session, name.error());
  request.set_name(*name);
  request.set_etag(options.etag);
  request.set_request_id(request_id_of(options.request_id));
  v1::DecideTrainingResponse answer;
  const Outcome<bool> answered =
      session.server.call("InitiativeService", "DecideTraining", request, answer);
  if (!answered) return tell(session, with_remedy(answered.error(), request.request_id()));
  if (session.json) {
    print_json(session, answer);
    return ExitCode::kAnswered;
  }
  NameFinder finder(session, kNamesMax);
  find_lacking(answer, finder);
  session.out << decision_page(answer, finder.names(), session.language, session.style);
  return ExitCode::kAnswered;
}

}  // namespace veieninn::cli
