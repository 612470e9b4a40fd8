#include "engine/taxonomy/need_resolver.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/taxonomy/stop_words.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kCandidatesMax = 32;
constexpr std::size_t kWordToRepairBytesMax = 60;  // its halves are tried at every letter
constexpr std::size_t kPartToRepairLettersMin = 4;
constexpr std::size_t kInflectionLettersMax = 3;
constexpr std::size_t kInflectedTermLettersMin = 4;

std::vector<std::string> ids_of(const std::vector<IndexedTopic>& topics) {
  std::vector<std::string> ids;
  ids.reserve(topics.size());
  for (const IndexedTopic& topic : topics) ids.emplace_back(topic.id);
  return ids;
}

// Sorts `topics` by id, which the answer's views point into.
std::vector<IndexedTopic> indexed(std::vector<model::Topic>& topics, const WordKnowledge& words,
                                  const ResolverParameters& parameters) {
  std::ranges::sort(topics, {}, &model::Topic::id);
  std::vector<IndexedTopic> all;
  all.reserve(topics.size());
  for (const model::Topic& topic : topics) {
    IndexedTopic& one = all.emplace_back();
    one.id = topic.id;
    one.terms = std::make_shared<const TopicTerms>(terms_of(topic, words, parameters));
    for (const std::string& id : topic.broader) {
      const auto broader = std::ranges::lower_bound(topics, id, {}, &model::Topic::id);
      if (broader == topics.end() || broader->id != id) continue;
      one.broader.push_back(static_cast<std::uint32_t>(broader - topics.begin()));
    }
  }
  return all;
}

}  // namespace

// A term that a word of the need stands for.
struct NeedResolver::Term {
  std::uint32_t term = 0;
  std::uint32_t word = 0;  // position in the reading
  MatchKind kind = MatchKind::kLabel;
  double weight = 0;
};

struct NeedResolver::Lookup {
  std::vector<Term> terms;  // in the order of the words
};

// What the need's terms add up to, by topic and by term.
struct NeedResolver::Scores {
  std::vector<double> of_topic;
  std::vector<bool> is_own;            // by topic: some word is the topic's own
  std::vector<std::uint32_t> touched;  // topics with a score, ascending in the end
  std::vector<double> of_term;         // by term: its weight in the need, 0 when it is not there
  std::vector<std::uint32_t> terms;    // those that are there, in the order of the words

  void add(std::uint32_t topic, double score) {
    if (of_topic[topic] == 0) touched.push_back(topic);
    of_topic[topic] += score;
  }

  // The calling thread's, empty: a need touches a few hundred of many thousand places, and to make
  // them all anew takes longer than to answer.
  static Scores& of_thread(std::uint32_t topics, std::uint32_t terms) {
    thread_local Scores scores;
    for (const std::uint32_t topic : scores.touched) {
      scores.of_topic[topic] = 0;
      scores.is_own[topic] = false;
    }
    for (const std::uint32_t term : scores.terms) scores.of_term[term] = 0;
    scores.touched.clear();
    scores.terms.clear();
    if (scores.of_topic.size() < topics) {
      scores.of_topic.resize(topics, 0);
      scores.is_own.resize(topics, false);
    }
    if (scores.of_term.size() < terms) scores.of_term.resize(terms, 0);
    return scores;
  }
};

struct NeedResolver::Candidate {
  std::uint32_t topic = 0;
  double score = 0;
  std::vector<std::pair<std::uint32_t, double>> told;  // position in Scores::terms, its part
};

NeedResolver::NeedResolver(const std::vector<IndexedTopic>& topics,
                           std::shared_ptr<const WordKnowledge> words,
                           const ResolverParameters& parameters)
    : ids_(ids_of(topics)),
      words_(std::move(words)),
      parameters_(parameters),
      index_(topics, parameters) {}

NeedResolver::NeedResolver(std::vector<model::Topic> topics,
                           const std::shared_ptr<const WordKnowledge>& words,
                           const ResolverParameters& parameters)
    : NeedResolver(indexed(topics, *words, parameters), words, parameters) {}

