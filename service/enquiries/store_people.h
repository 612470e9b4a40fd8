// Who can be asked, as the store has it now.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/enquiry/people.h"
#include "engine/graph/snapshot.h"
#include "service/store/store.h"

namespace veieninn::enquiries {

// Her first mail address, or empty: only who has one can be asked.
[[nodiscard]] std::string mail_address_of(const model::Contact& contact);

// For one decision, on one thread. Every row is read once. What the store cannot answer, for the
// while, counts as that she cannot be asked; check() then says so, and the decision must not be
// kept. REQUIRES: the store outlives this.
class StorePeople final : public enquiry::People {
 public:
  // `area_if_none`: where registrars are looked for when the enquiry names no area.
  StorePeople(store::Store& store, std::shared_ptr<const graph::Snapshot> snapshot, Instant now,
              std::string area_if_none)
      : store_(store),
        snapshot_(std::move(snapshot)),
        now_(now),
        area_if_none_(std::move(area_if_none)) {}

  // As if the row stood in the store already.
  void assume(model::Contact contact);
  // As if she had left.
  void assume_gone(std::string contact) { gone_.insert(std::move(contact)); }

  [[nodiscard]] bool works_there(const std::string& contact) const override;
  [[nodiscard]] bool can_be_asked(const std::string& contact) const override;
  [[nodiscard]] bool has_room(const std::string& contact) const override;
  [[nodiscard]] std::vector<TimeWindow> absences(const std::string& contact) const override;
  [[nodiscard]] enquiry::AnswerTime answer_time(const std::string& contact) const override;
  [[nodiscard]] std::vector<std::string> stand_ins(const std::string& contact) const override;
  [[nodiscard]] std::vector<std::string> registrars(const std::string& area) const override;

  [[nodiscard]] Result<void> check() const {
    if (failed_) return fail(*failed_);
    return {};
  }

 private:
  [[nodiscard]] const model::Contact* find(const std::string& contact) const;
  [[nodiscard]] std::vector<std::string> front_door_of(const std::string& unit) const;
  template <typename Value>
  Value value_of(Result<Value> result) const;

  store::Store& store_;
  std::shared_ptr<const graph::Snapshot> snapshot_;
  Instant now_;
  std::string area_if_none_;
  std::set<std::string> gone_;
  mutable std::unordered_map<std::string, std::optional<model::Contact>> read_;
  mutable std::optional<Error> failed_;
};

}  // namespace veieninn::enquiries
