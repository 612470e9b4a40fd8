#include "clients/cli/columns.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/enum_words.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor* field_of(const Message& message, const std::string& name) {
  return message.GetDescriptor()->FindFieldByName(name);
}

std::string string_in(const Message& message, const std::string& field) {
  return message.GetReflection()->GetString(message, field_of(message, field));
}

void set_string(Message& message, const std::string& field, std::string value) {
  message.GetReflection()->SetString(&message, field_of(message, field), std::move(value));
}

Column plain_column(const std::string& name, const std::string& field, bool required,
                    std::string hint) {
  Column column{name, field, required, std::move(hint), {}, {}, {}};
  column.clear = [field](Message& resource) {
    resource.GetReflection()->ClearField(&resource, field_of(resource, field));
  };
  return column;
}

std::vector<std::string> strings_in(const Message& resource, const std::string& field) {
  const auto values = resource.GetReflection()->GetRepeatedFieldRef<std::string>(
      resource, field_of(resource, field));
  return {values.begin(), values.end()};
}

Column period_column(const std::string& name, const std::string& field, const std::string& end) {
  Column column = plain_column(name, field, false, "2024-01-01");
  column.clear = [field, end](Message& resource) {
    Message* period =
        resource.GetReflection()->MutableMessage(&resource, field_of(resource, field));
    period->GetReflection()->ClearField(period, field_of(*period, end));
    if (period->ByteSizeLong() == 0) {
      resource.GetReflection()->ClearField(&resource, field_of(resource, field));
    }
  };
  column.read = [field, end](std::string_view cell, Today today,
                             Message& resource) -> std::optional<CellProblem> {
    const Cell<google::protobuf::Timestamp> time = read_time(cell, today);
    if (!time) return time.error();
    Message* period =
        resource.GetReflection()->MutableMessage(&resource, field_of(resource, field));
    period->GetReflection()->MutableMessage(period, field_of(*period, end))->CopyFrom(*time);
    return std::nullopt;
  };
  column.write = [field, end](const Message& resource) -> std::string {
    const auto& period = dynamic_cast<const v1::TimePeriod&>(
        resource.GetReflection()->GetMessage(resource, field_of(resource, field)));
    if (!period.GetReflection()->HasField(period, field_of(period, end))) return {};
    return write_time(end == "start_time" ? period.start_time() : period.end_time());
  };
  return column;
}

}  // namespace

Column id_column(std::string collection) {
  Column column = plain_column("id", "name", true, "an id of [a-z0-9-]");
  column.read = [collection = std::move(collection)](
                    std::string_view cell, Today, Message& resource) -> std::optional<CellProblem> {
    Cell<std::string> name = read_reference(cell, collection);
    if (!name) return name.error();
    set_string(resource, "name", *name);
    return std::nullopt;
  };
  column.write = [](const Message& resource) { return bare_id(string_in(resource, "name")); };
  return column;
}

Column text_column(const std::string& name, bool required, std::string hint) {
  Column column = plain_column(name, name, required, std::move(hint));
  column.read = [name](std::string_view cell, Today,
                       Message& resource) -> std::optional<CellProblem> {
    set_string(resource, name, std::string(cell));
    return std::nullopt;
  };
  column.write = [name](const Message& resource) { return string_in(resource, name); };
  return column;
}

Column texts_column(const std::string& name, const std::string& field, std::string hint) {
  Column column = plain_column(name, field, false, std::move(hint));
  column.read = [field](std::string_view cell, Today,
                        Message& resource) -> std::optional<CellProblem> {
    for (std::string& value : split_cell(cell)) {
      resource.GetReflection()->AddString(&resource, field_of(resource, field), std::move(value));
    }
    return std::nullopt;
  };
  column.write = [field](const Message& resource) {
    return join_cell(strings_in(resource, field));
  };
  return column;
}

Column reference_column(const std::string& name, std::string collection, bool required,
                        std::string hint) {
  Column column = plain_column(name, name, required, std::move(hint));
  column.read = [name, collection = std::move(collection)](
                    std::string_view cell, Today, Message& resource) -> std::optional<CellProblem> {
    Cell<std::string> reference = read_reference(cell, collection);
    if (!reference) return reference.error();
    set_string(resource, name, *std::move(reference));
    return std::nullopt;
  };
  column.write = [name](const Message& resource) { return bare_id(string_in(resource, name)); };
  return column;
}

Column references_column(const std::string& name, std::string collection, std::string hint) {
  Column column = plain_column(name, name, false, std::move(hint));
  column.read = [name, collection = std::move(collection)](
                    std::string_view cell, Today, Message& resource) -> std::optional<CellProblem> {
    for (const std::string& value : split_cell(cell)) {
      Cell<std::string> reference = read_reference(value, collection);
      if (!reference) return reference.error();
      resource.GetReflection()->AddString(&resource, field_of(resource, name),
                                          *std::move(reference));
    }
    return std::nullopt;
  };
  column.write = [name](const Message& resource) {
    std::vector<std::string> ids;
    for (const std::string& value : strings_in(resource, name)) ids.push_back(bare_id(value));
    return join_cell(ids);
  };
  return column;
}

