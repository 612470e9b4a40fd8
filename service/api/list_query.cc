#include "service/api/list_query.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

#include "service/api/request_identity.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

constexpr std::string_view kAnd = " AND ";
constexpr std::string_view kFilterRemedy =
    "write such as display_name : \"oppvekst\" AND unit = \"orgUnits/asker\"";

// Reads a filter from left to right; a step that finds something else leaves `ok_` false.
class FilterScanner {
 public:
  explicit FilterScanner(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] Error error(const std::string& expected) const {
    return invalid_argument("filter", "expects " + expected + " at byte " + std::to_string(at_ + 1),
                            std::string(kFilterRemedy));
  }

  void skip_spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  std::string field() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_field_character(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::optional<store::Comparison> comparison() {
    if (at_end()) return std::nullopt;
    const char sign = text_[at_];
    if (sign != '=' && sign != ':') return std::nullopt;
    ++at_;
    return sign == '=' ? store::Comparison::kEquals : store::Comparison::kContains;
  }

  std::optional<std::string> quoted() {
    if (at_end() || text_[at_] != '"') return std::nullopt;
    std::string value;
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] == '"') {
        at_ = i + 1;
        return value;
      }
      if (text_[i] == '\\') {
        if (i + 1 == text_.size() || (text_[i + 1] != '"' && text_[i + 1] != '\\')) break;
        ++i;
      }
      value += text_[i];
    }
    return std::nullopt;
  }

  bool conjunction() {
    if (!text_.substr(at_).starts_with(kAnd)) return false;
    at_ += kAnd.size();
    return true;
  }

 private:
  static bool is_field_character(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

  std::string_view text_;
  std::size_t at_ = 0;
};

Result<store::Condition> scan_condition(FilterScanner& scanner) {
  store::Condition condition;
  scanner.skip_spaces();
  condition.field = scanner.field();
  if (condition.field.empty()) return fail(scanner.error("a field"));
  scanner.skip_spaces();
  const std::optional<store::Comparison> comparison = scanner.comparison();
  if (!comparison) return fail(scanner.error("= or :"));
  condition.comparison = *comparison;
  scanner.skip_spaces();
  std::optional<std::string> value = scanner.quoted();
  if (!value) return fail(scanner.error("a text in double quotes"));
  condition.value = *std::move(value);
  return condition;
}

// ---- page tokens: check(8) question(8) revision(8) after, in URL-safe base64 ----

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kTokenBytesMax = 1000;
constexpr std::size_t kTokenHeaderBytes = 24;

std::string to_base64(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char byte : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(byte);
    for (count += 8; count >= 6; count -= 6) text += kBase64[(bits >> (count - 6)) & 63];
  }
  if (count > 0) text += kBase64[(bits << (6 - count)) & 63];
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char character : text) {
    const std::size_t digit = kBase64.find(character);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 6) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>((bits >> count) & 255);
  }
  return bytes;
}

void append_number(std::string& bytes, std::uint64_t number) {
  std::array<char, 8> raw;
  std::memcpy(raw.data(), &number, raw.size());
  bytes.append(raw.data(), raw.size());
}

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

Error bad_token(std::string description) {
  return invalid_argument("page_token", std::move(description),
                          "use next_page_token of the page before, with the same request; or begin "
                          "again without one");
}

}  // namespace

Result<std::vector<store::Condition>> parse_filter(std::string_view filter) {
  if (filter.size() > kFilterBytesMax) {
    return fail(limit_exceeded("filter", kFilterBytesMax, "bytes"));
  }
  std::vector<store::Condition> conditions;
  FilterScanner scanner(filter);
  scanner.skip_spaces();
  if (scanner.at_end()) return conditions;
  while (true) {
    Result<store::Condition> condition = scan_condition(scanner);
    if (!condition) return fail(std::move(condition.error()));
    conditions.push_back(*std::move(condition));
    if (scanner.conjunction()) continue;
    scanner.skip_spaces();
    if (!scanner.at_end()) return fail(scanner.error("` AND ` or the end"));
    return conditions;
  }
}

Result<Order> parse_order(std::string_view order_by) {
  constexpr std::string_view kDescending = " desc";
  Order order;
  if (order_by.ends_with(kDescending)) {
    order.descending = true;
    order_by.remove_suffix(kDescending.size());
  }
  if (order_by.empty() && !order.descending) order_by = "name";
  if (order_by != "name" && order_by != "update_time") {
    return fail(invalid_argument("order_by", "is not an order we know",
                                 "use name or update_time, followed by ` desc` if you like"));
  }
  order.field = order_by;
  return order;
}

Result<std::int32_t> parse_page_size(std::int32_t page_size, std::int32_t size_default,
                                     std::int32_t size_max) {
  if (page_size < 0) {
    return fail(
        invalid_argument("page_size", "is negative",
                         "use 1 to " + std::to_string(size_max) + ", or 0 for the default"));
  }
  return page_size == 0 ? size_default : std::min(page_size, size_max);
}

std::string make_page_token(std::string_view question, const PagePosition& position) {
  if (position.after.empty()) return {};
  std::string body;
  append_number(body, stable_hash(question));
  append_number(body, static_cast<std::uint64_t>(position.revision));
  body += position.after;
  std::string bytes;
  append_number(bytes, stable_hash(body));
  return to_base64(bytes + body);
}

Result<PagePosition> parse_page_token(std::string_view question, std::string_view token) {
  if (token.empty()) return PagePosition{};
  if (token.size() > kTokenBytesMax) return fail(bad_token("is not one of ours"));
  const std::optional<std::string> bytes = from_base64(token);
  if (!bytes || bytes->size() <= kTokenHeaderBytes ||
      number_at(*bytes, 0) != stable_hash(std::string_view(*bytes).substr(8))) {
    return fail(bad_token("is not one of ours"));
  }
  if (number_at(*bytes, 8) != stable_hash(question)) {
    return fail(bad_token("belongs to another question"));
  }
  return PagePosition{bytes->substr(kTokenHeaderBytes),
                      static_cast<model::Revision>(number_at(*bytes, 16))};
}

std::string question_of(const ListFields& fields) {
  std::string question(collection_of(fields.kind));
  question.append("\n").append(fields.filter).append("\n").append(fields.order_by);
  return question;
}

Result<ListPlan> plan_list(const ListFields& fields) {
  Result<std::vector<store::Condition>> conditions = parse_filter(fields.filter);
  if (!conditions) return fail(std::move(conditions.error()));
  Result<Order> order = parse_order(fields.order_by);
  if (!order) return fail(std::move(order.error()));
  const Result<std::int32_t> page_size = parse_page_size(fields.page_size);
  if (!page_size) return fail(page_size.error());
  Result<PagePosition> position = parse_page_token(question_of(fields), fields.page_token);
  if (!position) return fail(std::move(position.error()));

  ListPlan plan;
  plan.query.kind = fields.kind;
  plan.query.conditions = *std::move(conditions);
  plan.query.order_by = std::move(order->field);
  plan.query.descending = order->descending;
  plan.query.page_size = *page_size;
  plan.query.after = std::move(position->after);
  plan.first_revision = position->revision;
  return plan;
}

}  // namespace veieninn::api
