#include "clients/cli/places.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

using Areas = std::vector<v1::Area>;

constexpr std::size_t kCandidatesMax = 8;

bool is_number(std::string_view words) {
  return !words.empty() && words.find_first_not_of("0123456789-") == std::string_view::npos &&
         words.front() != '-';
}

std::string filter_text(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (c == '"' || c == '\\') text.push_back('\\');
    text.push_back(c);
  }
  return text;
}

std::string candidate_line(const v1::Area& area) {
  return fmt::format("{}  {} ({})", bare_id(area.name()), printable(area_name(area, "nb")),
                     enum_word(*v1::AreaKind_descriptor(), area.kind()));
}

std::vector<std::string> candidate_lines(const Areas& areas) {
  std::vector<std::string> lines;
  for (const v1::Area& area : areas) {
    if (lines.size() == kCandidatesMax) {
      lines.push_back(fmt::format("and {} more", areas.size() - kCandidatesMax));
      break;
    }
    lines.push_back(candidate_line(area));
  }
  return lines;
}

// The narrower the better, but a municipality before its districts.
int preference(v1::AreaKind kind) {
  constexpr std::array<v1::AreaKind, 4> kOrder{v1::AREA_KIND_MUNICIPALITY, v1::AREA_KIND_DISTRICT,
                                               v1::AREA_KIND_COUNTY, v1::AREA_KIND_COUNTRY};
  return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), kind) - kOrder.begin());
}

void keep_preferred_kind(Areas& areas) {
  int best = 99;
  for (const v1::Area& area : areas) best = std::min(best, preference(area.kind()));
  std::erase_if(areas, [&](const v1::Area& area) { return preference(area.kind()) != best; });
}

// `Asker kommune` → `asker`, with the kind the word asks for.
struct AskedName {
  std::string name;
  v1::AreaKind kind = v1::AREA_KIND_UNSPECIFIED;
};

AskedName asked_name(std::string_view words) {
  constexpr std::array<std::pair<std::string_view, v1::AreaKind>, 8> kEndings{
      {{" kommune", v1::AREA_KIND_MUNICIPALITY},
       {" municipality", v1::AREA_KIND_MUNICIPALITY},
       {" fylkeskommune", v1::AREA_KIND_COUNTY},
       {" fylke", v1::AREA_KIND_COUNTY},
       {" county", v1::AREA_KIND_COUNTY},
       {" bydel", v1::AREA_KIND_DISTRICT},
       {" district", v1::AREA_KIND_DISTRICT},
       {" herad", v1::AREA_KIND_MUNICIPALITY}}};
  AskedName asked{folded(trimmed(words)), v1::AREA_KIND_UNSPECIFIED};
  for (const auto& [ending, kind] : kEndings) {
    if (!asked.name.ends_with(ending)) continue;
    asked.name.resize(asked.name.size() - ending.size());
    asked.kind = kind;
    return asked;
  }
  if (asked.name.starts_with("bydel ")) {
    asked.name.erase(0, std::string_view("bydel ").size());
    asked.kind = v1::AREA_KIND_DISTRICT;
  }
  return asked;
}

template <typename Same>
Areas with_name(const Areas& areas, const AskedName& asked, const Same& same) {
  Areas found;
  for (const v1::Area& area : areas) {
    if (asked.kind != v1::AREA_KIND_UNSPECIFIED && area.kind() != asked.kind) continue;
    const bool named =
        std::any_of(area.names().begin(), area.names().end(),
                    [&](const v1::LocalizedText& name) { return same(name.text()); });
    if (named) found.push_back(area);
  }
  return found;
}

