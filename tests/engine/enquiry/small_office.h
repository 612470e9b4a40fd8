// People of an office that tests can change as they like.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/enquiry/transition.h"

namespace veieninn::enquiry {

class SmallOffice final : public People {
 public:
  std::set<std::string> gone = {};
  std::set<std::string> unconfirmed = {};
  std::set<std::string> full = {};
  std::map<std::string, std::vector<TimeWindow>> away = {};
  std::map<std::string, std::vector<std::string>> stands_in = {};
  std::vector<std::string> registrars_of_place = {};
  AnswerTime time = {};

  [[nodiscard]] bool works_there(const std::string& contact) const override {
    return !contact.empty() && !gone.contains(contact);
  }
  [[nodiscard]] bool can_be_asked(const std::string& contact) const override {
    return works_there(contact) && !unconfirmed.contains(contact);
  }
  [[nodiscard]] bool has_room(const std::string& contact) const override {
    return !full.contains(contact);
  }
  [[nodiscard]] std::vector<TimeWindow> absences(const std::string& contact) const override;
  [[nodiscard]] AnswerTime answer_time(const std::string& /*contact*/) const override {
    return time;
  }
  [[nodiscard]] std::vector<std::string> stand_ins(const std::string& contact) const override;
  [[nodiscard]] std::vector<std::string> registrars(const std::string& /*area*/) const override {
    return registrars_of_place;
  }
};

// Monday the 30th of November 2026 at noon.
inline constexpr Instant kMondayNoon{1'796'040'000};

// An enquiry of "venture" that may go by each of `ways`, in this order.
[[nodiscard]] model::Enquiry enquiry_with(std::vector<std::vector<std::string>> ways);

}  // namespace veieninn::enquiry
