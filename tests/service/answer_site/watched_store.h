// A store that counts what is written to it and fails on demand, in front of a real one.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

#include "service/store/store.h"

namespace veieninn::answer_site {

class WatchedStore final : public store::Store {
 public:
  explicit WatchedStore(store::Store& real) : real_(real) {}

  std::atomic<int> writes = 0;
  std::atomic<bool> fails = false;
  std::function<void()> at_link;    // before a link is looked up
  std::function<void()> at_commit;  // before the next commit

  tl::expected<store::CommitReceipt, store::OperationError> commit(
      const store::Commit& commit) override {
    ++writes;
    if (const auto before = std::exchange(at_commit, nullptr)) before();
    if (fails) return tl::unexpected(store::OperationError{0, asleep()});
    return real_.commit(commit);
  }
  Result<void> add_gaps(const std::vector<store::GapCount>& counts) override {
    ++writes;
    return real_.add_gaps(counts);
  }

  Result<std::vector<store::OperationError>> check(const store::Commit& commit) override {
    return real_.check(commit);
  }
  Result<store::StoredResource> get(store::ResourceKind kind, const std::string& id) override {
    return unless_asleep([&] { return real_.get(kind, id); });
  }
  Result<store::Page> list(const store::ListQuery& query) override {
    return unless_asleep([&] { return real_.list(query); });
  }
  Result<store::EngagementPage> list_engagements(const store::EngagementQuery& query) override {
    return real_.list_engagements(query);
  }
  Result<store::Revision> newest_revision() override { return real_.newest_revision(); }
  Result<store::ChangeSet> changes_since(store::Revision from) override {
    return real_.changes_since(from);
  }
  Result<store::Revision> visit_all(const RowVisitor& on_row,
                                    const EngagementVisitor& on_engagement) override {
    return real_.visit_all(on_row, on_engagement);
  }
  Result<std::vector<store::GapCount>> gaps_since(Day day) override {
    return real_.gaps_since(day);
  }
  Result<store::StoredEnquiry> get_enquiry(const std::string& id) override {
    return unless_asleep([&] { return real_.get_enquiry(id); });
  }
  Result<store::EnquiryPage> list_enquiries(const store::EnquiryQuery& query) override {
    return real_.list_enquiries(query);
  }
  Result<std::vector<model::EnquiryEvent>> list_events(const std::string& enquiry) override {
    return unless_asleep([&] { return real_.list_events(enquiry); });
  }
  Result<std::int64_t> count_open_enquiries(const std::string& venture) override {
    return real_.count_open_enquiries(venture);
  }
  Result<std::optional<std::string>> find_contact_by_address(const std::string& address) override {
    return real_.find_contact_by_address(address);
  }
  Result<std::vector<std::string>> due_enquiries(Instant now, std::int32_t most) override {
    return real_.due_enquiries(now, most);
  }
  Result<std::vector<std::string>> stranded_enquiries(Instant now, std::int32_t most) override {
    return real_.stranded_enquiries(now, most);
  }
  Result<std::int64_t> count_asked(const std::string& contact, Instant since) override {
    return real_.count_asked(contact, since);
  }
  Result<store::UnitRows> read_unit_rows(const std::string& unit) override {
    return unless_asleep([&] { return real_.read_unit_rows(unit); });
  }
  Result<std::vector<std::string>> list_registrars(const std::string& area) override {
    return real_.list_registrars(area);
  }
  Result<std::vector<store::Letter>> due_letters(Instant now, std::int32_t most) override {
    return real_.due_letters(now, most);
  }
  Result<std::optional<std::uint64_t>> find_request(const std::string& request_id,
                                                    Instant now) override {
    return real_.find_request(request_id, now);
  }
  Result<std::vector<store::Letter>> list_letters(const std::string& enquiry) override {
    return real_.list_letters(enquiry);
  }
  Result<store::Letter> get_letter(const std::string& id) override { return real_.get_letter(id); }
  Result<std::vector<store::TrainingShortfall>> list_shortfalls(
      const std::string& initiative) override {
    return real_.list_shortfalls(initiative);
  }
  Result<std::optional<store::AnswerLink>> find_link(const std::string& hash) override {
    if (at_link) at_link();
    return unless_asleep([&] { return real_.find_link(hash); });
  }
  Result<std::optional<store::SenderStop>> find_stop(const std::string& venture) override {
    return real_.find_stop(venture);
  }
  Result<store::StoredInvitation> get_invitation(const std::string& id) override {
    return real_.get_invitation(id);
  }
  Result<store::InvitationPage> list_invitations(const store::InvitationQuery& query) override {
    return real_.list_invitations(query);
  }
  Result<std::vector<store::StoredInvitation>> invitations_to(
      const std::string& initiative) override {
    return real_.invitations_to(initiative);
  }
  Result<std::int64_t> count_open_invitations(const std::string& venture) override {
    return real_.count_open_invitations(venture);
  }
  Result<std::vector<std::string>> due_invitations(Instant now, std::int32_t most) override {
    return real_.due_invitations(now, most);
  }
  void set_commit_listener(CommitListener listener) override {
    real_.set_commit_listener(std::move(listener));
  }

 private:
  static Error asleep() { return unavailable("the disk sleeps"); }

  template <typename Read>
  auto unless_asleep(const Read& read) -> decltype(read()) {
    if (fails) return fail(asleep());
    return read();
  }

  store::Store& real_;
};

}  // namespace veieninn::answer_site
