// filter, order_by and page_token of the List methods -> store::ListQuery, and back.
//
//     filter     condition { " AND " condition }
//     condition  field ( "=" | ":" ) '"' text '"'      with \" and \\ inside the text
//
// A page token is opaque to clients. It holds the place where the next page begins, the revision
// of the first page, and a hash of what was asked, so that it cannot be used with another question.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "service/store/store.h"

namespace veieninn::api {

inline constexpr std::size_t kFilterBytesMax = 2000;
inline constexpr std::int32_t kPageSizeDefault = 100;
inline constexpr std::int32_t kPageSizeMax = 1000;

// Which fields and values a kind knows is the store's to say. Errors: kInvalidArgument about
// `filter`, with the place where it stops making sense.
[[nodiscard]] Result<std::vector<store::Condition>> parse_filter(std::string_view filter);

struct Order {
  std::string field;
  bool descending = false;
};
[[nodiscard]] Result<Order> parse_order(std::string_view order_by);

// 0 is the default; above the maximum is cut. Errors: kInvalidArgument for a negative size.
[[nodiscard]] Result<std::int32_t> parse_page_size(std::int32_t page_size,
                                                   std::int32_t size_default = kPageSizeDefault,
                                                   std::int32_t size_max = kPageSizeMax);

struct PagePosition {
  std::string after;             // empty: the first page
  model::Revision revision = 0;  // of the first page
};
// `question`: everything that must be the same from page to page.
[[nodiscard]] std::string make_page_token(std::string_view question, const PagePosition& position);
// An empty token is the first page. Errors: kInvalidArgument for a token of another question, or
// none of ours.
[[nodiscard]] Result<PagePosition> parse_page_token(std::string_view question,
                                                    std::string_view token);

// The fields of a List request, read together.
struct ListFields {
  store::ResourceKind kind = store::ResourceKind::kArea;
  std::int32_t page_size = 0;
  std::string_view page_token;
  std::string_view filter;
  std::string_view order_by;
};
[[nodiscard]] std::string question_of(const ListFields& fields);
struct ListPlan {
  store::ListQuery query;
  model::Revision first_revision = 0;
};
[[nodiscard]] Result<ListPlan> plan_list(const ListFields& fields);

}  // namespace veieninn::api
