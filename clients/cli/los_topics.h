// From SKOS concepts to topics.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/source_file.h"

namespace veieninn::cli {

// What a file says of one URI.
struct Concept {
  std::size_t line = 0;
  bool is_concept = false;
  std::vector<std::string> schemes;
  std::vector<v1::LocalizedText> labels;
  std::vector<v1::LocalizedText> hidden_labels;
  std::vector<v1::LocalizedText> notes;
  std::vector<std::string> broader;  // URIs
  std::vector<std::string> related;

  // Takes a text of a SKOS property. Texts of nothing but `*` are Los's placeholders for a
  // translation that nobody wrote: they are left out.
  void take(std::string_view property, std::string language, std::string text);
  void link(std::string_view property, std::string uri);
};

// `https://psi.norge.no/los/tema/barnehage` → `tema-barnehage`: the last two parts, in ASCII, at
// most 63 long. Empty when there are no two parts.
[[nodiscard]] std::string topic_id(std::string_view uri);

// Adds a row a concept, by id. Links into the file's own vocabulary that lead nowhere are left out
// and noted; links to other vocabularies are kept for the server to judge.
void make_topics(const std::map<std::string, Concept>& concepts, SourceFile& file);

}  // namespace veieninn::cli
