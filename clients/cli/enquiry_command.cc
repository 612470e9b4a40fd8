#include "clients/cli/enquiry_command.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ostream>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/directory_calls.h"
#include "clients/cli/enquiry_failure.h"
#include "clients/cli/enquiry_list_view.h"
#include "clients/cli/enquiry_page.h"
#include "clients/cli/enquiry_sentence.h"
#include "clients/cli/enquiry_timeline.h"
#include "clients/cli/list_pages.h"
#include "clients/cli/option_reading.h"
#include "clients/cli/page.h"
#include "clients/cli/repeatable_write.h"
#include "clients/cli/text_shape.h"
#include "veieninn/v1/enquiry_service.pb.h"

namespace veieninn::cli {
namespace {

// A watch that broke is taken up again after 0.2 s, 0.4 s, … 25.6 s: longer than a server takes to
// start anew.
constexpr int kReconnectsMax = 8;
constexpr std::chrono::milliseconds kFirstWait{200};

// -- create --

Outcome<v1::CreateEnquiryRequest> request_of(const EnquiryCreateOptions& options) {
  v1::CreateEnquiryRequest request;
  v1::Enquiry& enquiry = *request.mutable_enquiry();
  if (trimmed(options.need_text).empty()) {
    return fail(ExitCode::kUsage, "the need is empty", {"say it in a sentence"});
  }
  for (const auto& [option, value] :
       {std::pair("the need", options.need_text), std::pair("--sender-name", options.sender_name),
        std::pair("--sender-address", options.sender_address)}) {
    if (const auto read = text_option(option, value); !read) return tl::unexpected(read.error());
  }
  enquiry.set_need_text(options.need_text);
  enquiry.set_sender_display_name(options.sender_name);
  enquiry.set_sender_address(options.sender_address);
  const Outcome<std::string> venture = resource_option("--venture", options.venture, "ventures");
  if (!venture) return tl::unexpected(venture.error());
  enquiry.set_venture(*venture);
  for (const std::string& topic : options.topics) {
    const Outcome<std::string> name = resource_option("--topic", topic, "topics");
    if (!name) return tl::unexpected(name.error());
    enquiry.add_need_topics(*name);
  }
  for (const std::string& contact : options.chosen_contacts) {
    const Outcome<std::string> name = resource_option("--by", contact, "contacts");
    if (!name) return tl::unexpected(name.error());
    request.add_chosen_contacts(*name);
  }
  request.set_enquiry_id(bare_id(options.id));
  request.set_request_id(request_id_of(options.request_id));
  return request;
}

// The next person on the way that begins at whom it waits on; empty when there is none.
std::string introduced_to(const v1::Enquiry& enquiry) {
  for (const v1::EnquiryWay& way : enquiry.ways()) {
    const auto& contacts = way.contacts();
    const auto at = std::find(contacts.begin(), contacts.end(), enquiry.waits_on());
    if (at != contacts.end() && at + 1 != contacts.end()) return *(at + 1);
  }
  return {};
}

std::string goes_to(const v1::Enquiry& enquiry, const std::string& language) {
  const EnquirySpeaker speaker(enquiry, language);
  SentenceParts parts{.who = speaker.person(enquiry.waits_on())};
  if (enquiry.waits_on().empty()) return {};
  if (enquiry.state() == v1::ENQUIRY_STATE_WITH_REGISTRAR) {
    return speaker.say(EnquiryText::kGoesToRegistrar, parts);
  }
  const std::string other = introduced_to(enquiry);
  if (!enquiry.asks_for_introduction() || other.empty()) {
    return speaker.say(EnquiryText::kGoesTo, parts);
  }
  parts.other = speaker.person(other);
  return speaker.say(EnquiryText::kGoesToIntroducer, parts);
}

std::string created_lines(const v1::CreateEnquiryResponse& answer, const EnquiryEvents& events,
                          const Session& session) {
  Page page(session.style, session.language);
  std::string told(
      text(answer.joined() ? EnquiryText::kJoinedOpen : EnquiryText::kWritten, session.language));
  const std::string whom = goes_to(answer.enquiry(), session.language);
  if (!whom.empty()) told += " " + whom;
  page.wrap("", "", told);
  return page.take() + enquiry_summary(answer.enquiry(), events, session.language, session.style);
}

Outcome<v1::GetEnquiryResponse> get_enquiry(Session& session, const std::string& name) {
  v1::GetEnquiryRequest request;
  request.set_name(name);
  v1::GetEnquiryResponse answer;
  const Outcome<bool> answered =
      session.server.call("EnquiryService", "GetEnquiry", request, answer);
  if (!answered) return tl::unexpected(with_remedy(answered.error(), bare_id(name), ""));
  return answer;
}

// -- watch --

// Everything that came of one enquiry so far, and how far it was printed.
class WatchPrinter {
 public:
  explicit WatchPrinter(Session& session)
      : session_(session), timeline_(session.style, session.language) {}

  // False when there is nothing more to come, or nobody to print for.
  bool take(const v1::WatchEnquiryResponse& change) {
    state_ = change.enquiry().state();
    // A connection that is made again begins with how it stands, also when nothing changed.
    bool is_new = printed_ == 0 || change.revision() != revision_;
    revision_ = change.revision();
    for (const v1::EnquiryEvent& event : change.events()) {
      if (event.number() <= last_number_) continue;
      last_number_ = event.number();
      is_new = true;
      *events_.Add() = event;
      if (!session_.json) session_.out << timeline_.lines(change.enquiry(), event);
    }
    if (session_.json && is_new) print_json(session_, change);
    if (!session_.json) print_next(change.enquiry());
    if (is_new) ++printed_;
    session_.out.flush();
    return !is_closed() && session_.out.good();
  }

