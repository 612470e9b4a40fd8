#include "service/dictionaries/dictionaries.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "service/dictionaries/hunspell_words.h"
#include "service/dictionaries/mythes_thesaurus.h"

namespace veieninn::dictionaries {
namespace {

constexpr std::uintmax_t kFileBytesMax = std::uintmax_t{64} << 20U;
constexpr std::array<std::string_view, 2> kLanguages = {"nb_NO", "nn_NO"};

std::optional<std::string> read_file(const std::string& path, std::vector<std::string>& missing) {
  std::error_code problem;
  const std::uintmax_t size = std::filesystem::file_size(path, problem);
  std::ifstream file(path, std::ios::binary);
  if (problem || size > kFileBytesMax || !file) {
    missing.push_back(path);
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// The value with its entries at the end of `all`, or the error under the path.
template <typename Entry>
void take(Result<std::vector<Entry>> read, const std::string& path, std::vector<Entry>& all,
          std::vector<Error>& errors) {
  if (read) {
    all.insert(all.end(), std::make_move_iterator(read->begin()),
               std::make_move_iterator(read->end()));
    return;
  }
  Error error = std::move(read.error());
  for (FieldViolation& violation : error.violations) violation.field = path;
  errors.push_back(std::move(error));
}

}  // namespace

Loaded load(const Folders& folders) {
  Loaded loaded;
  std::vector<std::string> words;
  std::vector<taxonomy::ThesaurusEntry> thesaurus;
  for (const std::string_view language : kLanguages) {
    const std::string stem = folders.hunspell + "/" + std::string(language);
    const auto dic = read_file(stem + ".dic", loaded.missing);
    const auto aff = read_file(stem + ".aff", loaded.missing);
    if (dic && aff) take(hunspell_words(*dic, *aff), stem + ".dic", words, loaded.errors);
    const std::string path = folders.mythes + "/th_" + std::string(language) + "_v2.dat";
    const auto dat = read_file(path, loaded.missing);
    if (dat) take(mythes_thesaurus(*dat), path, thesaurus, loaded.errors);
  }
  loaded.words = std::make_shared<const taxonomy::WordKnowledge>(words, thesaurus);
  return loaded;
}

}  // namespace veieninn::dictionaries
