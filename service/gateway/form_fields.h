// The fields of an HTML form or of a query: application/x-www-form-urlencoded, read strictly.
//
// Browsers send one exact form; whatever differs is refused instead of guessed at, so that no two
// readers of the same bytes can see two different forms.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/error.h"

namespace veieninn::gateway {

// Far above our largest form, far below what would cost memory or a long search.
inline constexpr std::size_t kFormFieldsMax = 50;
inline constexpr std::size_t kFieldNameBytesMax = 100;
inline constexpr std::size_t kFieldValueBytesMax = 8'192;  // decoded; a long letter

struct FormField {
  std::string name;
  std::string value;

  friend bool operator==(const FormField&, const FormField&) = default;
};

// Immutable; safe to read from several threads.
class FormFields {
 public:
  FormFields() = default;

  // The value of `name`, valid as long as this is; none when the form has no such field.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  [[nodiscard]] const std::vector<FormField>& all() const noexcept { return fields_; }

  friend bool operator==(const FormFields&, const FormFields&) = default;

 private:
  friend Result<FormFields> parse_form(std::string_view encoded);
  explicit FormFields(std::vector<FormField> fields) : fields_(std::move(fields)) {}

  std::vector<FormField> fields_;  // in the order sent, names unique
};

// "navn=Rolig+Bok&sted=R%C3%B8st"; nothing at all is a form without fields. Names and values are
// UTF-8 without control characters, except tab and line breaks in values.
// Errors name the field, or its place ("field 3") while its name cannot be read:
//   kInvalidArgument: no '=', a broken or missing percent-encoding, no UTF-8, a control character,
//     no name, a name that comes twice
//   kLimitExceeded: more fields or longer ones than the limits above
[[nodiscard]] Result<FormFields> parse_form(std::string_view encoded);

}  // namespace veieninn::gateway
