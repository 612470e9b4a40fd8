#include "clients/cli/directory_calls.h"

#include <algorithm>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

namespace veieninn::cli {
namespace {

using google::protobuf::Message;

constexpr std::size_t kPageSizeMax = 1000;

std::string_view service_of(const Table& table) {
  return table.kind == "engagements" ? "EngagementService" : "DirectoryService";
}

void set_text(Message& message, const std::string& field, const std::string& value) {
  const auto* descriptor = message.GetDescriptor()->FindFieldByName(field);
  if (descriptor != nullptr && !value.empty()) {
    message.GetReflection()->SetString(&message, descriptor, value);
  }
}

}  // namespace

OwnedMessage new_message(std::string_view type) {
  const auto* descriptor =
      google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(
          fmt::format("veieninn.v1.{}", type));
  return OwnedMessage(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(descriptor)->New());
}

Outcome<OwnedMessage> call_directory(Server& server, const Table& table, std::string_view verb,
                                     const Message& request) {
  OwnedMessage response = new_message(fmt::format("{}{}Response", verb, table.type));
  const Outcome<bool> answered = server.call(
      std::string(service_of(table)), fmt::format("{}{}", verb, table.type), request, *response);
  if (!answered) return tl::unexpected(answered.error());
  return response;
}

Outcome<bool> list_resources(Server& server, const Table& table, const ListQuery& query,
                             const std::function<void(const Message&)>& take) {
  const OwnedMessage request = new_message(fmt::format("List{}sRequest", table.type));
  set_text(*request, "filter", query.filter);
  set_text(*request, "order_by", query.order_by);
  std::size_t taken = 0;
  while (true) {
    const std::size_t left = query.limit == 0 ? kPageSizeMax : query.limit - taken;
    request->GetReflection()->SetInt32(request.get(),
                                       request->GetDescriptor()->FindFieldByName("page_size"),
                                       static_cast<int>(std::min(left, kPageSizeMax)));
    const OwnedMessage response = new_message(fmt::format("List{}sResponse", table.type));
    const Outcome<bool> answered = server.call(
        std::string(service_of(table)), fmt::format("List{}s", table.type), *request, *response);
    if (!answered) return tl::unexpected(answered.error());
    const auto* reflection = response->GetReflection();
    const auto* field = response->GetDescriptor()->FindFieldByName(table.entry_field + "s");
    const int count = reflection->FieldSize(*response, field);
    for (int i = 0; i < count; ++i) take(reflection->GetRepeatedMessage(*response, field, i));
    taken += static_cast<std::size_t>(count);
    if (query.revision_seen != nullptr) {
      const std::int64_t revision =
          reflection->GetInt64(*response, response->GetDescriptor()->FindFieldByName("revision"));
      *query.revision_seen = std::max(*query.revision_seen, revision);
    }
    const std::string token = reflection->GetString(
        *response, response->GetDescriptor()->FindFieldByName("next_page_token"));
    if (token.empty()) return false;
    if (query.limit > 0 && taken >= query.limit) return true;
    set_text(*request, "page_token", token);
  }
}

ListAreas area_lister(Server& server, std::int64_t* revision_seen) {
  return [&server, revision_seen](const std::string& filter) -> Outcome<std::vector<v1::Area>> {
    std::vector<v1::Area> areas;
    const Outcome<bool> listed = list_resources(
        server, *find_table("areas"), {filter, "", 0, revision_seen},
        [&](const Message& area) { areas.push_back(dynamic_cast<const v1::Area&>(area)); });
    if (!listed) return tl::unexpected(listed.error());
    return areas;
  };
}

std::string condition(std::string_view field, std::string_view op, std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (c == '"' || c == '\\') text.push_back('\\');
    text.push_back(c);
  }
  return fmt::format("{} {} \"{}\"", field, op, text);
}

}  // namespace veieninn::cli
