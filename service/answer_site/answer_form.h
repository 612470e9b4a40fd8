// A posted form (letters/answer_page.h lists its fields) → an answer, or what is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/enquiry.h"
#include "service/answer_site/situation.h"
#include "service/enquiries/new_colleague.h"
#include "service/gateway/form_fields.h"
#include "service/letters/answer_page.h"

namespace veieninn::answer_site {

// Whoever is away for longer has left, or is asked anew.
inline constexpr std::int64_t kAwayDaysMax = 366;

// Found wrong in `field`, a name of letters::form_field.
struct Problem {
  std::string_view field;
  letters::FieldProblem problem;
  friend bool operator==(const Problem&, const Problem&) = default;
};

struct AnswerForm {
  letters::EnteredAnswer entered;  // as typed, to be shown again
  model::EnquiryAnswer answer;  // of every action but kReportAbuse, of which only its note counts
  std::optional<enquiries::NewColleague> colleague;  // whom she named by an address
  std::vector<Problem> problems;                     // with any, `answer` is not to be used
};

// `actions` are those the page offers, `own_domain` where a typed address must be. Whether somebody
// of that id may be chosen is not looked at. Pure.
[[nodiscard]] AnswerForm read_answer_form(const gateway::FormFields& fields,
                                          const Situation& situation,
                                          const std::vector<letters::AnswerAction>& actions,
                                          std::string_view own_domain);

}  // namespace veieninn::answer_site
