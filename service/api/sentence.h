// A sentence in bokmål, nynorsk and English, with what it names left to be filled in.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"
#include "service/api/language.h"

namespace veieninn::api {

// In the order of Language. {person} {other} {topic} {unit} {area} {date} {initiative} {kind}
// {decider} are filled in.
struct Sentence {
  std::array<std::string_view, 3> in;
};

// What the placeholders stand for in one sentence. REQUIRES: all outlive it.
struct SentenceNames {
  const graph::Snapshot& snapshot;
  Language language = Language::kBokmal;
  ContactIndex person = {};
  ContactIndex other = {};
  TopicIndex topic = {};
  AreaIndex area = {};
  UnitIndex unit = {};  // none: that of `person`
  InitiativeIndex initiative = {};
  const Instant* date = nullptr;
  std::string_view topics = {};  // instead of one topic
};

// "3. november 2026", "3 November 2026". UTC.
void append_date(Language language, Instant instant, std::string* out);

// What is not known stays empty.
void append_sentence(const Sentence& sentence, const SentenceNames& names, std::string* out);

}  // namespace veieninn::api
