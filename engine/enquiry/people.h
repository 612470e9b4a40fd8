// What an enquiry must know of people to go on, as of now. The engine asks; who implements it
// knows the directory.
#pragma once

#include <string>
#include <vector>

#include "engine/base/instant.h"

namespace veieninn::enquiry {

// Working days that somebody gets. 1 <= reminder_days < last_days, or both are equal: no reminder.
struct AnswerTime {
  int reminder_days = 3;
  int last_days = 10;
};

class People {
 public:
  virtual ~People() = default;

  // Whether she works there.
  [[nodiscard]] virtual bool works_there(const std::string& contact) const = 0;
  // The same, and her entry is confirmed, and letters reach her.
  [[nodiscard]] virtual bool can_be_asked(const std::string& contact) const = 0;
  // Fewer were sent to her this week than she takes.
  [[nodiscard]] virtual bool has_room(const std::string& contact) const = 0;
  [[nodiscard]] virtual std::vector<TimeWindow> absences(const std::string& contact) const = 0;
  [[nodiscard]] virtual AnswerTime answer_time(const std::string& contact) const = 0;
  // Who stands in for her, best first: successor, deputy, the front-door person of her unit, of the
  // unit above it, and so on. May name who cannot be asked.
  [[nodiscard]] virtual std::vector<std::string> stand_ins(const std::string& contact) const = 0;
  // Who keeps the contacts of the place and of what it lies in, nearest first. May name who cannot
  // be asked.
  [[nodiscard]] virtual std::vector<std::string> registrars(const std::string& area) const = 0;
};

}  // namespace veieninn::enquiry
