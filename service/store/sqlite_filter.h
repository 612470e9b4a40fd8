// Filter conditions into SQL: one table says which field of which kind is which column. Values are
// always bound, never written into the statement.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "service/store/sqlite_database.h"
#include "service/store/store.h"

namespace veieninn::store {

// A documented filter field. `pattern` is a condition on table alias `t` in which each column that
// the value is compared with stands between two @.
struct FilterField {
  std::string_view name;
  std::string_view pattern;
  std::string_view collection = {};  // of a reference: "orgUnits/", which a value may have
  std::span<const std::string_view> names = {};  // of an enum's values, from 1; "true" and "false"
  std::string_view name_prefix = {};             // of the enum's values in the API, may be given
};

[[nodiscard]] std::span<const FilterField> filter_fields(ResourceKind kind) noexcept;
[[nodiscard]] std::span<const FilterField> engagement_filter_fields() noexcept;

struct FilterClause {
  std::string sql;  // " AND …" for each condition; parameters from ?1
  std::vector<std::string> values;

  void bind_to(Query& query) const;
};

// Errors: kInvalidArgument on `filter`, naming the fields or values that are allowed.
[[nodiscard]] Result<FilterClause> filter_clause(std::span<const FilterField> fields,
                                                 const std::vector<Condition>& conditions);

}  // namespace veieninn::store
