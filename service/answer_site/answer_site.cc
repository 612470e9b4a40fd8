#include "service/answer_site/answer_site.h"

#include <utility>

#include "service/answer_site/answer_acts.h"
#include "service/answer_site/answer_form.h"
#include "service/answer_site/colleague_list.h"
#include "service/enquiries/answer_token.h"
#include "service/gateway/request_sender.h"

namespace veieninn::answer_site {

using gateway::FormFields;
using gateway::HttpMethod;
using gateway::HttpRequest;
using gateway::HttpResponse;
using letters::FieldProblem;
using letters::Notice;

namespace {

namespace form_field = letters::form_field;

constexpr int kOk = 200;
constexpr int kSeeOther = 303;
constexpr int kBadRequest = 400;
constexpr int kForbidden = 403;
constexpr int kNotFound = 404;
constexpr int kConflict = 409;
constexpr int kTooLarge = 413;
constexpr int kNotAForm = 415;
constexpr int kFieldsWrong = 422;
constexpr int kTooOften = 429;
constexpr int kTryLater = 503;

// By then a bucket has room again, whatever its rate.
constexpr const char* kRetryAfterSeconds = "60";
constexpr int kBurstMinutes = 2;

std::string language_in(const FormFields& fields) {
  return std::string(page_language(fields.find(form_field::kLanguage).value_or("")));
}

HttpResponse later(int status, Notice notice, std::string_view language) {
  HttpResponse response = notice_response(status, notice, language);
  response.headers.push_back({"Retry-After", kRetryAfterSeconds});
  return response;
}

HttpResponse nowhere(const HttpRequest& request) {
  return notice_response(kNotFound, Notice::kUnknownLink, language_in(request.query));
}

HttpResponse robots() {
  HttpResponse response;
  response.body = "User-agent: *\nDisallow: /\n";
  return response;
}

// The same URL, so that a reload posts nothing.
HttpResponse see_link(const Situation& situation, const std::string& language) {
  HttpResponse response = html_response(kSeeOther, "");
  response.content_type.clear();
  std::string location = std::string(kAnswerPath) + situation.token;
  if (!language.empty()) location += "?lang=" + language;
  response.headers.push_back({"Location", std::move(location)});
  return response;
}

bool is_form(const HttpRequest& request) {
  const std::string_view type = request.header("Content-Type").value_or("");
  const std::string_view media = type.substr(0, type.find(';'));
  const std::size_t end = media.find_last_not_of(" \t");
  return end != std::string_view::npos &&
         gateway::same_name(media.substr(0, end + 1), "application/x-www-form-urlencoded");
}

// "https://svar.example.org" of "https://svar.example.org/".
std::string origin_of(const std::string& url) {
  const std::size_t host = url.find("://");
  if (host == std::string::npos) return url;
  return url.substr(0, url.find('/', host + 3));
}

Refused old_page(letters::EnteredAnswer entered) {
  return {std::move(entered), {{form_field::kNonce, FieldProblem::kPageOld}}};
}

}  // namespace

AnswerSite::AnswerSite(store::Store& store, enquiries::EnquiryDesk& desk,
                       const feed::SnapshotPublisher& publisher, Clock clock,
                       const AnswerSiteOptions& options)
    : store_(store),
      desk_(desk),
      publisher_(publisher),
      clock_(std::move(clock)),
      origin_(origin_of(options.public_url)),
      trusted_proxy_(options.trusted_proxy),
      pages_(store, publisher, nonces_),
      reads_(options.reads_per_minute, options.reads_per_minute * kBurstMinutes,
             options.networks_max),
      posts_(options.posts_per_minute, options.posts_per_minute * kBurstMinutes,
             options.networks_max),
      unknown_links_(options.unknown_links_per_minute,
                     options.unknown_links_per_minute * kBurstMinutes, options.networks_max) {}

HttpResponse AnswerSite::handle(const HttpRequest& request) {
  const bool reads = request.method == HttpMethod::kGet || request.method == HttpMethod::kHead;
  const std::string_view path = request.path;
  if (reads && path == "/") {
    return notice_response(kOk, Notice::kWelcome, language_in(request.query));
  }
  if (reads && path == "/robots.txt") return robots();
  if (!path.starts_with(kAnswerPath)) return nowhere(request);
  const std::string_view token = path.substr(kAnswerPath.size());
  const Instant now = clock_();
  if (reads) return read(token, request, now);
  if (request.method == HttpMethod::kPost) return post(token, request, now);
  return nowhere(request);
}

HttpResponse AnswerSite::read(std::string_view token, const HttpRequest& request, Instant now) {
  const std::string network = gateway::sender_of(request, trusted_proxy_);
  const std::string language = language_in(request.query);
  if (!reads_.allow(network, now)) return later(kTooOften, Notice::kTooManyRequests, language);
  const auto found = read_situation(store_, token, now);
  if (!found) return later(kTryLater, Notice::kTemporaryError, language);
  const std::optional<Situation>& situation = *found;
  if (!situation) return unknown(network, request, now);
  return show(kOk, *situation, standing_of(*situation), language);
}

HttpResponse AnswerSite::unknown(const std::string& network, const HttpRequest& request,
                                 Instant now) {
  if (unknown_links_.allow(network, now)) return nowhere(request);
  return later(kTooOften, Notice::kTooManyRequests, language_in(request.query));
}

HttpResponse AnswerSite::show(int status, const Situation& situation, const Standing& standing,
                              const std::string& language, const Refused& refused) const {
  Result<HttpResponse> page = pages_.page(status, situation, standing, language, refused);
  if (!page) return later(kTryLater, Notice::kTemporaryError, language);
  return *std::move(page);
}

// ---- what is posted ----

HttpResponse AnswerSite::post(std::string_view token, const HttpRequest& request, Instant now) {
  const std::string network = gateway::sender_of(request, trusted_proxy_);
  const std::string language = language_in(request.query);
  if (!posts_.allow(network, now)) return later(kTooOften, Notice::kTooManyRequests, language);
  const auto found = read_situation(store_, token, now);
  if (!found) return later(kTryLater, Notice::kTemporaryError, language);
  const std::optional<Situation>& known = *found;
  if (!known) return unknown(network, request, now);
  const Situation& situation = *known;
  const auto refuse = [&](int status, FieldProblem problem) {
    return show(status, situation, standing_of(situation), language,
                {{}, {{form_field::kAction, problem}}});
  };
  if (is_from_elsewhere(request)) return refuse(kForbidden, FieldProblem::kPageOld);
  if (!is_form(request)) return refuse(kNotAForm, FieldProblem::kPageOld);
  if (request.body.size() > kFormBytesMax) return refuse(kTooLarge, FieldProblem::kTextTooLong);
  const Result<FormFields> fields = gateway::parse_form(request.body);
  if (fields) return take(*fields, situation);
  const bool too_long = fields.error().reason == ErrorReason::kLimitExceeded;
  return too_long ? refuse(kTooLarge, FieldProblem::kTextTooLong)
                  : refuse(kBadRequest, FieldProblem::kActionUnknown);
}

HttpResponse AnswerSite::take(const FormFields& fields, const Situation& situation) {
  const std::string language = language_in(fields);
  const bool undoes = fields.find(form_field::kAction) == letters::kUndoFormValue;
  if (undoes) return take_back(fields, situation, language);
  const Standing standing = standing_of(situation);
  if (standing.kind != StandingKind::kAsks) {
    return show(kConflict, situation, standing, language);
  }
  return answer(fields, situation, standing, language);
}

HttpResponse AnswerSite::take_back(const FormFields& fields, const Situation& situation,
                                   const std::string& language) {
  const Standing standing = standing_of(situation);
  if (standing.kind == StandingKind::kExpired) {
    return show(kConflict, situation, standing, language);
  }
  HttpResponse too_late = notice_response(kConflict, Notice::kUndoTooLate, language);
  if (!can_undo(situation)) return too_late;
  const std::string_view nonce = fields.find(form_field::kNonce).value_or("");
  if (!nonces_.check(nonce, situation.token, situation.enquiry.revision, situation.now)) {
    return show(kConflict, situation, standing, language);
  }
  switch (undo(desk_, situation).outcome) {
    case ActOutcome::kTaken:
      return notice_response(kOk, Notice::kUndone, language);
    case ActOutcome::kFailed:
      return later(kTryLater, Notice::kTemporaryError, language);
    case ActOutcome::kRefused:
    case ActOutcome::kOvertaken:
      break;
  }
  return too_late;
}

HttpResponse AnswerSite::answer(const FormFields& fields, const Situation& situation,
                                const Standing& standing, const std::string& language) {
  AnswerForm form =
      read_answer_form(fields, situation, standing.actions, own_mail_domain(situation.contact));
  const std::string_view nonce = fields.find(form_field::kNonce).value_or("");
  if (!nonces_.check(nonce, situation.token, situation.enquiry.revision, situation.now)) {
    return show(kConflict, situation, standing, language, old_page(std::move(form.entered)));
  }
  if (!form.problems.empty()) {
    return show(kFieldsWrong, situation, standing, language,
                {std::move(form.entered), std::move(form.problems)});
  }
  Acted acted = act_on(store_, desk_, publisher_, situation, form);
  switch (acted.outcome) {
    case ActOutcome::kTaken:
      return see_link(situation, language);
    case ActOutcome::kRefused:
      return show(kFieldsWrong, situation, standing, language,
                  {std::move(form.entered), std::move(acted.problems)});
    case ActOutcome::kOvertaken:
      return overtaken(situation, language, form.entered);
    case ActOutcome::kFailed:
      break;
  }
  return later(kTryLater, Notice::kTemporaryError, language);
}

HttpResponse AnswerSite::overtaken(const Situation& before, const std::string& language,
                                   const letters::EnteredAnswer& entered) {
  const auto found = read_situation(store_, before.token, before.now);
  if (!found) return later(kTryLater, Notice::kTemporaryError, language);
  const std::optional<Situation>& after = *found;
  if (!after) return notice_response(kNotFound, Notice::kUnknownLink, language);
  return show(kConflict, *after, standing_of(*after), language, old_page(entered));
}

// ---- who asks ----

// A browser says where a form was shown: "null" as Origin of our own, since our pages ask for no
// referrer. What says nothing is let through: the nonce is what counts.
bool AnswerSite::is_from_elsewhere(const HttpRequest& request) const {
  const auto site = request.header("Sec-Fetch-Site");
  if (site && *site != "same-origin") return true;
  const auto origin = request.header("Origin");
  return origin && *origin != "null" && *origin != origin_;
}

}  // namespace veieninn::answer_site