  [[nodiscard]] bool is_closed() const { return state_ == v1::ENQUIRY_STATE_CLOSED; }
  [[nodiscard]] int last_number() const { return last_number_; }
  // How often it printed something.
  [[nodiscard]] int printed() const { return printed_; }

 private:
  void print_next(const v1::Enquiry& enquiry) {
    std::string next = next_step_lines(enquiry, events_, session_.language, session_.style);
    if (next == next_) return;
    session_.out << next;
    next_ = std::move(next);
  }

  Session& session_;
  EnquiryTimeline timeline_;
  EnquiryEvents events_;
  std::string next_;
  v1::EnquiryState state_ = v1::ENQUIRY_STATE_UNSPECIFIED;
  std::int64_t revision_ = 0;
  int last_number_ = 0;
  int printed_ = 0;
};

}  // namespace

ExitCode run_enquiry_create(Session& session, const EnquiryCreateOptions& options) {
  Outcome<v1::CreateEnquiryRequest> request = request_of(options);
  if (!request) return tell(session, request.error());
  request->mutable_enquiry()->set_language_code(session.language);
  if (!options.area.empty()) {
    const Outcome<Place> place = find_place(options.area, area_lister(session.server));
    if (!place) return tell(session, place.error());
    if (!place->note.empty()) session.err << "note: " << printable(place->note) << "\n";
    request->mutable_enquiry()->set_area(place->area.name());
  }
  v1::CreateEnquiryResponse answer;
  const Outcome<bool> answered =
      session.server.call("EnquiryService", "CreateEnquiry", *request, answer);
  if (!answered) return tell(session, with_remedy(answered.error(), "", request->request_id()));
  if (session.json) {
    print_json(session, answer);
    return ExitCode::kAnswered;
  }
  // By when it moves on stands in the events; the enquiry is written, whether or not they come.
  const Outcome<v1::GetEnquiryResponse> life = get_enquiry(session, answer.enquiry().name());
  session.out << created_lines(answer, life ? life->events() : EnquiryEvents(), session);
  return ExitCode::kAnswered;
}

ExitCode run_enquiry_show(Session& session, const std::string& id) {
  const Outcome<std::string> name = resource_option("the enquiry", id, "enquiries");
  if (!name) return tell(session, name.error());
  const Outcome<v1::GetEnquiryResponse> answer = get_enquiry(session, *name);
  if (!answer) return tell(session, answer.error());
  if (session.json) {
    print_json(session, *answer);
  } else {
    session.out << enquiry_page(*answer, session.language, session.style);
  }
  return ExitCode::kAnswered;
}

ExitCode run_enquiry_list(Session& session, const EnquiryListOptions& options) {
  v1::ListEnquiriesRequest request;
  request.set_only_open(options.only_open);
  if (!options.venture.empty()) {
    const Outcome<std::string> name = resource_option("--venture", options.venture, "ventures");
    if (!name) return tell(session, name.error());
    request.set_venture(*name);
  }
  if (!options.contact.empty()) {
    const Outcome<std::string> name = resource_option("--contact", options.contact, "contacts");
    if (!name) return tell(session, name.error());
    request.set_contact(*name);
  }
  const auto found = list_pages<v1::ListEnquiriesResponse>(
      session.server, "EnquiryService", "ListEnquiries", request, options.limit,
      [](const auto& page) -> const auto& { return page.enquiries(); });
  if (!found) return tell(session, found.error());
  if (session.json) {
    for (const v1::Enquiry& enquiry : found->rows) print_json(session, enquiry);
  } else {
    session.out << enquiry_list(found->rows, session.language, session.style);
  }
  if (found->has_more) {
    session.err << fmt::format("only the first {} are shown; --limit 0 shows all\n", options.limit);
  }
  return ExitCode::kAnswered;
}

ExitCode run_enquiry_watch(Session& session, const std::string& id) {
  const Outcome<std::string> name = resource_option("the enquiry", id, "enquiries");
  if (!name) return tell(session, name.error());
  v1::WatchEnquiryRequest request;
  request.set_name(*name);
  WatchPrinter printer(session);
  for (int reconnects = 0;;) {
    const int printed = printer.printed();
    request.set_after_event(printer.last_number());
    const Outcome<bool> ended = session.server.watch_enquiry(
        request, [&](const v1::WatchEnquiryResponse& change) { return printer.take(change); });
    if (printer.is_closed()) return ExitCode::kAnswered;
    if (!session.out.good()) return ExitCode::kRefused;
    if (printer.printed() > printed) reconnects = 0;
    const Failure failure = ended
                                ? Failure{ExitCode::kUnreachable,
                                          "the server ended the watch before the enquiry was",
                                          {"begin again: veieninn enquiry watch " + bare_id(*name)},
                                          {}}
                                : ended.error();
    const bool may_come_back = printer.printed() > 0 && failure.code == ExitCode::kUnreachable &&
                               !session.server.limits_watches();
    if (!may_come_back || reconnects == kReconnectsMax) {
      return tell(session, with_remedy(failure, bare_id(*name), ""));
    }
    std::this_thread::sleep_for(kFirstWait * (1 << reconnects));
    ++reconnects;
  }
}

}  // namespace veieninn::cli
