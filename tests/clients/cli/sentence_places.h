// What a table of sentences leaves open.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace veieninn::cli {

// `{n}` and its kin.
inline std::multiset<std::string> places_in(std::string_view sentence) {
  std::multiset<std::string> places;
  for (std::size_t open = sentence.find('{'); open != std::string_view::npos;
       open = sentence.find('{', open + 1)) {
    places.insert(std::string(sentence.substr(open, sentence.find('}', open) + 1 - open)));
  }
  return places;
}

}  // namespace veieninn::cli
