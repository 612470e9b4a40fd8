// A store that fails on demand, in front of a real one.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

#include "service/store/store.h"

namespace veieninn::feed {

class FailingStore final : public store::Store {
 public:
  explicit FailingStore(std::unique_ptr<store::Store> real) : real_(std::move(real)) {}

  std::atomic<bool> fails = false;
  std::atomic<bool> commits_fail = false;
  std::atomic<int> refused = 0;
  // May throw, as a process may die there.
  std::function<void(const store::Commit&)> before_commit;
  std::function<void(const store::Commit&)> after_commit;

  tl::expected<store::CommitReceipt, store::OperationError> commit(
      const store::Commit& commit) override {
    if (commits_fail) return tl::unexpected(store::OperationError{0, unavailable("is full")});
    if (before_commit) before_commit(commit);
    auto receipt = real_->commit(commit);
    if (after_commit) after_commit(commit);
    return receipt;
  }
  Result<std::vector<store::OperationError>> check(const store::Commit& commit) override {
    return real_->check(commit);
  }
  Result<store::StoredResource> get(store::ResourceKind kind, const std::string& id) override {
    return real_->get(kind, id);
  }
  Result<store::Page> list(const store::ListQuery& query) override { return real_->list(query); }
  Result<store::EngagementPage> list_engagements(const store::EngagementQuery& query) override {
    return real_->list_engagements(query);
  }
  Result<store::Revision> newest_revision() override { return real_->newest_revision(); }
  Result<store::ChangeSet> changes_since(store::Revision from) override {
    if (fails) return refuse();
    return real_->changes_since(from);
  }
  Result<store::Revision> visit_all(const RowVisitor& on_row,
                                    const EngagementVisitor& on_engagement) override {
    if (fails) return refuse();
    return real_->visit_all(on_row, on_engagement);
  }
  Result<void> add_gaps(const std::vector<store::GapCount>& counts) override {
    if (fails) return refuse();
    return real_->add_gaps(counts);
  }
  Result<std::vector<store::GapCount>> gaps_since(Day day) override {
    return real_->gaps_since(day);
  }
  Result<store::StoredEnquiry> get_enquiry(const std::string& id) override {
    return real_->get_enquiry(id);
  }
  Result<store::EnquiryPage> list_enquiries(const store::EnquiryQuery& query) override {
    return real_->list_enquiries(query);
  }
  Result<std::vector<model::EnquiryEvent>> list_events(const std::string& enquiry) override {
    return real_->list_events(enquiry);
  }
  Result<std::int64_t> count_open_enquiries(const std::string& venture) override {
    return real_->count_open_enquiries(venture);
  }
  Result<std::optional<std::string>> find_contact_by_address(const std::string& address) override {
    return real_->find_contact_by_address(address);
  }
  Result<std::vector<std::string>> due_enquiries(Instant now, std::int32_t most) override {
    return real_->due_enquiries(now, most);
  }
  Result<std::vector<std::string>> stranded_enquiries(Instant now, std::int32_t most) override {
    return real_->stranded_enquiries(now, most);
  }
  Result<std::int64_t> count_asked(const std::string& contact, Instant since) override {
    return real_->count_asked(contact, since);
  }
  Result<store::UnitRows> read_unit_rows(const std::string& unit) override {
    return real_->read_unit_rows(unit);
  }
  Result<std::vector<std::string>> list_registrars(const std::string& area) override {
    return real_->list_registrars(area);
  }
  Result<std::vector<store::Letter>> due_letters(Instant now, std::int32_t most) override {
    return real_->due_letters(now, most);
  }
  Result<std::optional<std::uint64_t>> find_request(const std::string& request_id,
                                                    Instant now) override {
    return real_->find_request(request_id, now);
  }
  Result<std::vector<store::Letter>> list_letters(const std::string& enquiry) override {
    return real_->list_letters(enquiry);
  }
  Result<store::Letter> get_letter(const std::string& id) override { return real_->get_letter(id); }
  Result<std::vector<store::TrainingShortfall>> list_shortfalls(
      const std::string& initiative) override {
    return real_->list_shortfalls(initiative);
  }
  Result<std::optional<store::AnswerLink>> find_link(const std::string& hash) override {
    return real_->find_link(hash);
  }
  Result<std::optional<store::SenderStop>> find_stop(const std::string& venture) override {
    return real_->find_stop(venture);
  }
  Result<store::StoredInvitation> get_invitation(const std::string& id) override {
    return real_->get_invitation(id);
  }
  Result<store::InvitationPage> list_invitations(const store::InvitationQuery& query) override {
    return real_->list_invitations(query);
  }
  Result<std::vector<store::StoredInvitation>> invitations_to(
      const std::string& initiative) override {
    return real_->invitations_to(initiative);
  }
  Result<std::int64_t> count_open_invitations(const std::string& venture) override {
    return real_->count_open_invitations(venture);
  }
  Result<std::vector<std::string>> due_invitations(Instant now, std::int32_t most) override {
    return real_->due_invitations(now, most);
  }
  void set_commit_listener(CommitListener listener) override {
    real_->set_commit_listener(std::move(listener));
  }

 private:
  tl::unexpected<Error> refuse() {
    ++refused;
    return fail(unavailable("the disk sleeps"));
  }

  std::unique_ptr<store::Store> real_;
};

}  // namespace veieninn::feed
