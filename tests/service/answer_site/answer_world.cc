#include "tests/service/answer_site/answer_world.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "service/enquiries/answer_token.h"

namespace veieninn::answer_site {

using model::AnswerKind;
using model::LetterKind;

namespace {

constexpr int kDaysMax = 200;

model::Contact person(const std::string& id, const std::string& unit = "asker",
                      const std::string& domain = "asker.example.org") {
  model::Contact row;
  row.id = id;
  row.display_name = "Rolig " + id;
  row.unit = unit;
  row.title = "rådgiver";
  row.languages = {"nb"};
  row.channels = {
      {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, id + "@" + domain}};
  row.confirm_time = Instant{kStart.unix_seconds - 10 * kDay};
  row.capacity_per_week = 50;
  return row;
}

model::Contact expert(model::Contact row, model::ExpertiseLevel level) {
  row.expertise = {{"barnehage", level, Instant{kStart.unix_seconds - 10 * kDay}, kNever}};
  return row;
}

std::vector<store::Operation> small_municipality() {
  model::Contact anna = expert(person("anna"), model::ExpertiseLevel::kExpert);
  anna.deputy = "dagny";
  model::Contact frida = person("frida");
  frida.front_door = true;
  model::Contact rita = person("rita");
  rita.registrar = true;
  return {store::put(store::area("no", model::AreaKind::kCountry)),
          store::put(store::area("3203", model::AreaKind::kMunicipality, "no")),
          store::put(store::area("3201", model::AreaKind::kMunicipality, "no")),
          store::put(store::topic("barnehage")),
          store::put(store::unit("asker", "", {"3203"})),
          store::put(store::unit("oppvekst", "asker")),
          store::put(store::unit("baerum", "", {"3201"})),
          store::put(anna),
          store::put(expert(person("berit"), model::ExpertiseLevel::kBasic)),
          store::put(person("dagny")),
          store::put(person("ida")),
          store::put(frida),
          store::put(rita),
          store::put(person("sol", "oppvekst")),
          store::put(person("nils", "baerum", "baerum.example.org")),
          store::put(store::venture("v1")),
          store::put(store::venture("v2"))};
}

}  // namespace

std::string encoded(const Form& form) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string body;
  const auto append = [&](const std::string& text) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain) {
        body += c;
      } else {
        body += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
      }
    }
  };
  for (const auto& [name, value] : form) {
    if (!body.empty()) body += '&';
    append(name);
    body += '=';
    append(value);
  }
  return body;
}

std::string nonce_in(const std::string& html) {
  const std::string before = "name=\"nonce\" value=\"";
  const std::size_t begin = html.find(before);
  if (begin == std::string::npos) return {};
  const std::size_t value = begin + before.size();
  return html.substr(value, html.find('"', value) - value);
}

AnswerWorld::AnswerWorld(AnswerSiteOptions options) {
  commit(small_municipality());
  watched = std::make_unique<WatchedStore>(host.store());
  publisher = *feed::SnapshotPublisher::start(host.store());
  desk = std::make_unique<enquiries::EnquiryDesk>(*watched, *publisher);
  site = std::make_unique<AnswerSite>(*watched, *desk, *publisher, [this] { return now; }, options);
}

void AnswerWorld::commit(std::vector<store::Operation> operations) {
  const auto done = host.store().commit({std::move(operations), "", 0, now});
  ASSERT_TRUE(done) << done.error().error.message;
}

void AnswerWorld::open(std::vector<std::string> way) {
  enquiries::Opening asked;
  asked.id = "e1";
  asked.venture = "v1";
  asked.need_text = need_text;
  asked.topics = {"barnehage"};
  asked.area = "3203";
  asked.language = "nb";
  asked.sender_name = "Blid Gulrot";
  asked.sender_address = kSenderAddress;
  asked.chosen_way = std::move(way);
  const auto opened = desk->open(asked, {}, now);
  ASSERT_TRUE(opened) << opened.error().message;
  send_letters();
}

void AnswerWorld::act(const enquiry::Action& action) {
  const auto done = desk->act("e1", action, {}, {}, now);
  ASSERT_TRUE(done) << done.error().message;
  send_letters();
}

std::string AnswerWorld::link(LetterKind kind, const std::string& contact) {
  store::Letter letter;
  letter.id = enquiries::new_answer_token().substr(0, 32);
  letter.enquiry = "e1";
  letter.kind = kind;
  letter.contact = contact;
  letter.next_time = now;
  const store::StoredEnquiry stored = *host.store().get_enquiry("e1");
  commit({store::PutEnquiry{stored.row, stored.revision, {}, {letter}}});
  send_letters();
  return token(kind, contact);
}

