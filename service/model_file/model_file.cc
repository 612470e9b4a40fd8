#include "service/model_file/model_file.h"

#include <fstream>
#include <sstream>

#include <toml++/toml.h>

#include "engine/belief/parameter_table.h"

namespace veieninn::model_file {
namespace {

constexpr std::string_view kHint = "see docs/model.md for what a model file holds";

std::string place_in(const std::string& where, const toml::source_region& region) {
  return where + ":" + std::to_string(region.begin.line);
}

// The error of a parameter, told with the place where it stands.
Error placed(Error error, const std::string& place) {
  for (FieldViolation& violation : error.violations) {
    violation.field = place + ": " + violation.field;
    error.message = violation.field + " " + violation.description;
  }
  return error;
}

Result<void> read_version(const toml::table& table, const std::string& where) {
  const auto version = table["version"].value<std::int64_t>();
  if (!version) {
    return fail(invalid_argument(where + ": version", "is missing",
                                 "write version = " + std::to_string(kVersion)));
  }
  if (*version == kVersion) return {};
  return fail(invalid_argument(
      where + ": version",
      "is " + std::to_string(*version) + ", this program knows " + std::to_string(kVersion),
      "learn a new model with `veieninn fit`, or start the program that wrote it"));
}

Result<void> read_parameters(const toml::table& table, const std::string& where,
                             belief::ModelParameters& parameters) {
  for (const auto& [key, node] : table) {
    const std::string place = place_in(where, node.source());
    const auto value = node.value<double>();
    if (!value) {
      return fail(invalid_argument(place + ": " + std::string(key.str()), "is no number",
                                   std::string(kHint)));
    }
    if (Result<void> set = belief::set_parameter(parameters, key.str(), *value); !set) {
      return fail(placed(std::move(set.error()), place));
    }
  }
  return {};
}

Result<belief::ModelParameters> read_table(const toml::table& table, const std::string& where) {
  if (Result<void> version = read_version(table, where); !version) return fail(version.error());
  belief::ModelParameters parameters;
  for (const auto& [key, node] : table) {
    if (key.str() == "version") continue;
    const toml::table* const inner = node.as_table();
    if (key.str() != "parameters" || inner == nullptr) {
      return fail(invalid_argument(place_in(where, node.source()) + ": " + std::string(key.str()),
                                   "is not part of a model file", std::string(kHint)));
    }
    if (Result<void> read = read_parameters(*inner, where, parameters); !read) {
      return fail(std::move(read.error()));
    }
  }
  if (Result<void> together = belief::check_together(parameters); !together) {
    return fail(placed(std::move(together.error()), where));
  }
  return parameters;
}

}  // namespace

Result<belief::ModelParameters> parse(std::string_view text, const std::string& where) {
  toml::table table;
  try {
    table = toml::parse(text);
  } catch (const toml::parse_error& error) {
    return fail(invalid_argument(place_in(where, error.source()),
                                 "cannot be read as TOML: " + std::string(error.description()),
                                 std::string(kHint)));
  }
  return read_table(table, where);
}

Result<belief::ModelParameters> read(const std::string& path) {
  std::ifstream in(path);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) {
    return fail(invalid_argument("model_file", "cannot read " + path,
                                 "name a file that `veieninn fit` wrote, or leave it out"));
  }
  return parse(text.str(), path);
}

}  // namespace veieninn::model_file
