#include "clients/cli/enum_words.h"

#include <cctype>

#include <fmt/format.h>

namespace veieninn::cli {
namespace {

// All names of an enum begin with the name of value 0 up to `UNSPECIFIED`.
std::string_view prefix_of(const google::protobuf::EnumDescriptor& type) {
  std::string_view zero = type.value(0)->name();
  return zero.substr(0, zero.rfind("UNSPECIFIED"));
}

}  // namespace

std::string enum_word(const google::protobuf::EnumDescriptor& type, int number) {
  const google::protobuf::EnumValueDescriptor* value = type.FindValueByNumber(number);
  if (value == nullptr || number == 0) return {};
  std::string word = value->name().substr(prefix_of(type).size());
  for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return word;
}

Cell<int> read_enum_word(const google::protobuf::EnumDescriptor& type, std::string_view word) {
  std::string name(prefix_of(type));
  for (const char c : word) {
    name.push_back(c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
  }
  const google::protobuf::EnumValueDescriptor* value = type.FindValueByName(name);
  if (value == nullptr || value->number() == 0) {
    return tl::unexpected(CellProblem{fmt::format("'{}' is not a word of this column", word),
                                      fmt::format("write {}", all_enum_words(type))});
  }
  return value->number();
}

std::string all_enum_words(const google::protobuf::EnumDescriptor& type) {
  std::string words;
  for (int i = 1; i < type.value_count(); ++i) {
    if (i > 1) words += i + 1 == type.value_count() ? " or " : ", ";
    words += enum_word(type, type.value(i)->number());
  }
  return words;
}

}  // namespace veieninn::cli
