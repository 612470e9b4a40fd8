#include "clients/cli/source_loading.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/conversions.h"
#include "clients/cli/directory_calls.h"

namespace veieninn::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kFormats{"postal-codes", "mailboxes", "unit-list"};

// The tables of a folder, or the path itself.
Outcome<std::vector<std::string>> files_of(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  for (const Table& table : all_tables()) {
    const fs::path file = fs::path(path) / (table.kind + ".csv");
    if (fs::exists(file, error)) files.push_back(file.string());
  }
  if (files.empty()) {
    return fail(ExitCode::kBadInput, fmt::format("{} holds no table", path),
                {"name the files areas.csv, topics.csv, units.csv, contacts.csv, ventures.csv, "
                 "ties.csv, initiatives.csv, participations.csv or engagements.csv"});
  }
  return files;
}

// Today's areas by any number, from the table that was given and from the server.
Outcome<AreaNumbers> load_numbers(Session& session, const LoadOptions& options) {
  AreaNumbers numbers;
  const Outcome<std::vector<v1::Area>> areas = area_lister(session.server)("");
  if (areas) {
    numbers.learn(*areas);
  } else if (options.numbers_path.empty()) {
    return tl::unexpected(areas.error());
  }
  if (options.numbers_path.empty()) return numbers;
  const Outcome<std::string> text = read_whole_file(options.numbers_path);
  if (!text) return tl::unexpected(text.error());
  const Outcome<int> learned = numbers.learn_table(*text);
  if (!learned) return tl::unexpected(learned.error());
  return numbers;
}

SourceFile read_source(const LoadOptions& options, std::string name, std::string_view text,
                       const AreaNumbers& numbers, Today today) {
  if (options.format == "postal-codes") return convert_postal_codes(std::move(name), text);
  if (options.format == "mailboxes") return convert_mailboxes(std::move(name), text, numbers);
  if (options.format == "unit-list") return convert_unit_list(std::move(name), text, numbers);
  const bool rdf = options.as == "los" || (options.as.empty() && looks_like_rdf(text));
  if (rdf) return read_los(std::move(name), text);
  const Table* as = options.as.empty() ? nullptr : find_table(options.as);
  return read_table(std::move(name), text, as, options.merge, today);
}

}  // namespace

Outcome<std::string> read_whole_file(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return fail(ExitCode::kUsage, fmt::format("{} is a folder", path), {"name a file"});
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fail(ExitCode::kUsage, fmt::format("{} cannot be opened", path),
                {"check the path and its permissions"});
  }
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) return fail(ExitCode::kBadInput, fmt::format("{} cannot be read", path));
  return text;
}

Outcome<std::vector<SourceFile>> load_sources(Session& session, const LoadOptions& options) {
  if (!options.as.empty() && options.as != "los" && find_table(options.as) == nullptr) {
    return fail(ExitCode::kUsage, fmt::format("--as {} is not known", options.as),
                {"say areas, topics, units, contacts, ventures, ties, initiatives, "
                 "participations, engagements or los"});
  }
  const bool known = std::find(kFormats.begin(), kFormats.end(), options.format) != kFormats.end();
  if (!options.format.empty() && !known) {
    return fail(ExitCode::kUsage, fmt::format("the format {} is not known", options.format),
                {"say postal-codes, mailboxes or unit-list"});
  }
  AreaNumbers numbers;
  if (options.format == "mailboxes" || options.format == "unit-list") {
    Outcome<AreaNumbers> loaded = load_numbers(session, options);
    if (!loaded) return tl::unexpected(loaded.error());
    numbers = *std::move(loaded);
  }
  std::vector<SourceFile> sources;
  for (const std::string& path : options.paths) {
    const Outcome<std::vector<std::string>> files = files_of(path);
    if (!files) return tl::unexpected(files.error());
    for (const std::string& file : *files) {
      const Outcome<std::string> text = read_whole_file(file);
      if (!text) return tl::unexpected(text.error());
      sources.push_back(
          read_source(options, fs::path(file).filename().string(), *text, numbers, session.today));
    }
  }
  return sources;
}

}  // namespace veieninn::cli
