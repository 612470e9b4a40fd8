// Somebody outside the register, whom a colleague names by her address.
#pragma once

#include <string>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/model/rows.h"

namespace veieninn::enquiries {

struct NewColleague {
  std::string display_name;
  std::string address;
};

// A contact in the unit of `by`, under a new id. Errors: kInvalidArgument about
// `colleague.address` that is none, or outside the mail domain of `by`, or in one that anybody can
// have an address in.
[[nodiscard]] Result<model::Contact> new_contact(const NewColleague& colleague,
                                                 const model::Contact& by, Instant now);

}  // namespace veieninn::enquiries
