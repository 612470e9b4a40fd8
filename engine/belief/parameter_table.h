// Every model parameter by its name: for a model file, and for showing what is in force.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "engine/base/error.h"
#include "engine/belief/model_parameters.h"

namespace veieninn::belief {

struct ParameterEntry {
  std::string_view name;  // as in model_parameters.h
  std::variant<double ModelParameters::*, std::int32_t ModelParameters::*> place;
  double least = 0;
  double most = 0;
  std::string_view meaning;  // one line
};

// In the order of model_parameters.h.
[[nodiscard]] std::span<const ParameterEntry> parameter_table() noexcept;

// REQUIRES: `place` is in the table; every member is.
[[nodiscard]] const ParameterEntry& entry_of(double ModelParameters::* place);

[[nodiscard]] double value_of(const ModelParameters& parameters, const ParameterEntry& entry);

// Errors: kInvalidArgument about `name` when there is no such parameter, or when `value` is out of
// its bounds, no number, or no whole number where one is needed.
[[nodiscard]] Result<void> set_parameter(ModelParameters& parameters, std::string_view name,
                                         double value);

// What must hold between parameters. Errors: kInvalidArgument about the first that breaks it.
[[nodiscard]] Result<void> check_together(const ModelParameters& parameters);

}  // namespace veieninn::belief
