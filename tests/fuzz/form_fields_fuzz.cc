// Any bytes as a form: refused, or text within its limits that no other form reads as.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "service/gateway/form_fields.h"
#include "service/gateway/plain_text.h"

namespace veieninn::gateway {
namespace {

void require(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "law broken: %s\n", law);
  std::abort();
}

void check(std::string_view input) {
  const auto form = parse_form(input);
  if (!form) {
    require(form.error().violations.size() == 1, "one field is to blame");
    require(is_plain_text(form.error().message), "a message is text whatever was sent");
    return;
  }
  require(form->all().size() <= kFormFieldsMax, "no more fields than may be");
  for (const FormField& field : form->all()) {
    require(!field.name.empty() && field.name.size() <= kFieldNameBytesMax, "names are bounded");
    require(field.value.size() <= kFieldValueBytesMax, "values are bounded");
    require(is_plain_text(field.name), "names are text");
    require(is_plain_text(field.value, "\t\r\n"), "values are text");
    require(form->find(field.name) == field.value, "names are unique");
  }
}

}  // namespace
}  // namespace veieninn::gateway

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  veieninn::gateway::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
