#include "engine/enquiry/transition.h"

#include <algorithm>
#include <unordered_set>

#include "engine/enquiry/course.h"

namespace veieninn::enquiry {

using model::Enquiry;
using model::EnquiryState;

namespace {

bool has_doubles(const std::vector<std::string>& ids) {
  return std::unordered_set<std::string>(ids.begin(), ids.end()).size() != ids.size();
}

}  // namespace

std::vector<std::string> broken_laws(const Enquiry& enquiry) {
  std::vector<std::string> broken;
  const auto require = [&](bool is_kept, const char* law) {
    if (!is_kept) broken.emplace_back(law);
  };
  const bool closed = enquiry.state == EnquiryState::kClosed;
  const bool accepted = enquiry.state == EnquiryState::kAccepted;
  const bool registrar = enquiry.state == EnquiryState::kWithRegistrar;
  require(closed == enquiry.outcome.has_value(), "closed if and only if it has an outcome");
  require(!closed || (enquiry.waits_on.empty() && enquiry.offered_to.empty() && !enquiry.pending &&
                      enquiry.due_time == kNever),
          "closed waits on nothing");
  require(!accepted || (!enquiry.owner.empty() && enquiry.waits_on.empty()),
          "accepted has an owner and waits on nobody");
  // Whoever was erased while another's answer waits to take effect leaves an empty place so long.
  require(closed || accepted || enquiry.pending ||
              (!enquiry.waits_on.empty() && enquiry.due_time != kNever),
          "unowned waits on a named person with a due time");
  require(accepted || enquiry.offered_to.empty(), "offered only while it has an owner");
  require(enquiry.offered_to.empty() || enquiry.due_time != kNever, "an offer has a due time");
  require(!registrar || enquiry.pending ||
              (!enquiry.registrars.empty() && enquiry.registrars.back() == enquiry.waits_on),
          "a registrar's task is the last registrar's");
  require(!has_doubles(enquiry.asked), "nobody is asked twice");
  require(!has_doubles(enquiry.registrars), "no registrar has it twice");
  require(!has_doubles(enquiry.team), "nobody is in the team twice");
  require(enquiry.coordinator.empty() || holds(enquiry.team, enquiry.coordinator),
          "who coordinates is in the team");
  require(!holds(enquiry.team, enquiry.owner), "an owner is not in her own team");
  require(enquiry.way >= 0 && enquiry.way <= static_cast<std::int32_t>(enquiry.ways.size()),
          "the way being walked is one of them");
  return broken;
}

}  // namespace veieninn::enquiry