namespace {

// Finds the terms of one word after the other.
template <typename Terms>
class WordLookup {
 public:
  WordLookup(const TopicIndex& index, const WordKnowledge& words,
             const ResolverParameters& parameters, Terms& terms)
      : index_(index), words_(words), parameters_(parameters), terms_(terms) {}

  void look_up(const NeedReading& reading, std::uint32_t position) {
    const NeedWord& word = reading.words[position];
    word_ = position;
    if (word.is_silent || word.word.spelling.size() < 2) {
      return;
    }
    look_up_as_written(reading, word);
    const double share = word.role.is_filler && !is_label_typed(reading) ? parameters_.filler : 1;
    const std::string& spelling = word.word.spelling;
    const bool is_norwegian =
        !word.role.is_norwegian_stop_word &&
        add(StemLanguage::kNorwegian, spelling, MatchKind::kLabel, reading.norwegian * share);
    const double english =
        is_norwegian || words_.is_word(spelling) ? reading.english * share : share;
    const bool is_known = (!word.role.is_english_stop_word &&
                           add(StemLanguage::kEnglish, spelling, MatchKind::kLabel, english)) ||
                          is_norwegian;
    if (word.role.is_norwegian_stop_word) return;
    const bool is_compound = look_up_parts(spelling, reading.norwegian * share);
    if (is_known || word.role.is_filler || word.role.is_english_stop_word) return;
    look_up_unknown(word, reading, is_compound);
  }

 private:
  void look_up_as_written(const NeedReading& reading, const NeedWord& word) {
    if (!word.role.is_norwegian_stop_word && !word.role.is_english_stop_word) return;
    if (!add(term_as_written(reading.written(word.word)), MatchKind::kLabel, 1)) {
      add(term_as_written(word.word.spelling), MatchKind::kLabel, 1);
    }
  }

  // One or two words are no sentence: each was meant.
  static bool is_label_typed(const NeedReading& reading) { return reading.words.size() <= 2; }

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

  void look_up_unknown(const NeedWord& word, const NeedReading& reading, bool is_compound) {
    const std::string& spelling = word.word.spelling;
    if (!is_compound && look_up_in_thesaurus(spelling, reading.norwegian)) return;
    if (parameters_.repaired <= 0 || word.may_be_name) return;
    if (spelling.size() > kWordToRepairBytesMax) return;
    const bool is_word = words_.is_word(spelling);
    if (!is_word && is_near_role_word(spelling)) return;
    const double share = is_word ? parameters_.repaired_word : parameters_.repaired;
    if (share <= 0) return;
    const double norwegian = reading.norwegian * share;
    const double english = reading.english * share;
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

  const TopicIndex& index_;
  const WordKnowledge& words_;
  const ResolverParameters& parameters_;
  Terms& terms_;
  std::uint32_t word_ = 0;
};

}  // namespace

namespace {

// Words side by side that led there alike as one run.
std::vector<MatchedWords> joined(std::string_view text, const std::vector<MatchedWords>& words) {
  std::vector<MatchedWords> runs;
  for (const MatchedWords& word : words) {
    const bool is_beside = !runs.empty() && runs.back().kind == word.kind &&
                           text.substr(runs.back().end, word.start - runs.back().end) == " ";
    if (is_beside) {
      runs.back().end = word.end;
    } else {
      runs.push_back(word);
    }
  }
  return runs;
}

}  // namespace

NeedResolver::Lookup NeedResolver::look_up(const NeedReading& reading) const {
  Lookup lookup;
  WordLookup words(index_, *words_, parameters_, lookup.terms);
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) words.look_up(reading, i);
  return lookup;
}

double NeedResolver::covered_label(std::uint32_t topic, const Scores& scores) const {
  double best = 0;
  for (const std::vector<std::uint32_t>& label : index_.labels(topic)) {
    double all = 0;
    double covered = 0;
    for (const std::uint32_t term : label) {
      all += index_.idf(term);
      covered += index_.idf(term) * std::min(1.0, scores.of_term[term]);
    }
    if (all > 0) best = std::max(best, covered / all);
  }
  return best;
}

