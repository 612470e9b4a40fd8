#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "engine/model/text_laws.h"
#include "service/store/sqlite_filter.h"
#include "service/store/sqlite_reads.h"
#include "service/store/sqlite_row_reader.h"

namespace veieninn::store {
namespace {

constexpr std::int32_t kPageSizeMax = 1000;

// Where a page ended. Written "n<id>" when ordered by name, "u<seconds>/<id>" by update time.
struct Position {
  std::int64_t update_time = 0;
  std::string id;
};

std::string write_position(bool by_time, const Position& position) {
  return by_time ? "u" + std::to_string(position.update_time) + "/" + position.id
                 : "n" + position.id;
}

std::optional<Position> read_position(bool by_time, std::string_view text) {
  if (text.empty() || text.front() != (by_time ? 'u' : 'n')) return std::nullopt;
  text.remove_prefix(1);
  Position position;
  if (by_time) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const std::string digits(text.substr(0, slash));
    const char* last = digits.data() + digits.size();
    const auto [end, code] = std::from_chars(digits.data(), last, position.update_time);
    if (code != std::errc() || end != last) return std::nullopt;
    text.remove_prefix(slash + 1);
  }
  if (!model::is_valid_id(text)) return std::nullopt;
  position.id = text;
  return position;
}

Result<std::int32_t> checked_page_size(std::int32_t page_size) {
  if (page_size < 1) {
    return fail(invalid_argument("page_size", "is less than 1", "ask for 1 to 1000"));
  }
  return std::min(page_size, kPageSizeMax);
}

// The condition that leads on behind the position, whose parts are bound after the filter's values.
std::string after_sql(bool by_time, bool descending, std::size_t filter_values) {
  const std::string beyond = descending ? " < " : " > ";
  const std::string first = "?" + std::to_string(filter_values + 1);
  if (!by_time) return " AND t.id" + beyond + first;
  const std::string second = "?" + std::to_string(filter_values + 2);
  // The first comparison is implied; it lets the index begin where the page does.
  const std::string from = descending ? " <= " : " >= ";
  return " AND t.update_time" + from + first + " AND (t.update_time" + beyond + first +
         " OR t.id > " + second + ")";
}

std::string order_sql(bool by_time, bool descending) {
  const std::string direction = descending ? " DESC" : "";
  return by_time ? " ORDER BY t.update_time" + direction + ", t.id" : " ORDER BY t.id" + direction;
}

struct Found {
  std::vector<Position> positions;
  bool more = false;
};

Found find_positions(Database& database, const ListQuery& query, const FilterClause& filter,
                     const std::optional<Position>& after, std::int32_t page_size) {
  const bool by_time = query.order_by == "update_time";
  const std::string sql =
      "SELECT t.id, t.update_time FROM " + std::string(table_of(query.kind)) + " t WHERE TRUE" +
      filter.sql + (after ? after_sql(by_time, query.descending, filter.values.size()) : "") +
      order_sql(by_time, query.descending) + " LIMIT " + std::to_string(page_size + 1);
  Query select = database.query_once(sql);
  filter.bind_to(select);
  if (after) {
    int parameter = static_cast<int>(filter.values.size());
    if (by_time) select.bind(++parameter, after->update_time);
    select.bind(++parameter, std::string_view(after->id));
  }
  Found found;
  while (select.next()) found.positions.push_back({select.integer(1), select.text(0)});
  found.more = found.positions.size() > static_cast<std::size_t>(page_size);
  if (found.more) found.positions.pop_back();
  return found;
}

}  // namespace

Result<Page> list_rows(Database& database, const ListQuery& query) {
  if (query.order_by != "name" && query.order_by != "update_time") {
    return fail(invalid_argument("order_by", "is not a field to order by",
                                 "use name or update_time, with desc if you like"));
  }
  const bool by_time = query.order_by == "update_time";
  const Result<std::int32_t> page_size = checked_page_size(query.page_size);
  if (!page_size) return fail(page_size.error());
  std::optional<Position> after;
  if (!query.after.empty()) {
    after = read_position(by_time, query.after);
    if (!after) {
      return fail(invalid_argument("page_token", "does not belong to this list",
                                   "use next_page_token of the page before, with the same order"));
    }
  }
  const Result<FilterClause> filter = filter_clause(filter_fields(query.kind), query.conditions);
  if (!filter) return fail(filter.error());

  Page page;
  page.revision = read_revision(database);
  const Found found = find_positions(database, query, *filter, after, *page_size);
  for (const Position& position : found.positions) {
    if (auto stored = read_row(database, query.kind, position.id)) {
      page.rows.push_back(*std::move(stored));
    }
  }
  if (found.more) page.next = write_position(by_time, found.positions.back());
  return page;
}

Result<EngagementPage> list_engagement_rows(Database& database, const EngagementQuery& query) {
  const Result<std::int32_t> page_size = checked_page_size(query.page_size);
  if (!page_size) return fail(page_size.error());
  for (const Condition& condition : query.conditions) {
    if (condition.comparison == Comparison::kEquals) continue;
    return fail(invalid_argument("filter", "asks for a part of a value",
                                 "compare with =, such as contact = \"contacts/c001\""));
  }
  const Result<FilterClause> filter = filter_clause(engagement_filter_fields(), query.conditions);
  if (!filter) return fail(filter.error());

  EngagementPage page;
  page.revision = read_revision(database);
  const auto limit = static_cast<std::size_t>(*page_size);
  const std::string before = "?" + std::to_string(filter->values.size() + 1);
  const std::string sql = "SELECT " + std::string(kEngagementColumns) +
                          " FROM engagement t WHERE sequence < " + before + filter->sql +
                          " ORDER BY sequence DESC LIMIT " + std::to_string(limit + 1);
  Query select = database.query_once(sql);
  filter->bind_to(select);
  select.bind(static_cast<int>(filter->values.size()) + 1, query.before_sequence);
  while (select.next()) page.rows.push_back(read_engagement(select));
  if (page.rows.size() > limit) {
    page.rows.pop_back();
    page.next_before = page.rows.back().sequence;
  }
  return page;
}

}  // namespace veieninn::store
