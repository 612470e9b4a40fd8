// The file that says which numbers the model rests on, where they are not the built-in ones:
//
//     version = 1
//
//     [parameters]
//     evidence_half_life_days = 188
//     answer_mean = 0.62
//
// TOML. `veieninn fit` writes one; the server reads it at start, and at no other time.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "engine/belief/model_parameters.h"

namespace veieninn::model_file {

inline constexpr int kVersion = 1;

// Parameters that `text` does not name have their built-in values. Errors: kInvalidArgument about
// the line, in `where`, with what is wrong: no TOML, another version, an unknown key or parameter,
// a value that is no number or out of bounds.
[[nodiscard]] Result<belief::ModelParameters> parse(std::string_view text,
                                                    const std::string& where);

// Of the file. Errors: as parse(), and kInvalidArgument when it cannot be read.
[[nodiscard]] Result<belief::ModelParameters> read(const std::string& path);

}  // namespace veieninn::model_file
