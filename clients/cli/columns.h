// The kinds of column that tables are made of; each fills one field of a message, found by name.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <google/protobuf/reflection.h>

#include "clients/cli/table.h"

namespace veieninn::cli {

[[nodiscard]] Column id_column(std::string collection);
[[nodiscard]] Column text_column(const std::string& name, bool required, std::string hint);
[[nodiscard]] Column texts_column(const std::string& name, const std::string& field,
                                  std::string hint);
[[nodiscard]] Column reference_column(const std::string& name, std::string collection,
                                      bool required, std::string hint);
[[nodiscard]] Column references_column(const std::string& name, std::string collection,
                                       std::string hint);
[[nodiscard]] Column localized_column(const std::string& name, const std::string& field,
                                      bool required, std::string hint);
[[nodiscard]] Column enum_column(const std::string& name,
                                 const google::protobuf::EnumDescriptor& type);
[[nodiscard]] Column integer_column(const std::string& name, std::string hint);
[[nodiscard]] Column probability_column(const std::string& name, bool required, std::string hint);
[[nodiscard]] Column flag_column(const std::string& name);
[[nodiscard]] Column time_column(const std::string& name, bool required, std::string hint);
// One end of the TimePeriod in `field`.
[[nodiscard]] Column period_start_column(const std::string& name, const std::string& field);
[[nodiscard]] Column period_end_column(const std::string& name, const std::string& field);

// A repeated message field, each value read and written by itself.
template <typename Value, typename Read, typename Write>
[[nodiscard]] Column values_column(const std::string& name, const std::string& field,
                                   std::string hint, Read read, Write write) {
  Column column{name, field, false, std::move(hint), {}, {}, {}};
  column.read = [field, read](std::string_view cell, Today today,
                              google::protobuf::Message& resource) -> std::optional<CellProblem> {
    const auto* descriptor = resource.GetDescriptor()->FindFieldByName(field);
    for (const std::string& text : split_cell(cell)) {
      Cell<Value> value = read(text, today);
      if (!value) return value.error();
      resource.GetReflection()->AddMessage(&resource, descriptor)->CopyFrom(*value);
    }
    return std::nullopt;
  };
  column.clear = [field](google::protobuf::Message& resource) {
    resource.GetReflection()->ClearField(&resource,
                                         resource.GetDescriptor()->FindFieldByName(field));
  };
  column.write = [field, write](const google::protobuf::Message& resource) {
    std::vector<std::string> values;
    const auto all = resource.GetReflection()->GetRepeatedFieldRef<Value>(
        resource, resource.GetDescriptor()->FindFieldByName(field));
    for (const Value& value : all) values.push_back(write(value));
    return join_cell(values);
  };
  return column;
}

}  // namespace veieninn::cli