void AnswerWorld::send_letters() {
  for (auto due = host.store().due_letters(now, 100); !due->empty();
       due = host.store().due_letters(now, 100)) {
    for (const store::Letter& letter : *due) {
      const std::string token = enquiries::new_answer_token();
      store::BeginLetter begin{letter.id, letter.attempts, now, {}};
      if (!model::is_to_venture(letter.kind)) {
        begin.link = store::AnswerLink{enquiries::hash_of_token(token),
                                       letter.id,
                                       letter.enquiry,
                                       letter.contact,
                                       letter.kind,
                                       Instant{now.unix_seconds + enquiries::kAnswerLinkSeconds}};
      }
      commit({begin});
      commit({store::EndLetter{letter.id, store::LetterState::kSent}});
      if (!begin.link) continue;
      sent_.push_back({letter.kind, letter.contact, token});
      const auto noted =
          desk->act(letter.enquiry, enquiry::LetterSent{letter.contact}, {}, {}, now);
      ASSERT_TRUE(noted) << noted.error().message;
    }
  }
}

void AnswerWorld::live_until(LetterKind kind) {
  for (int day = 0; day < kDaysMax && token(kind).empty(); ++day) {
    now.unix_seconds += kDay;
    ASSERT_TRUE(desk->sweep(now, 100));
    send_letters();
  }
}

void AnswerWorld::let_undo_time_pass() {
  now.unix_seconds += enquiry::kUndoSeconds;
  ASSERT_TRUE(desk->sweep(now, 100));
  send_letters();
}

std::string AnswerWorld::come_to(LetterKind kind) {
  using enquiry::Answered;
  open(kind == LetterKind::kIntroduction ? std::vector<std::string>{"ida", "anna"}
                                         : std::vector<std::string>{});
  switch (kind) {
    case LetterKind::kOwnershipOffered:
      act(Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}});
      act(Answered{{.kind = AnswerKind::kHandOver, .contact = "anna", .other_contact = "berit"}});
      break;
    case LetterKind::kOwnershipGiven:
      act(Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}});
      act(Answered{{.kind = AnswerKind::kLeave, .contact = "anna"}});
      break;
    case LetterKind::kFollowUp:
      act(Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}});
      break;
    case LetterKind::kRegistrarTask:
    case LetterKind::kRegistrarReminder:
      while (enquiry().state != model::EnquiryState::kWithRegistrar) {
        act(Answered{{.kind = AnswerKind::kDecline, .contact = enquiry().waits_on}});
      }
      break;
    default:
      break;
  }
  live_until(kind);
  return token(kind);
}

std::string AnswerWorld::token(LetterKind kind, const std::string& contact) const {
  const auto found = std::find_if(sent_.rbegin(), sent_.rend(), [&](const Sent& sent) {
    return sent.kind == kind && (contact.empty() || sent.contact == contact);
  });
  return found == sent_.rend() ? std::string() : found->token;
}

gateway::HttpResponse AnswerWorld::get(const std::string& path, const std::string& lang,
                                       std::vector<gateway::HttpHeader> headers) {
  gateway::HttpRequest request;
  request.path = path;
  if (!lang.empty()) request.query = *gateway::parse_form("lang=" + lang);
  request.headers = std::move(headers);
  request.remote_address = from;
  return site->handle(request);
}

gateway::HttpResponse AnswerWorld::show(const std::string& token) { return get("/svar/" + token); }

gateway::HttpResponse AnswerWorld::post(const std::string& token, const std::string& body,
                                        std::vector<gateway::HttpHeader> headers) {
  gateway::HttpRequest request;
  request.method = gateway::HttpMethod::kPost;
  request.path = "/svar/" + token;
  request.headers = std::move(headers);
  if (!request.header("Content-Type")) {
    request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
  }
  request.body = body;
  request.remote_address = from;
  return site->handle(request);
}

gateway::HttpResponse AnswerWorld::answer(const std::string& token, Form form) {
  const bool has_nonce =
      std::ranges::any_of(form, [](const auto& field) { return field.first == "nonce"; });
  if (!has_nonce) form.emplace_back("nonce", nonce_in(show(token).body));
  return post(token, encoded(form));
}

model::Enquiry AnswerWorld::enquiry() { return host.store().get_enquiry("e1")->row; }
model::Revision AnswerWorld::revision() { return host.store().get_enquiry("e1")->revision; }

model::Contact AnswerWorld::row(const std::string& id) {
  return std::get<model::Contact>(host.store().get(store::ResourceKind::kContact, id)->row);
}

}  // namespace veieninn::answer_site
