// The suite that every Store implementation passes. An implementation joins by a StoreHost and one
// INSTANTIATE_TEST_SUITE_P (see sqlite_contract_test.cc); the cases stand in the other files.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "service/store/store.h"

namespace veieninn::store {

// One store with its data, which outlives the closing of the store.
class StoreHost {
 public:
  virtual ~StoreHost() = default;
  virtual Store& store() = 0;
  virtual void reopen() = 0;  // closes and opens on the same data
  // Every byte that the store has on disk.
  virtual std::string stored_bytes() = 0;
};

using StoreHostFactory = std::function<std::unique_ptr<StoreHost>()>;

class StoreContract : public testing::TestWithParam<StoreHostFactory> {
 protected:
  void SetUp() override { host_ = GetParam()(); }

  Store& store() { return host_->store(); }
  StoreHost& host() { return *host_; }

  // Commits operations at `now` and expects success.
  CommitReceipt commit(std::vector<Operation> operations);
  // The error of operations that must fail; also expects that check() says the same and that
  // nothing changed.
  OperationError refused(const std::vector<Operation>& operations);

  // Asker with Akershus and Norway, two topics, a unit, four contacts, a venture and a tie.
  void commit_small_world();

  Instant now{1'700'000'000};

 private:
  std::unique_ptr<StoreHost> host_;
};

// The same on a small world with two departments under Asker and a unit under one of them, where
// somebody in each but the first agreed to be published.
class StorePublication : public StoreContract {
 protected:
  void SetUp() override;

  UnitRows rows_of(const std::string& unit) { return store().read_unit_rows(unit).value(); }
};

// The same suite on a small world with enquiries.
class StoreEnquiries : public StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    commit_small_world();
  }
  // Creates it with a first event.
  Revision make(model::Enquiry row, std::vector<Letter> letters = {});
  std::vector<std::string> ids(const EnquiryQuery& query);
  // The first character of each.
  std::vector<std::string> due_letter_ids(Instant at);
};

// The same suite on a small world with a start-up service of ten hours and three months,
// "oppstart".
class StoreInitiatives : public StoreContract {
 protected:
  void SetUp() override;
};

// The same suite on that world, with invitations to it.
class StoreInvitations : public StoreInitiatives {
 protected:
  Revision make(model::Invitation row);
  std::vector<std::string> ids(const InvitationQuery& query);
  model::Invitation stored(const std::string& id) { return store().get_invitation(id).value().row; }
};

// An event that asks `contact`.
[[nodiscard]] model::EnquiryEvent asked_event(std::int32_t number, std::string contact = "c1");

// ---- rows of the small world ----

[[nodiscard]] model::Area area(std::string id, model::AreaKind kind, std::string parent = "");
[[nodiscard]] model::Topic topic(std::string id, std::vector<std::string> broader = {});
[[nodiscard]] model::OrgUnit unit(std::string id, std::string parent = "",
                                  std::vector<std::string> areas = {});
[[nodiscard]] model::Contact contact(std::string id, std::string display_name = "Rolig Bok");
[[nodiscard]] model::Venture venture(std::string id, std::string display_name = "Modig Sykkel");
[[nodiscard]] model::Tie tie(std::string id, std::string from, std::string to);
[[nodiscard]] model::Tie venture_tie(std::string id, std::string venture, std::string to);
// A working group of `unit` that c1 answers for, without members.
[[nodiscard]] model::Initiative initiative(std::string id, std::string unit = "asker");
[[nodiscard]] model::Initiative startup_service();
// Of a venture in it.
[[nodiscard]] model::Participation takes_part(std::string id, std::string venture,
                                              std::int64_t hours_reserved,
                                              std::int64_t hours_used = 0);
[[nodiscard]] model::Engagement engagement(
    std::string contact, model::EngagementKind kind = model::EngagementKind::kSent);

[[nodiscard]] Put put(Resource row);
[[nodiscard]] Put create(Resource row);
[[nodiscard]] Put update(Resource row);
[[nodiscard]] Erase erase(ResourceKind kind, std::string id);

// The field of the first violation, or empty.
[[nodiscard]] std::string field_of(const OperationError& failure);

}  // namespace veieninn::store
