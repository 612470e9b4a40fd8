// A small municipality with its enquiries, and a mail server that does as a test tells it.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "service/correspondence/correspondence_options.h"
#include "service/correspondence/sender.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/post/incoming_mail.h"
#include "service/store/sqlite_store.h"
#include "tests/contract/sqlite_host.h"
#include "tests/service/feed/failing_store.h"

namespace veieninn::correspondence {

inline constexpr std::int64_t kDay = kSecondsPerDay;
inline constexpr Instant kMonday{1'796'040'000};  // the 30th of November 2026, 12:00 UTC
inline constexpr const char* kVentureAddress = "blid.gulrot@bedrift.example.org";

inline CorrespondenceOptions options_of_test() {
  CorrespondenceOptions options;
  options.public_url = "https://veieninn.example.org";
  options.mail_domain = "svar.veieninn.example.org";
  options.removal_address = "kontakt@veieninn.example.org";
  return options;
}

struct SentMail {
  std::string envelope_sender;
  std::string recipient;
  std::string bytes;
  [[nodiscard]] post::IncomingMail read() const { return *post::read_incoming_mail(bytes); }
  // Of "Reply-To" and the like: the address.
  [[nodiscard]] std::string address_in(const std::string& header) const {
    const std::size_t begin = bytes.find("\r\n" + header + ":");
    if (begin == std::string::npos) return {};
    const std::size_t open = bytes.find('<', begin);
    return bytes.substr(open + 1, bytes.find('>', open) - open - 1);
  }
  // Of the answer link, or empty.
  [[nodiscard]] std::string token() const {
    const std::string text = read().plain_text;
    const std::size_t at = text.find("/svar/");
    return at == std::string::npos ? "" : text.substr(at + 6, 64);
  }
};

// Takes everything, but for what is scripted.
class ScriptedSender final : public Sender {
 public:
  post::SendOutcome send(std::string_view envelope_sender, std::string_view recipient,
                         std::string_view message) override {
    ++attempts;
    if (before_taking) before_taking();
    post::SendOutcome outcome{.kind = post::SendKind::kAccepted, .code = 250, .detail = {}};
    if (const auto found = outcomes.find(std::string(recipient)); found != outcomes.end()) {
      outcome = found->second;
    } else if (always) {
      outcome = *always;
    }
    if (outcome.kind == post::SendKind::kAccepted) {
      mails.push_back({std::string(envelope_sender), std::string(recipient), std::string(message)});
    }
    if (after_taking) after_taking();
    return outcome;
  }

  std::set<std::string> message_ids() const {
    std::set<std::string> ids;
    for (const SentMail& mail : mails) ids.insert(mail.read().message_id);
    return ids;
  }
  std::vector<SentMail> to(const std::string& recipient) const {
    std::vector<SentMail> found;
    for (const SentMail& mail : mails) {
      if (mail.recipient == recipient) found.push_back(mail);
    }
    return found;
  }
  std::vector<std::string> subjects_to(const std::string& recipient) const {
    std::vector<std::string> subjects;
    for (const SentMail& mail : to(recipient)) subjects.push_back(mail.read().subject);
    return subjects;
  }

  std::vector<SentMail> mails;
  int attempts = 0;
  std::map<std::string, post::SendOutcome> outcomes;  // by recipient
  std::optional<post::SendOutcome> always;
  std::function<void()> before_taking;  // may throw
  std::function<void()> after_taking;
};

inline post::SendOutcome outcome_of(post::SendKind kind, int code) {
  return {.kind = kind, .may_have_been_taken = false, .code = code, .detail = "said so"};
}

inline model::Contact contact_row(const std::string& id, const std::string& language = "nb") {
  model::Contact row;
  row.id = id;
  row.display_name = "Rolig " + id;
  row.unit = "asker";
  row.languages = {language};
  row.channels = {{model::ChannelKind::kEmail, model::ChannelVisibility::kOnAcceptance,
                   id + "@asker.example.org"},
                  {model::ChannelKind::kPhone, model::ChannelVisibility::kPublic, "99 99 99 99"},
                  {model::ChannelKind::kPhone, model::ChannelVisibility::kInternal, "88 88 88 88"}};
  row.confirm_time = Instant{kMonday.unix_seconds - 10 * kDay};
  return row;
}

inline model::Contact expert_row(const std::string& id, model::ExpertiseLevel level,
                                 const std::string& language = "nb") {
  model::Contact row = contact_row(id, language);
  row.expertise = {{"barnehage", level, Instant{kMonday.unix_seconds - 10 * kDay}, kNever}};
  return row;
}

// Anna (bokmål) and Berit (nynorsk) know kindergartens; Dagny (English) stands in for Anna; Frida
// is the front door; Rita registers.
class World {
 public:
  World() {
    host.close();
    store = std::make_unique<feed::FailingStore>(*store::SqliteStore::open(host.file()));
    model::Contact anna = expert_row("anna", model::ExpertiseLevel::kExpert);
    anna.deputy = "dagny";
    model::Contact frida = contact_row("frida");
    frida.front_door = true;
    model::Contact rita = contact_row("rita");
    rita.registrar = true;
    commit({store::put(store::area("no", model::AreaKind::kCountry)),
            store::put(store::area("3203", model::AreaKind::kMunicipality, "no")),
            store::put(store::topic("barnehage")), store::put(store::unit("asker", "", {"3203"})),
            store::put(anna), store::put(expert_row("berit", model::ExpertiseLevel::kBasic, "nn")),
            store::put(contact_row("dagny", "en")), store::put(frida), store::put(rita),
            store::put(store::venture("v1", "Modig Humle"))});
    publisher = *feed::SnapshotPublisher::start(*store);
    desk = std::make_unique<enquiries::EnquiryDesk>(*store, *publisher);
  }

  void commit(std::vector<store::Operation> operations) {
    const auto done = store->commit({std::move(operations), "", 0, now});
    ASSERT_TRUE(done) << done.error().error.message;
  }
  model::Contact contact(const std::string& id) {
    return std::get<model::Contact>(store->get(store::ResourceKind::kContact, id)->row);
  }
  model::Enquiry enquiry(const std::string& id = "e1") { return store->get_enquiry(id)->row; }

  static enquiries::Opening opening(std::string id = "e1", std::string venture = "v1") {
    enquiries::Opening asked;
    asked.id = std::move(id);
    asked.venture = std::move(venture);
    asked.need_text = "Vi vil lage mat sammen med barna.";
    asked.topics = {"barnehage"};
    asked.area = "3203";
    asked.language = "nb";
    asked.sender_name = "Blid Gulrot";
    asked.sender_address = kVentureAddress;
    return asked;
  }
  void open(const enquiries::Opening& asked = opening()) {
    const Result<enquiries::Opened> opened = desk->open(asked, {}, now);
    ASSERT_TRUE(opened) << opened.error().message;
  }
  void act(const enquiry::Action& action, const std::string& id = "e1") {
    const Result<store::StoredEnquiry> done = desk->act(id, action, {}, {}, now);
    ASSERT_TRUE(done) << done.error().message;
  }
  void answer(model::EnquiryAnswer said, const std::string& id = "e1") {
    act(enquiry::Answered{std::move(said), false}, id);
  }
  void pass(std::int64_t seconds) {
    now.unix_seconds += seconds;
    const Result<int> moved = desk->sweep(now, 1000);
    ASSERT_TRUE(moved) << moved.error().message;
  }
  std::vector<model::EnquiryEventKind> events(const std::string& id = "e1") {
    std::vector<model::EnquiryEventKind> kinds;
    const auto all = store->list_events(id);
    for (const model::EnquiryEvent& event : *all) kinds.push_back(event.kind);
    return kinds;
  }

  store::SqliteHost host;
  std::unique_ptr<feed::FailingStore> store;
  std::unique_ptr<feed::SnapshotPublisher> publisher;
  std::unique_ptr<enquiries::EnquiryDesk> desk;
  ScriptedSender sender;
  CorrespondenceOptions options = options_of_test();
  Instant now = kMonday;
};

inline std::string address(const std::string& contact) { return contact + "@asker.example.org"; }

}  // namespace veieninn::correspondence
