#include "service/answer_site/response_pages.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "service/answer_site/allowed_answers.h"
#include "service/answer_site/colleague_list.h"
#include "service/answer_site/norwegian_dates.h"
#include "service/answer_site/thread_facts.h"
#include "service/enquiries/enquiry_words.h"
#include "service/letters/page_frame.h"

namespace veieninn::answer_site {

using gateway::HttpResponse;
using letters::AnswerAction;
using letters::Notice;
using model::EnquiryEvent;
using model::EnquiryEventKind;

namespace {

// The hash of the one <style> that every page has, so that no other is let in.
std::string content_security_policy() {
  const std::string_view style = letters::page_style();
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(style.data(), style.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    std::abort();  // a library without SHA-256
  }
  std::array<unsigned char, std::size_t{2} * EVP_MAX_MD_SIZE> base64{};
  const int length = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(size));
  std::string policy = "default-src 'none'; style-src 'sha256-";
  policy.append(base64.begin(), base64.begin() + length);
  return policy + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
}

std::string path_of(const Situation& situation) {
  return std::string(kAnswerPath) + situation.token;
}

// The event by which she was asked, or asked once more; the last if there are several.
const EnquiryEvent* asking(const Situation& situation) {
  const EnquiryEvent* found = nullptr;
  for (const EnquiryEvent& event : situation.events) {
    const bool asks =
        event.kind == EnquiryEventKind::kAsked || event.kind == EnquiryEventKind::kReminded;
    const bool asked = asks && event.contact == situation.contact.id;
    const bool offered =
        event.kind == EnquiryEventKind::kOffered && event.other_contact == situation.contact.id;
    if (asked || offered) found = &event;
  }
  return found;
}

// By whom it came to her, in whose own words: a colleague, not the clock or the venture.
const EnquiryEvent* sending(const Situation& situation) {
  const EnquiryEvent* found = nullptr;
  for (const EnquiryEvent& event : situation.events) {
    const bool sends = event.kind == EnquiryEventKind::kIntroduced ||
                       event.kind == EnquiryEventKind::kReferred ||
                       event.kind == EnquiryEventKind::kOffered;
    if (sends && event.other_contact == situation.contact.id &&
        event.actor == model::EnquiryActor::kContact) {
      found = &event;
    }
  }
  return found;
}

std::string next_on_way(const model::Enquiry& row) {
  const auto way = static_cast<std::size_t>(row.way);
  if (way >= row.ways.size()) return {};
  const std::vector<std::string>& contacts = row.ways[way].contacts;
  const std::size_t next = static_cast<std::size_t>(row.hop) + 1;
  return next < contacts.size() ? contacts[next] : std::string();
}

letters::Asks asks_now(const Situation& situation) {
  return asks_of(situation.link.kind, situation.enquiry.row, situation.contact.id);
}

// Only who has it sees how to reach who asks.
std::vector<std::string> channels_of_venture(const Situation& situation) {
  const model::Enquiry& row = situation.enquiry.row;
  const bool owns =
      row.state == model::EnquiryState::kAccepted && row.owner == situation.contact.id;
  if (!owns || row.sender_address.empty()) return {};
  const std::string name = row.sender_name.empty() ? "" : row.sender_name + ", ";
  return {name + row.sender_address};
}

// When it is hoped for; who has it is not waited for, and has no day.
std::optional<letters::CalendarDate> due_date(const Situation& situation) {
  const letters::Asks asks = asks_now(situation);
  const bool has_it = asks == letters::Asks::kOutcome || asks >= letters::Asks::kOwner;
  if (has_it) return std::nullopt;
  const EnquiryEvent* asked = asking(situation);
  if (asked == nullptr || !asked->until || *asked->until <= situation.now) return std::nullopt;
  return last_day_before(*asked->until);
}

}  // namespace