void NeedResolver::add_texts_found_whole(Scores& scores) const {
  const auto is_there = [&scores](std::uint32_t term) { return scores.of_term[term] > 0; };
  for (const std::uint32_t term : scores.terms) {
    for (const TopicIndex::Phrase& phrase : index_.phrases(term)) {
      const auto terms = index_.terms_of(phrase);
      if (!std::ranges::all_of(terms, is_there)) continue;
      double found = 0;
      for (const std::uint32_t one : terms) found += index_.idf(one) * scores.of_term[one];
      scores.add(phrase.topic, parameters_.text_found_whole * phrase.weight * found);
    }
  }
}

void NeedResolver::score(const Lookup& lookup, Scores& scores) const {
  std::vector<std::uint32_t>& terms = scores.terms;
  for (const Term& term : lookup.terms) {
    double& weight = scores.of_term[term.term];
    if (weight == 0) terms.push_back(term.term);
    weight = std::max(weight, term.weight);
  }
  for (const std::uint32_t term : terms) {
    for (const TopicIndex::Posting& posting : index_.postings(term)) {
      scores.add(posting.topic, scores.of_term[term] * posting.impact);
      if (posting.is_own) scores.is_own[posting.topic] = true;
    }
  }
  add_texts_found_whole(scores);
  std::ranges::sort(scores.touched);
  for (const std::uint32_t topic : scores.touched) {
    double& score = scores.of_topic[topic];
    score *= 1 + parameters_.label_covered * covered_label(topic, scores);
    if (!scores.is_own[topic]) score *= parameters_.only_inherited;
  }
}

std::vector<MatchedWords> NeedResolver::matched_words(const NeedReading& reading,
                                                      const Lookup& lookup,
                                                      std::uint32_t topic) const {
  std::vector<MatchedWords> matched;
  for (const Term& term : lookup.terms) {
    const auto postings = index_.postings(term.term);
    const auto posting = std::ranges::lower_bound(postings, topic, {}, &TopicIndex::Posting::topic);
    if (posting == postings.end() || posting->topic != topic) continue;
    const Word& word = reading.words[term.word].word;
    const MatchKind kind = std::max(term.kind, posting->kind);
    if (!matched.empty() && matched.back().start == word.start) {
      matched.back().kind = std::min(matched.back().kind, kind);
    } else {
      matched.push_back({word.start, word.end, kind});
    }
  }
  return joined(reading.text, matched);
}

std::vector<NeedResolver::Candidate> NeedResolver::candidates(const Scores& scores,
                                                              std::size_t count) const {
  std::vector<std::uint32_t> best = scores.touched;
  const auto better = [&](std::uint32_t a, std::uint32_t b) {
    return scores.of_topic[a] != scores.of_topic[b] ? scores.of_topic[a] > scores.of_topic[b]
                                                    : a < b;
  };
  const std::size_t kept = std::min(count, best.size());
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept), best.end(),
                    better);
  best.resize(kept);
  std::vector<Candidate> all;
  all.reserve(kept);
  for (const std::uint32_t topic : best) all.push_back({topic, scores.of_topic[topic], {}});
  return all;
}

// The best first, then whichever tells most of what the ones before it do not.
void NeedResolver::spread(const Scores& scores, std::vector<Candidate>& all) const {
  std::vector<double> left(scores.terms.size(), 1);
  for (Candidate& one : all) {
    double sum = 0;
    for (std::uint32_t i = 0; i < scores.terms.size(); ++i) {
      const auto postings = index_.postings(scores.terms[i]);
      const auto posting =
          std::ranges::lower_bound(postings, one.topic, {}, &TopicIndex::Posting::topic);
      if (posting == postings.end() || posting->topic != one.topic) continue;
      const double told = scores.of_term[scores.terms[i]] * posting->impact;
      one.told.emplace_back(i, told);
      sum += told;
    }
    for (auto& [term, told] : one.told) told *= one.score / sum;
  }
  const auto gain = [&left](const Candidate& one) {
    double sum = 0;
    for (const auto& [term, told] : one.told) sum += told * left[term];
    return sum;
  };
  for (auto next = all.begin(); next != all.end(); ++next) {
    auto best = next;
    double most = gain(*next);
    for (auto other = next + 1; other != all.end(); ++other) {
      const double other_gain = gain(*other);
      if (other_gain > most) {
        most = other_gain;
        best = other;
      }
    }
    std::rotate(next, best, best + 1);
    next->score = most;
    for (const auto& [term, told] : next->told) left[term] *= parameters_.told_already;
  }
}

