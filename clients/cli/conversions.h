// Takes in lists that others made, in their own shape. Each reader is pure: text in, documented
// rows out, with one line for every row it cannot use.
#pragma once

#include <string>
#include <string_view>

#include "clients/cli/area_numbers.h"
#include "clients/cli/source_file.h"

namespace veieninn::cli {

// `{"1001": ["OSLO", "0301", "OSLO", "P"], …}`: postal code → place, municipality number. A partial
// table of areas: each area with all its codes. Keys may lack leading zeros. Svalbard and Jan Mayen
// are no municipalities: their rows carry what it takes to make them.
[[nodiscard]] SourceFile convert_postal_codes(std::string name, std::string_view json);

// `id;name;email;categories` of 2011: units with a shared mailbox, and no person. Four-digit ids
// are municipalities, two-digit ids counties, others state bodies; their areas by `numbers`.
[[nodiscard]] SourceFile convert_mailboxes(std::string name, std::string_view text,
                                           const AreaNumbers& numbers);

// `org code name parent from to`: the units of many organisations, the parent by its name within
// the organisation, which itself becomes the root.
[[nodiscard]] SourceFile convert_unit_list(std::string name, std::string_view text,
                                           const AreaNumbers& numbers);

}  // namespace veieninn::cli
