// The directory's methods for any kind of resource, and the pages of its lists put together.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <google/protobuf/message.h>

#include "clients/cli/places.h"
#include "clients/cli/server.h"
#include "clients/cli/table.h"

namespace veieninn::cli {

using OwnedMessage = std::unique_ptr<google::protobuf::Message>;

// A new message of `veieninn.v1.<type>`. REQUIRES: the API has it.
[[nodiscard]] OwnedMessage new_message(std::string_view type);

// `CreateContact` and its kin: `verb` Get, Create, Update or Delete. The answer is
// `<verb><Type>Response`.
[[nodiscard]] Outcome<OwnedMessage> call_directory(Server& server, const Table& table,
                                                   std::string_view verb,
                                                   const google::protobuf::Message& request);

struct ListQuery {
  std::string filter;
  std::string order_by;
  std::size_t limit = 0;                  // 0: all
  std::int64_t* revision_seen = nullptr;  // raised to the answers' revision
};

// Hands over the resources in order, at most `limit`; true when there were more.
[[nodiscard]] Outcome<bool> list_resources(
    Server& server, const Table& table, const ListQuery& query,
    const std::function<void(const google::protobuf::Message&)>& take);

// The newest revision that its answers saw goes to `revision_seen`, where it is given: a read that
// follows can ask for at least that, and never knows less than the one before.
[[nodiscard]] ListAreas area_lister(Server& server, std::int64_t* revision_seen = nullptr);

// A condition `field = "value"` or, with `op` ":", `field : "value"`.
[[nodiscard]] std::string condition(std::string_view field, std::string_view op,
                                    std::string_view value);

}  // namespace veieninn::cli