Column localized_column(const std::string& name, const std::string& field, bool required,
                        std::string hint) {
  Column column = values_column<v1::LocalizedText>(
      name, field, std::move(hint),
      [](const std::string& value, Today) { return read_localized(value); }, write_localized);
  column.required = required;
  return column;
}

Column enum_column(const std::string& name, const google::protobuf::EnumDescriptor& type) {
  Column column = plain_column(name, name, true, all_enum_words(type));
  column.read = [name, &type](std::string_view cell, Today,
                              Message& resource) -> std::optional<CellProblem> {
    const Cell<int> number = read_enum_word(type, trimmed(cell));
    if (!number) return number.error();
    resource.GetReflection()->SetEnumValue(&resource, field_of(resource, name), *number);
    return std::nullopt;
  };
  column.write = [name, &type](const Message& resource) {
    return enum_word(type,
                     resource.GetReflection()->GetEnumValue(resource, field_of(resource, name)));
  };
  return column;
}

Column integer_column(const std::string& name, std::string hint) {
  Column column = plain_column(name, name, false, std::move(hint));
  column.read = [name](std::string_view cell, Today,
                       Message& resource) -> std::optional<CellProblem> {
    cell = trimmed(cell);
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size()) {
      return CellProblem{fmt::format("'{}' is not a whole number", cell), "write such as 3"};
    }
    resource.GetReflection()->SetInt32(&resource, field_of(resource, name), number);
    return std::nullopt;
  };
  column.write = [name](const Message& resource) -> std::string {
    const int number = resource.GetReflection()->GetInt32(resource, field_of(resource, name));
    return number == 0 ? std::string() : std::to_string(number);
  };
  return column;
}

Column probability_column(const std::string& name, bool required, std::string hint) {
  Column column = plain_column(name, name, required, std::move(hint));
  column.read = [name](std::string_view cell, Today,
                       Message& resource) -> std::optional<CellProblem> {
    cell = trimmed(cell);
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(number)) {
      return CellProblem{fmt::format("'{}' is not a number", cell),
                         "write such as 0.4, with a point"};
    }
    resource.GetReflection()->SetDouble(&resource, field_of(resource, name), number);
    return std::nullopt;
  };
  column.write = [name](const Message& resource) {
    std::array<char, 32> digits{};  // the shortest spelling that reads back to the same bits
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(),
                      resource.GetReflection()->GetDouble(resource, field_of(resource, name)));
    return error == std::errc() ? std::string(digits.data(), end) : std::string();
  };
  return column;
}

Column flag_column(const std::string& name) {
  Column column = plain_column(name, name, false, "true or false");
  column.read = [name](std::string_view cell, Today,
                       Message& resource) -> std::optional<CellProblem> {
    const std::string word = folded(trimmed(cell));
    const bool on = word == "true" || word == "yes" || word == "ja" || word == "1";
    if (!on && word != "false" && word != "no" && word != "nei" && word != "0") {
      return CellProblem{fmt::format("'{}' is neither true nor false", cell),
                         "write true or false"};
    }
    resource.GetReflection()->SetBool(&resource, field_of(resource, name), on);
    return std::nullopt;
  };
  column.write = [name](const Message& resource) -> std::string {
    return resource.GetReflection()->GetBool(resource, field_of(resource, name)) ? "true" : "";
  };
  return column;
}

Column time_column(const std::string& name, bool required, std::string hint) {
  Column column = plain_column(name, name, required, std::move(hint));
  column.read = [name](std::string_view cell, Today today,
                       Message& resource) -> std::optional<CellProblem> {
    const Cell<google::protobuf::Timestamp> time = read_time(cell, today);
    if (!time) return time.error();
    resource.GetReflection()->MutableMessage(&resource, field_of(resource, name))->CopyFrom(*time);
    return std::nullopt;
  };
  column.write = [name](const Message& resource) -> std::string {
    const FieldDescriptor* field = field_of(resource, name);
    if (!resource.GetReflection()->HasField(resource, field)) return {};
    return write_time(dynamic_cast<const google::protobuf::Timestamp&>(
        resource.GetReflection()->GetMessage(resource, field)));
  };
  return column;
}

Column period_start_column(const std::string& name, const std::string& field) {
  return period_column(name, field, "start_time");
}

Column period_end_column(const std::string& name, const std::string& field) {
  return period_column(name, field, "end_time");
}

}  // namespace veieninn::cli
