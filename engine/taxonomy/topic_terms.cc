#include "engine/taxonomy/topic_terms.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "engine/taxonomy/everyday_words.h"
#include "engine/taxonomy/stop_words.h"

namespace veieninn::taxonomy {
namespace {

std::optional<StemLanguage> stem_language(std::string_view language) {
  if (language == "nb" || language == "nn" || language == "no") return StemLanguage::kNorwegian;
  if (language == "en") return StemLanguage::kEnglish;
  return std::nullopt;
}

bool is_abbreviation(std::string_view written) {
  return written.size() > 1 &&
         std::ranges::all_of(written, [](char c) { return c >= 'A' && c <= 'Z'; });
}

class Collector {
 public:
  Collector(const WordKnowledge& words, const ResolverParameters& parameters)
      : words_(words), parameters_(parameters) {}

  void add(const model::LocalizedText& text, double weight, MatchKind kind) {
    const auto language = stem_language(text.language);
    if (!language || weight <= 0) return;
    const std::vector<Word> all = words_of(text.text);
    std::vector<const Word*> telling;
    for (const Word& word : all) {
      if (!is_stop_word(word.spelling)) telling.push_back(&word);
    }
    if (telling.empty()) {
      if (all.size() == 1) add_stop_word(all[0], text.text, weight, kind);
      return;
    }
    const double share = weight / std::pow(telling.size(), parameters_.word_share);
    std::vector<std::string> terms;
    for (const Word* word : telling) {
      terms.push_back(term_of(*language, word->spelling, parameters_.stemming));
      keep(terms.back(), share, kind);
      found_.spellings.push_back({term_of(*language, word->spelling, false), terms.back()});
      if (*language == StemLanguage::kNorwegian) add_parts(word->spelling, share);
    }
    if (kind == MatchKind::kLabel) found_.labels.push_back(terms);
    std::ranges::sort(terms);
    const auto doubles = std::ranges::unique(terms);
    terms.erase(doubles.begin(), doubles.end());
    if (terms.size() > 1 && !is_sentence_) {
      double& heaviest = phrases_[std::move(terms)];
      heaviest = std::max(heaviest, weight);
    }
  }

  // Its words are many, and none is the topic's name.
  void add_sentence(const model::LocalizedText& text, double weight) {
    is_sentence_ = true;
    for (const Word& word : words_of(text.text)) {
      if (is_stop_word(word.spelling) || role_of(word.spelling).is_filler) continue;
      add({text.language, word.spelling}, weight, MatchKind::kSynonym);
    }
    is_sentence_ = false;
  }

  TopicTerms take() && {
    for (auto& [terms, weight] : phrases_) found_.phrases.push_back({terms, weight});
    for (auto& [term, found] : terms_) found_.terms.push_back({term, found.first, found.second});
    std::ranges::sort(found_.terms, {}, &TopicTerm::term);
    std::ranges::sort(found_.spellings);
    const auto doubles = std::ranges::unique(found_.spellings);
    found_.spellings.erase(doubles.begin(), doubles.end());
    return std::move(found_);
  }

 private:
  void keep(const std::string& term, double weight, MatchKind kind) {
    auto& [heaviest, straightest] = terms_.try_emplace(term, weight, kind).first->second;
    if (weight < heaviest) return;
    straightest = weight > heaviest ? kind : std::min(straightest, kind);
    heaviest = weight;
  }

  void add_parts(std::string_view spelling, double weight) {
    if (parameters_.label_part <= 0) return;
    for (const std::string& part : words_.parts_of(spelling)) {
      if (is_stop_word(part)) continue;
      keep(term_of(StemLanguage::kNorwegian, part, parameters_.stemming),
           weight * parameters_.label_part, MatchKind::kCompoundPart);
    }
  }

  // A stop word means something as a label of its own, or as an abbreviation in capitals.
  void add_stop_word(const Word& word, std::string_view text, double weight, MatchKind kind) {
    const std::string_view written = text.substr(word.start, word.end - word.start);
    if (is_abbreviation(written)) {
      keep(term_as_written(written), weight, kind);
    } else if (kind == MatchKind::kLabel) {
      keep(term_as_written(word.spelling), weight, kind);
    }
  }

  const WordKnowledge& words_;
  const ResolverParameters& parameters_;
  boost::unordered_flat_map<std::string, std::pair<double, MatchKind>> terms_;
  std::map<std::vector<std::string>, double> phrases_;
  bool is_sentence_ = false;
  TopicTerms found_;
};

}  // namespace

std::string term_of(StemLanguage language, std::string_view spelling, bool stemming) {
  const bool is_english = language == StemLanguage::kEnglish;
  std::string term(1, is_english ? 'e' : 'n');
  if (stemming) {
    term += stemmer_of_thread(language).key_of(spelling);
  } else {
    term += folded(is_english ? std::string(spelling) : norwegian_letters(spelling));
  }
  return term;
}

std::string term_as_written(std::string_view written) { return 'w' + std::string(written); }

TopicTerms terms_of(const model::Topic& topic, const WordKnowledge& words,
                    const ResolverParameters& parameters) {
  Collector collector(words, parameters);
  for (const auto& label : topic.labels) collector.add(label, parameters.label, MatchKind::kLabel);
  for (const auto& label : topic.hidden_labels) {
    collector.add(label, parameters.hidden_label, MatchKind::kSynonym);
  }
  for (const auto& word : everyday_words_of(concept_of(topic.uri))) {
    collector.add(word, parameters.everyday_word, MatchKind::kSynonym);
  }
  for (const auto& note : topic.notes) collector.add_sentence(note, parameters.note);
  return std::move(collector).take();
}

}  // namespace veieninn::taxonomy