std::vector<NeedTopic> NeedResolver::resolve(std::string_view text,
                                             const std::vector<std::string>& given,
                                             std::span<const TextRange> names) const {
  const NeedReading reading = read_need(text, names, parameters_);
  const Lookup lookup = look_up(reading);
  Scores& scores = Scores::of_thread(index_.topic_count(), index_.term_count());
  score(lookup, scores);
  std::vector<Candidate> found = candidates(scores, kCandidatesMax);
  std::erase_if(found, [&](const Candidate& one) { return !scores.is_own[one.topic]; });
  const bool is_understood =
      !found.empty() && found.front().score >= parameters_.understood_min * index_.rarest_idf();
  if (!is_understood) found.clear();
  spread(scores, found);
  const double best = found.empty() ? 1 : found.front().score;
  std::erase_if(found, [&](const Candidate& one) {
    return one.score < parameters_.share_of_best_min * best;
  });

  std::vector<Candidate> chosen;
  for (const std::string& id : given) {
    const auto place = std::ranges::lower_bound(ids_, id);
    if (place == ids_.end() || *place != id) continue;
    const auto topic = static_cast<std::uint32_t>(place - ids_.begin());
    if (std::ranges::find(chosen, topic, &Candidate::topic) != chosen.end()) continue;
    chosen.push_back({topic, best, {}});
  }
  const std::size_t given_count = chosen.size();
  for (const Candidate& one : found) {
    const auto same = std::ranges::find(chosen, one.topic, &Candidate::topic);
    if (same != chosen.end()) {
      same->score += one.score;
    } else if (chosen.size() < std::max(given_count, kNeedTopicsMax)) {
      chosen.push_back(one);
    }
  }
  return told(reading, lookup, given_count, std::move(chosen));
}

std::vector<NeedTopic> NeedResolver::told(const NeedReading& reading, const Lookup& lookup,
                                          std::size_t given_count,
                                          std::vector<Candidate> chosen) const {
  std::vector<std::uint32_t> given;
  double total = 0;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (i < given_count) given.push_back(chosen[i].topic);
    total += chosen[i].score;
  }
  std::ranges::sort(chosen, [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.topic < b.topic;
  });
  std::vector<NeedTopic> topics;
  topics.reserve(chosen.size());
  for (const Candidate& one : chosen) {
    NeedTopic& topic = topics.emplace_back();
    topic.topic = ids_[one.topic];
    topic.weight = one.score / total;
    topic.matched_words = matched_words(reading, lookup, one.topic);
    if (std::ranges::find(given, one.topic) != given.end()) {
      topic.matched_words.insert(topic.matched_words.begin(), {0, 0, MatchKind::kGiven});
    }
  }
  return topics;
}

std::vector<RankedTopic> NeedResolver::rank(std::string_view text, std::size_t count) const {
  const NeedReading reading = read_need(text, {}, parameters_);
  Scores& scores = Scores::of_thread(index_.topic_count(), index_.term_count());
  score(look_up(reading), scores);
  std::vector<Candidate> all = candidates(scores, scores.touched.size());
  const auto first = static_cast<std::ptrdiff_t>(std::min(all.size(), kCandidatesMax));
  std::vector<Candidate> best(all.begin(), all.begin() + first);
  spread(scores, best);
  std::ranges::copy(best, all.begin());
  std::vector<RankedTopic> ranked;
  for (const Candidate& one : all) {
    if (ranked.size() == count) break;
    ranked.push_back({ids_[one.topic], one.score});
  }
  return ranked;
}

}  // namespace veieninn::taxonomy
