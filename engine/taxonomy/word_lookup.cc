#include "engine/taxonomy/word_lookup.h"

#include <string>
#include <string_view>

#include "engine/taxonomy/stop_words.h"
#include "engine/taxonomy/text_normalizer.h"
#include "engine/taxonomy/topic_terms.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kWordToRepairBytesMax = 60;  // its halves are tried at every letter
constexpr std::size_t kPartToRepairLettersMin = 4;
constexpr std::size_t kInflectionLettersMax = 3;
constexpr std::size_t kInflectedTermLettersMin = 4;

// Finds the terms of one word after the other.
class WordLookup {
 public:
  WordLookup(const NeedReading& reading, const TopicIndex& index, const WordKnowledge& words,
             const ResolverParameters& parameters, std::vector<NeedTerm>& terms)
      : reading_(reading),
        index_(index),
        words_(words),
        parameters_(parameters),
        norwegian_(reading.english_stop_words > reading.norwegian_stop_words
                       ? parameters.other_language
                       : 1),
        english_(reading.norwegian_stop_words > reading.english_stop_words
                     ? parameters.other_language
                     : 1),
        terms_(terms) {}

  void look_up(std::uint32_t position) {
    const NeedWord& word = reading_.words[position];
    word_ = position;
    if (word.is_silent || word.word.spelling.size() < 2) {
      return;
    }
    look_up_as_written(word);
    const double share = word.role.is_filler && !is_label_typed() ? parameters_.filler : 1;
    const std::string& spelling = word.word.spelling;
    const bool is_norwegian =
        !word.role.is_norwegian_stop_word &&
        add(StemLanguage::kNorwegian, spelling, MatchKind::kLabel, norwegian_ * share);
    const double english = is_norwegian || words_.is_word(spelling) ? english_ * share : share;
    const bool is_known = (!word.role.is_english_stop_word &&
                           add(StemLanguage::kEnglish, spelling, MatchKind::kLabel, english)) ||
                          is_norwegian;
    if (word.role.is_norwegian_stop_word) return;
    const bool is_compound = look_up_parts(spelling, norwegian_ * share);
    if (is_known || word.role.is_filler || word.role.is_english_stop_word) return;
    look_up_unknown(word, is_compound);
  }

 private:
  void look_up_as_written(const NeedWord& word) {
    if (!word.role.is_norwegian_stop_word && !word.role.is_english_stop_word) return;
    if (!add(term_as_written(reading_.written(word.word)), MatchKind::kLabel, 1)) {
      add(term_as_written(word.word.spelling), MatchKind::kLabel, 1);
    }
  }

  // One or two words are no sentence: each was meant.
  [[nodiscard]] bool is_label_typed() const { return reading_.words.size() <= 2; }

  bool look_up_parts(std::string_view spelling, double weight) {
    if (parameters_.need_part <= 0) return false;
    bool is_known = false;
    for (const std::string& part : words_.parts_of(spelling)) {
      const WordRole role = role_of(part);
      if (role.is_norwegian_stop_word) continue;
      const double share = role.is_filler ? parameters_.filler : 1;
      is_known |= add(StemLanguage::kNorwegian, part, MatchKind::kCompoundPart,
                      weight * share * parameters_.need_part);
    }
    return is_known;
  }

  void look_up_unknown(const NeedWord& word, bool is_compound) {
    const std::string& spelling = word.word.spelling;
    if (!is_compound && look_up_in_thesaurus(spelling, norwegian_)) return;
    if (parameters_.repaired <= 0 || word.may_be_name) return;
    if (spelling.size() > kWordToRepairBytesMax) return;
    const bool is_word = words_.is_word(spelling);
    if (!is_word && is_near_role_word(spelling)) return;
    const double share = is_word ? parameters_.repaired_word : parameters_.repaired;
    if (share <= 0) return;
    const double norwegian = norwegian_ * share;
    const double english = english_ * share;
    const bool in_norwegian = repair(StemLanguage::kNorwegian, spelling, norwegian);
    const bool in_english = repair(StemLanguage::kEnglish, spelling, english);
    if (!in_norwegian && !in_english && !is_compound) repair_half(spelling, norwegian);
  }

