// What Debian's packages hunspell-no and mythes-no put on a machine (both GPL: read where they
// stand, never shipped with us). All may be missing; then less is known of words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/taxonomy/word_knowledge.h"

namespace veieninn::dictionaries {

struct Folders {
  std::string hunspell = "/usr/share/hunspell";  // nb_NO.dic, nb_NO.aff, nn_NO.dic, nn_NO.aff
  std::string mythes = "/usr/share/mythes";      // th_nb_NO_v2.dat, th_nn_NO_v2.dat
};

struct Loaded {
  std::shared_ptr<const taxonomy::WordKnowledge> words;
  std::vector<std::string> missing;  // paths that could not be read
  std::vector<Error> errors;  // of files that could be, and make no sense; the field is the path
};

// Files of more than 64 MB count as missing.
[[nodiscard]] Loaded load(const Folders& folders);

}  // namespace veieninn::dictionaries