std::string_view page_language(std::string_view tag) noexcept {
  for (const letters::Language language : letters::kLanguages) {
    if (letters::language_tag(language) == tag) return letters::language_tag(language);
  }
  return {};
}

HttpResponse html_response(int status, std::string html) {
  static const std::string policy = content_security_policy();
  HttpResponse response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = std::move(html);
  response.headers.push_back({"Content-Security-Policy", policy});
  return response;
}

HttpResponse notice_response(int status, Notice notice, std::string_view language) {
  return html_response(status, letters::notice_page_html(notice, language));
}

Result<HttpResponse> ResponsePages::page(int status, const Situation& situation,
                                         const Standing& standing, const std::string& language,
                                         const Refused& refused) const {
  std::string spoken = language;
  if (spoken.empty()) {
    Result<enquiries::PersonWords> reader =
        enquiries::words_of_person(store_, situation.contact.id, "nb");
    if (!reader) return fail(std::move(reader.error()));
    spoken = std::move(reader->language);
  }
  Result<std::string> html = html_of(situation, standing, spoken, refused);
  if (!html) return fail(std::move(html.error()));
  constexpr int kGone = 410;
  return html_response(standing.kind == StandingKind::kExpired ? kGone : status, *std::move(html));
}

Result<std::string> ResponsePages::html_of(const Situation& situation, const Standing& standing,
                                           const std::string& language,
                                           const Refused& refused) const {
  switch (standing.kind) {
    case StandingKind::kAsks:
    case StandingKind::kReads:
      return question(situation, standing, language, refused);
    case StandingKind::kOwnPending:
      return pending(situation, language);
    case StandingKind::kReported:
      return reported(situation, language);
    case StandingKind::kAnswered:
      return answered(situation, standing, language);
    case StandingKind::kMovedOn:
      return letters::notice_page_html(Notice::kMovedOn, language);
    case StandingKind::kClosed:
      return letters::notice_page_html(Notice::kClosedEnquiry, language);
    case StandingKind::kExpired:
      break;
  }
  return letters::notice_page_html(Notice::kExpiredLink, language);
}

Result<std::string> ResponsePages::name_of(const std::string& contact) const {
  Result<enquiries::PersonWords> words = enquiries::words_of_person(store_, contact, "nb");
  if (!words) return fail(std::move(words.error()));
  return std::move(words->display_name);
}

// ---- what is asked ----

Result<std::string> ResponsePages::question(const Situation& situation, const Standing& standing,
                                            const std::string& language,
                                            const Refused& refused) const {
  const model::Enquiry& row = situation.enquiry.row;
  letters::AnswerPage page;
  page.language = language;
  page.asks = asks_now(situation);
  page.actions = standing.actions;
  page.recipient_name = situation.contact.display_name;
  page.need_text = row.need_text;
  page.own_domain = own_mail_domain(situation.contact);
  page.form_path = path_of(situation);
  page.nonce = nonces_.make(situation.token, situation.enquiry.revision, situation.now);
  page.due_date = due_date(situation);
  page.contact_channels = channels_of_venture(situation);
  page.entered = refused.entered;
  for (const Problem& problem : refused.problems) {
    page.errors.push_back(
        {std::string(problem.field),
         letters::field_problem_text(problem.problem, language, page.own_domain)});
  }
  Result<enquiries::EnquiryWords> words = enquiries::words_of(store_, row, language);
  if (!words) return fail(std::move(words.error()));
  page.venture_name = std::move(words->venture_name);
  page.venture_description = std::move(words->venture_description);
  page.topic_label = std::move(words->topic_label);
  page.area_name = std::move(words->area_name);
  if (page.asks == letters::Asks::kIntroduction) {
    Result<std::string> next = name_of(next_on_way(row));
    if (!next) return fail(std::move(next.error()));
    page.next_person_name = *std::move(next);
  }
  if (const EnquiryEvent* sent = sending(situation); sent != nullptr) {
    Result<std::string> sender = name_of(sent->actor_id);
    if (!sender) return fail(std::move(sender.error()));
    page.asked_by = *std::move(sender);
    page.note = sent->note;
  }
  if (reads_thread(row, situation.contact.id)) {
    Result<letters::FactThread> thread = read_thread(store_, situation, language);
    if (!thread) return fail(std::move(thread.error()));
    page.thread = *std::move(thread);
  }
  if (Result<void> listed = list_colleagues(situation, page); !listed) {
    return fail(std::move(listed.error()));
  }
  return letters::answer_page_html(page);
}

