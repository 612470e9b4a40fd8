#include "service/publishing/wanted.h"

#include <charconv>

#include "engine/model/text_laws.h"
#include "service/publishing/reader_language.h"

namespace veieninn::publishing {
namespace {

constexpr std::string_view kEmbedPath = "/embed/";
constexpr std::string_view kFeedsPath = "/feeds/";
constexpr std::string_view kJsonName = "/contacts.jsonld";
constexpr std::string_view kVcardName = "/contacts.vcf";

std::size_t page_number(const gateway::HttpRequest& request) {
  const std::string text(request.query.find("page").value_or("1"));
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, number);
  return failed == std::errc() && stop == end ? number : 0;
}

}  // namespace

bool is_published_path(std::string_view path) noexcept {
  return path.starts_with(kEmbedPath) || path.starts_with(kFeedsPath);
}

Wanted wanted_by(const gateway::HttpRequest& request) {
  Wanted wanted;
  wanted.topic = std::string(request.query.find("topic").value_or(""));
  wanted.page = page_number(request);
  wanted.language = reader_language(request);
  std::string_view path = request.path;
  if (path.starts_with(kEmbedPath)) {
    wanted.unit = std::string(path.substr(kEmbedPath.size()));
    return wanted;
  }
  path.remove_prefix(kFeedsPath.size());
  wanted.form = path.ends_with(kVcardName) ? Form::kVcard : Form::kJson;
  const std::string_view name = wanted.form == Form::kVcard ? kVcardName : kJsonName;
  if (path.ends_with(name)) wanted.unit = std::string(path.substr(0, path.size() - name.size()));
  return wanted;
}

bool is_well_formed(const Wanted& wanted) noexcept {
  return model::is_valid_id(wanted.unit) &&
         (wanted.topic.empty() || model::is_valid_id(wanted.topic)) && wanted.page > 0;
}

std::string query_of_page(const Wanted& wanted, std::size_t page) {
  std::string query = "?lang=" + std::string(letters::language_tag(wanted.language));
  if (!wanted.topic.empty()) query += "&topic=" + wanted.topic;
  return query + "&page=" + std::to_string(page);
}

}  // namespace veieninn::publishing
