// Somebody outside the register, whom a colleague names by her address.
#pragma once

#include <optional>
#include <string>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/model/rows.h"
#include "service/store/store.h"

namespace veieninn::enquiries {

struct NewColleague {
  std::string display_name;
  std::string address;
};

// A contact in the unit of `by`, under a new id. Errors: kInvalidArgument about
// `colleague.address` that is none, or outside the mail domain of `by`.
[[nodiscard]] Result<model::Contact> new_contact(const NewColleague& colleague,
                                                 const model::Contact& by, Instant now);

// The contact of `unit` who has the address already.
[[nodiscard]] Result<std::optional<std::string>> registered(store::Store& store,
                                                            const NewColleague& colleague,
                                                            const std::string& unit);

}  // namespace veieninn::enquiries