bool same_folded(const std::string& stored, const std::string& asked) {
  const std::string name = folded(stored);
  return name == asked || name == "bydel " + asked;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

Outcome<Place> one_of(Areas found, std::string_view words) {
  keep_preferred_kind(found);
  if (found.size() == 1) return Place{std::move(found.front()), {}};
  return fail(ExitCode::kRefused,
              fmt::format("'{}' is more than one place: give its number", printable(words)),
              candidate_lines(found));
}

Outcome<Place> find_name(std::string_view words, const ListAreas& list) {
  const AskedName asked = asked_name(words);
  const auto exact = [&](const std::string& name) { return same_folded(name, asked.name); };
  Outcome<Areas> near = list(fmt::format("display_name : \"{}\"", filter_text(asked.name)));
  if (!near) return tl::unexpected(near.error());
  Areas found = with_name(*near, asked, exact);
  if (!found.empty()) return one_of(std::move(found), words);
  const Outcome<Areas> all = list("");
  if (!all) return tl::unexpected(all.error());
  found = with_name(*all, asked, exact);
  if (!found.empty()) return one_of(std::move(found), words);
  const std::string plain = plain_letters(asked.name);
  found =
      with_name(*all, asked, [&](const std::string& name) { return plain_letters(name) == plain; });
  if (!found.empty()) return one_of(std::move(found), words);
  const std::size_t slips = plain.size() < 5 ? 1 : 2;
  Areas similar = with_name(*all, {asked.name, v1::AREA_KIND_UNSPECIFIED}, [&](const auto& name) {
    const std::string other = plain_letters(name);
    return other.find(plain) != std::string::npos || edit_distance(other, plain) <= slips;
  });
  std::vector<std::string> details = candidate_lines(similar);
  if (!details.empty()) {
    details.insert(details.begin(), "did you mean one of these?");
  } else {
    details.emplace_back("see 'veieninn area list' for names and numbers");
  }
  return fail(ExitCode::kRefused, fmt::format("no area is called '{}'", printable(words)),
              std::move(details));
}

Outcome<Place> find_digits(std::string_view digits, bool as_number, bool as_postal,
                           const ListAreas& list) {
  Areas numbered;
  if (as_number) {
    Outcome<Areas> found = list(fmt::format("number = \"{}\"", filter_text(digits)));
    if (!found) return tl::unexpected(found.error());
    numbered = *std::move(found);
  }
  Areas posted;
  if (as_postal && digits.size() == 4) {
    Outcome<Areas> found = list(fmt::format("postal_code = \"{}\"", filter_text(digits)));
    if (!found) return tl::unexpected(found.error());
    posted = *std::move(found);
  }
  // Today's own number before a former one of somewhere else.
  const auto own = std::find_if(numbered.begin(), numbered.end(), [&](const v1::Area& area) {
    return bare_id(area.name()) == digits;
  });
  if (own != numbered.end()) numbered = {*own};
  if (numbered.empty() && posted.empty()) {
    return fail(ExitCode::kRefused, fmt::format("no area has the number or postal code {}", digits),
                {"see 'veieninn area list'; postal codes have to be imported first"});
  }
  const bool use_number = !numbered.empty();
  Outcome<Place> place = one_of(use_number ? numbered : posted, digits);
  if (place && use_number && !posted.empty() && posted.front().name() != place->area.name()) {
    place->note = fmt::format(
        "{} was read as the official number of {}; for the postal code in {} write postal:{}",
        digits, area_name(place->area, "nb"), area_name(posted.front(), "nb"), digits);
  }
  return place;
}

}  // namespace

std::string area_name(const v1::Area& area, std::string_view language) {
  for (const std::string_view wanted : {language, std::string_view("nb")}) {
    for (const v1::LocalizedText& name : area.names()) {
      if (name.language_code() == wanted) return name.text();
    }
  }
  return area.names().empty() ? bare_id(area.name()) : area.names(0).text();
}

Outcome<Place> find_place(std::string_view words, const ListAreas& list) {
  words = trimmed(words);
  if (words.starts_with("areas/")) words.remove_prefix(6);
  if (words.empty()) {
    return fail(ExitCode::kUsage, "the place is empty",
                {"give a number, a name or a postal code, such as --area 3118"});
  }
  if (words.starts_with("postal:")) return find_digits(words.substr(7), false, true, list);
  if (words.starts_with("number:")) return find_digits(words.substr(7), true, false, list);
  if (is_number(words)) return find_digits(words, true, true, list);
  return find_name(words, list);
}

}  // namespace veieninn::cli
