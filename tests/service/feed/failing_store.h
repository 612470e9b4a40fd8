// A store that fails on demand, in front of a real one.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

#include "service/store/store.h"

namespace veieninn::feed {

class FailingStore final : public store::Store {
 public:
  explicit FailingStore(std::unique_ptr<store::Store> real) : real_(std::move(real)) {}

  std::atomic<bool> fails = false;
  std::atomic<int> refused = 0;

  tl::expected<store::CommitReceipt, store::OperationError> commit(
      const store::Commit& commit) override {
    return real_->commit(commit);
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
