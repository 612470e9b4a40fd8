// Lists that come page after page.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "clients/cli/server.h"

namespace veieninn::cli {

inline constexpr std::size_t kListedAtOnceMax = 1000;  // the API's

template <typename Row>
struct Listed {
  std::vector<Row> rows;
  bool has_more = false;  // the limit was reached before the end
};

// What `request` lists, up to `limit` rows; 0: all. `rows_of`: (const Response&) -> const rows&.
template <typename Response, typename Request, typename RowsOf>
[[nodiscard]] auto list_pages(Server& server, const std::string& service, const std::string& method,
                              Request request, std::size_t limit, const RowsOf& rows_of) {
  using Rows = std::decay_t<std::invoke_result_t<RowsOf, const Response&>>;
  Listed<typename Rows::value_type> listed;
  do {
    const std::size_t wanted = limit == 0 ? kListedAtOnceMax : limit - listed.rows.size();
    request.set_page_size(static_cast<std::int32_t>(std::min(wanted, kListedAtOnceMax)));
    Response page;
    const Outcome<bool> answered = server.call(service, method, request, page);
    if (!answered) return Outcome<decltype(listed)>(tl::unexpected(answered.error()));
    const auto& rows = rows_of(page);
    listed.rows.insert(listed.rows.end(), rows.begin(), rows.end());
    request.set_page_token(page.next_page_token());
    listed.has_more = !page.next_page_token().empty();
  } while (listed.has_more && (limit == 0 || listed.rows.size() < limit));
  return Outcome<decltype(listed)>(std::move(listed));
}

}  // namespace veieninn::cli