Result<void> ResponsePages::list_colleagues(const Situation& situation,
                                            letters::AnswerPage& page) const {
  if (std::ranges::none_of(page.actions, offers_colleagues)) return {};
  const auto lists = ColleagueLists::read(store_, publisher_.newest(), situation);
  if (!lists) return fail(lists.error());
  for (const AnswerAction action : page.actions) {
    if (!offers_colleagues(action)) continue;
    auto offered = lists->offered_for(action, page.language);
    if (!offered) return fail(std::move(offered.error()));
    std::vector<letters::Colleague>& list = action == AnswerAction::kBringIn ? page.newcomers
                                            : action == AnswerAction::kNameCoordinator
                                                ? page.coordinators
                                                : page.colleagues;
    list = *std::move(offered);
  }
  return {};
}

// ---- what was answered ----

Result<letters::DonePage> ResponsePages::done_page(const Situation& situation,
                                                   const std::string& language) const {
  letters::DonePage page;
  page.language = language;
  page.asks = asks_now(situation);
  Result<enquiries::EnquiryWords> words =
      enquiries::words_of(store_, situation.enquiry.row, language);
  if (!words) return fail(std::move(words.error()));
  page.venture_name = std::move(words->venture_name);
  if (reads_thread(situation.enquiry.row, situation.contact.id)) {
    Result<letters::FactThread> thread = read_thread(store_, situation, language);
    if (!thread) return fail(std::move(thread.error()));
    page.thread = *std::move(thread);
  }
  return page;
}

Result<std::string> ResponsePages::pending(const Situation& situation,
                                           const std::string& language) const {
  const model::Enquiry& row = situation.enquiry.row;
  const model::EnquiryAnswer answer = row.pending ? row.pending->answer : model::EnquiryAnswer{};
  Result<letters::DonePage> page = done_page(situation, language);
  if (!page) return fail(std::move(page.error()));
  page->action = action_of(answer, page->asks);
  const bool introduces = page->action == AnswerAction::kIntroduce;
  Result<std::string> person = name_of(introduces ? next_on_way(row) : answer.other_contact);
  if (!person) return fail(std::move(person.error()));
  page->person_name = *std::move(person);
  if (answer.until) page->away_until = last_day_before(*answer.until);
  if (can_undo(situation)) {
    page->undo_path = path_of(situation);
    page->nonce = nonces_.make(situation.token, situation.enquiry.revision, situation.now);
  }
  return letters::done_page_html(*page);
}

Result<std::string> ResponsePages::reported(const Situation& situation,
                                            const std::string& language) const {
  Result<letters::DonePage> page = done_page(situation, language);
  if (!page) return fail(std::move(page.error()));
  page->action = AnswerAction::kReportAbuse;
  return letters::done_page_html(*page);
}

Result<std::string> ResponsePages::answered(const Situation& situation, const Standing& standing,
                                            const std::string& language) const {
  letters::AlreadyAnsweredPage page;
  page.language = language;
  if (!standing.given) return letters::already_answered_page_html(page);
  page.by_recipient = standing.given->contact == situation.contact.id;
  page.action = standing.given->action;
  page.date = norwegian_date(standing.given->time);
  Result<std::string> by = name_of(standing.given->contact);
  if (!by) return fail(std::move(by.error()));
  page.by_name = *std::move(by);
  return letters::already_answered_page_html(page);
}

}  // namespace veieninn::answer_site
