// A small municipality with one enquiry on its way, and the site that its people answer at.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "service/answer_site/answer_site.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/feed/snapshot_publisher.h"
#include "tests/contract/sqlite_host.h"
#include "tests/service/answer_site/watched_store.h"

namespace veieninn::answer_site {

inline constexpr std::int64_t kDay = kSecondsPerDay;
inline constexpr Instant kStart{1'796'040'000};  // Monday the 30th of November 2026
inline constexpr const char* kSenderAddress = "blid.gulrot@modig.example.org";
inline constexpr const char* kOrigin = "https://svar.example.org";

using Form = std::vector<std::pair<std::string, std::string>>;

// Every kind of letter that asks for an answer.
inline constexpr std::array kAskingKinds = {
    model::LetterKind::kEnquiry,          model::LetterKind::kIntroduction,
    model::LetterKind::kEnquiryReminder,  model::LetterKind::kOwnershipGiven,
    model::LetterKind::kOwnershipOffered, model::LetterKind::kFollowUp,
    model::LetterKind::kRegistrarTask,    model::LetterKind::kRegistrarReminder};

[[nodiscard]] std::string encoded(const Form& form);
// The value of the page's nonce, or empty.
[[nodiscard]] std::string nonce_in(const std::string& html);

// Anna and Berit know kindergartens; Dagny stands in for Anna; Ida can introduce; Frida is the
// front door; Rita registers; Sol works in a unit below, Nils in another municipality.
class AnswerWorld {
 public:
  explicit AnswerWorld(AnswerSiteOptions options = {.public_url = kOrigin,
                                                    .trusted_proxy = "",
                                                    .reads_per_minute = 100'000,
                                                    .posts_per_minute = 100'000,
                                                    .unknown_links_per_minute = 100'000});

  void open(std::vector<std::string> way = {});
  void act(const enquiry::Action& action);
  // Every letter that is due leaves, with a link of its own.
  void send_letters();
  // The clock runs, day by day, and letters leave, until a letter of the kind has.
  void live_until(model::LetterKind kind);
  // What was answered takes effect.
  void let_undo_time_pass();

  // An enquiry that has come to a letter of this kind: the letter's token.
  std::string come_to(model::LetterKind kind);
  // The newest of the kind; of anybody if `contact` is empty.
  [[nodiscard]] std::string token(model::LetterKind kind, const std::string& contact = "") const;
  // A fresh link of another kind for somebody, as if a letter had left.
  std::string link(model::LetterKind kind, const std::string& contact);

  [[nodiscard]] gateway::HttpResponse get(const std::string& path, const std::string& lang = "",
                                          std::vector<gateway::HttpHeader> headers = {});
  [[nodiscard]] gateway::HttpResponse show(const std::string& token);
  // As a browser posts the page's form, with its nonce unless the form has one.
  [[nodiscard]] gateway::HttpResponse answer(const std::string& token, Form form);
  [[nodiscard]] gateway::HttpResponse post(const std::string& token, const std::string& body,
                                           std::vector<gateway::HttpHeader> headers = {});

  [[nodiscard]] model::Enquiry enquiry();
  [[nodiscard]] model::Revision revision();
  [[nodiscard]] model::Contact row(const std::string& id);
  void commit(std::vector<store::Operation> operations);

  store::SqliteHost host;
  std::unique_ptr<WatchedStore> watched;
  std::unique_ptr<feed::SnapshotPublisher> publisher;
  std::unique_ptr<enquiries::EnquiryDesk> desk;
  std::unique_ptr<AnswerSite> site;
  Instant now = kStart;
  std::string need_text = "Vi vil lage mat sammen med barna.";
  std::string from = "192.0.2.7";

 private:
  struct Sent {
    model::LetterKind kind;
    std::string contact;
    std::string token;
  };
  std::vector<Sent> sent_;
};

}  // namespace veieninn::answer_site
