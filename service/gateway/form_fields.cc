#include "service/gateway/form_fields.h"

#include <algorithm>
#include <cstdint>

#include "service/gateway/plain_text.h"

namespace veieninn::gateway {
namespace {

// "%C3%B8": three bytes on the way for one of text.
constexpr std::size_t kEncodedBytesPerByte = 3;
constexpr std::string_view kControlsOfTexts = "\t\r\n";

Error too_long(const std::string& field, std::size_t limit) {
  return limit_exceeded(field, static_cast<std::int64_t>(limit), "bytes");
}

// `field` is what errors call it.
Result<std::string> decode(std::string_view encoded, const std::string& field,
                           std::size_t bytes_max, std::string_view allowed_controls) {
  if (encoded.size() > bytes_max * kEncodedBytesPerByte) return fail(too_long(field, bytes_max));
  auto text = percent_decoded(encoded, PlusSign::kIsSpace);
  if (!text) {
    return fail(invalid_argument(field, "is not percent-encoded as forms are",
                                 "send it as application/x-www-form-urlencoded"));
  }
  if (text->size() > bytes_max) return fail(too_long(field, bytes_max));
  if (!is_plain_text(*text, allowed_controls)) {
    return fail(invalid_argument(field, "is not UTF-8 text without control characters",
                                 "send plain text in UTF-8"));
  }
  return *std::move(text);
}

Result<FormField> parse_field(std::string_view encoded, std::size_t number) {
  const std::string place = "field " + std::to_string(number);
  const std::size_t equals = encoded.find('=');
  if (equals == std::string_view::npos) {
    return fail(invalid_argument(place, "has no '='", "send name=value"));
  }
  auto name = decode(encoded.substr(0, equals), place, kFieldNameBytesMax, "");
  if (!name) return fail(std::move(name.error()));
  if (name->empty()) return fail(invalid_argument(place, "has no name", "send name=value"));
  auto value = decode(encoded.substr(equals + 1), *name, kFieldValueBytesMax, kControlsOfTexts);
  if (!value) return fail(std::move(value.error()));
  return FormField{*std::move(name), *std::move(value)};
}

// In any range of fields; their number is bounded, so that a plain search is enough.
auto named(const std::vector<FormField>& fields, std::string_view name) {
  return std::find_if(fields.begin(), fields.end(),
                      [&](const FormField& field) { return field.name == name; });
}

}  // namespace

std::optional<std::string_view> FormFields::find(std::string_view name) const {
  const auto found = named(fields_, name);
  return found == fields_.end() ? std::nullopt : std::optional<std::string_view>(found->value);
}

Result<FormFields> parse_form(std::string_view encoded) {
  std::vector<FormField> fields;
  bool more = !encoded.empty();
  while (more) {
    if (fields.size() == kFormFieldsMax) {
      return fail(limit_exceeded("form", std::int64_t{kFormFieldsMax}, "fields"));
    }
    const std::size_t end = encoded.find('&');
    auto field = parse_field(encoded.substr(0, end), fields.size() + 1);
    if (!field) return fail(std::move(field.error()));
    if (named(fields, field->name) != fields.end()) {
      return fail(invalid_argument(field->name, "comes twice", "send each field once"));
    }
    fields.push_back(*std::move(field));
    more = end != std::string_view::npos;
    if (more) encoded.remove_prefix(end + 1);
  }
  return FormFields(std::move(fields));
}

}  // namespace veieninn::gateway