  bool look_up_in_thesaurus(std::string_view spelling, double weight) {
    if (parameters_.thesaurus <= 0) return false;
    const std::string key = stemmer_of_thread(StemLanguage::kNorwegian).key_of(spelling);
    bool is_known = false;
    for (const std::string& synonym : words_.synonyms_of(key)) {
      is_known |= add('n' + synonym, MatchKind::kSynonym, weight * parameters_.thesaurus);
    }
    return is_known;
  }

  bool repair(StemLanguage language, std::string_view spelling, double weight) {
    const std::string whole = term_of(language, spelling, false);
    const std::string term = term_of(language, spelling, parameters_.stemming);
    if (repair(whole, weight) || repair(term, weight)) return true;
    // An error in the ending hides the stem.
    for (std::size_t less = 1; less <= kInflectionLettersMax; ++less) {
      if (whole.size() < kInflectedTermLettersMin + less + 1) break;
      const std::string_view front = std::string_view(whole).substr(0, whole.size() - less);
      const std::uint32_t found = index_.find(front);
      if (found != TopicIndex::kNone) {
        add(found, MatchKind::kSpelling, weight);
        return true;
      }
      if (repair(front, weight)) return true;
    }
    return false;
  }

  bool repair(std::string_view term, double weight) {
    const std::vector<std::uint32_t> near = index_.near(term);
    for (const std::uint32_t one : near) {
      add(one, MatchKind::kSpelling, weight / static_cast<double>(near.size()));
    }
    return !near.empty();
  }

  // An error in one half of a compound, the other being a term.
  void repair_half(std::string_view spelling, double weight) {
    const std::string word = norwegian_letters(spelling);
    for (std::size_t at = word.size(); at-- > 1;) {
      if ((static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U) continue;
      const std::string_view first = std::string_view(word).substr(0, at);
      const std::string_view second = std::string_view(word).substr(at);
      if (first.size() < kPartToRepairLettersMin || second.size() < kPartToRepairLettersMin) {
        continue;
      }
      if (repair_half_beside(first, second, weight) || repair_half_beside(second, first, weight)) {
        return;
      }
    }
  }

  bool repair_half_beside(std::string_view right, std::string_view wrong, double weight) {
    if (!words_.is_word(right) || is_stop_word(right)) return false;
    const std::uint32_t found =
        index_.find(term_of(StemLanguage::kNorwegian, right, parameters_.stemming));
    if (found == TopicIndex::kNone) return false;
    const double share = role_of(right).is_filler ? parameters_.filler : 1;
    if (!is_near_role_word(wrong) &&
        !repair(StemLanguage::kNorwegian, wrong, weight * parameters_.need_part) &&
        (wrong.front() != 's' ||
         !repair(StemLanguage::kNorwegian, wrong.substr(1), weight * parameters_.need_part)) &&
        right.size() <= kPartToRepairLettersMin) {
      return false;
    }
    add(found, MatchKind::kSpelling, weight * share * parameters_.need_part);
    return true;
  }

  bool add(StemLanguage language, std::string_view spelling, MatchKind kind, double weight) {
    return add(term_of(language, spelling, parameters_.stemming), kind, weight);
  }
  bool add(std::string_view term, MatchKind kind, double weight) {
    const std::uint32_t found = index_.find(term);
    if (found != TopicIndex::kNone) add(found, kind, weight);
    return found != TopicIndex::kNone;
  }
  void add(std::uint32_t term, MatchKind kind, double weight) {
    terms_.push_back({term, word_, kind, weight});
  }

  const NeedReading& reading_;
  const TopicIndex& index_;
  const WordKnowledge& words_;
  const ResolverParameters& parameters_;
  // What a word looked up in the language weighs. Stop words tell which it is written in; none tell
  // nothing, since a label typed alone may be of either.
  double norwegian_;
  double english_;
  std::vector<NeedTerm>& terms_;
  std::uint32_t word_ = 0;
};

}  // namespace

std::vector<NeedTerm> look_up(const NeedReading& reading, const TopicIndex& index,
                              const WordKnowledge& words, const ResolverParameters& parameters) {
  std::vector<NeedTerm> terms;
  WordLookup lookup(reading, index, words, parameters, terms);
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) lookup.look_up(i);
  return terms;
}

}  // namespace veieninn::taxonomy
