#include "engine/taxonomy/need_resolver.h"

#include <algorithm>
#include <utility>

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kCandidatesMax = 32;

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
      index_(std::make_shared<const TopicIndex>(topics, parameters)) {}

NeedResolver::NeedResolver(std::vector<model::Topic> topics,
                           const std::shared_ptr<const WordKnowledge>& words,
                           const ResolverParameters& parameters)
    : NeedResolver(indexed(topics, *words, parameters), words, parameters) {}

NeedResolver::NeedResolver(const NeedResolver& base, const WordAssociations& learned)
    : ids_(base.ids_),
      words_(base.words_),
      parameters_(base.parameters_),
      index_(base.index_),
      learned_(learned, ids_, parameters_.learned * index_->rarest_idf()) {}

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

std::uint32_t NeedResolver::term_count() const noexcept {
  return index_->term_count() + learned_.size();
}

std::span<const TopicIndex::Posting> NeedResolver::postings(std::uint32_t term) const noexcept {
  const std::uint32_t indexed = index_->term_count();
  return term < indexed ? index_->postings(term) : learned_.postings(term - indexed);
}

const TopicIndex::Posting* NeedResolver::posting_of(std::uint32_t term,
                                                    std::uint32_t topic) const noexcept {
  const auto all = postings(term);
  const auto found = std::ranges::lower_bound(all, topic, {}, &TopicIndex::Posting::topic);
  return found == all.end() || found->topic != topic ? nullptr : &*found;
}

std::vector<NeedTerm> NeedResolver::terms_of(const NeedReading& reading) const {
  std::vector<NeedTerm> terms = look_up(reading, *index_, *words_, parameters_);
  if (learned_.size() == 0) return terms;
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    const NeedWord& word = reading.words[i];
    const bool says_something = !word.is_silent && !word.role.is_filler &&
                                !word.role.is_norwegian_stop_word &&
                                !word.role.is_english_stop_word;
    if (!says_something) continue;
    const std::uint32_t found = learned_.find(learned_term(word.word.spelling));
    if (found == TopicIndex::kNone) continue;
    terms.push_back({index_->term_count() + found, i, MatchKind::kLearned, 1});
  }
  std::ranges::stable_sort(terms, {}, &NeedTerm::word);
  return terms;
}

double NeedResolver::covered_label(std::uint32_t topic, const Scores& scores) const {
  double best = 0;
  for (const std::vector<std::uint32_t>& label : index_->labels(topic)) {
    double all = 0;
    double covered = 0;
    for (const std::uint32_t term : label) {
      all += index_->idf(term);
      covered += index_->idf(term) * std::min(1.0, scores.of_term[term]);
    }
    if (all > 0) best = std::max(best, covered / all);
  }
  return best;
}

void NeedResolver::add_texts_found_whole(Scores& scores) const {
  const auto is_there = [&scores](std::uint32_t term) { return scores.of_term[term] > 0; };
  for (const std::uint32_t term : scores.terms) {
    if (term >= index_->term_count()) continue;
    for (const TopicIndex::Phrase& phrase : index_->phrases(term)) {
      const auto terms = index_->terms_of(phrase);
      if (!std::ranges::all_of(terms, is_there)) continue;
      double found = 0;
      for (const std::uint32_t one : terms) found += index_->idf(one) * scores.of_term[one];
      scores.add(phrase.topic, parameters_.text_found_whole * phrase.weight * found);
    }
  }
}

void NeedResolver::score(const std::vector<NeedTerm>& terms_in, Scores& scores) const {
  std::vector<std::uint32_t>& terms = scores.terms;
  for (const NeedTerm& term : terms_in) {
    double& weight = scores.of_term[term.term];
    if (weight == 0) terms.push_back(term.term);
    weight = std::max(weight, term.weight);
  }
  for (const std::uint32_t term : terms) {
    for (const TopicIndex::Posting& posting : postings(term)) {
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
                                                      const std::vector<NeedTerm>& terms_in,
                                                      std::uint32_t topic) const {
  std::vector<MatchedWords> matched;
  for (const NeedTerm& term : terms_in) {
    const TopicIndex::Posting* const posting = posting_of(term.term, topic);
    if (posting == nullptr) continue;
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
      const TopicIndex::Posting* const posting = posting_of(scores.terms[i], one.topic);
      if (posting == nullptr) continue;
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
  NeedReading reading = read_need(text);
  silence_names(reading, names);
  return resolve(reading, given);
}

std::vector<NeedTopic> NeedResolver::resolve(const NeedReading& reading,
                                             const std::vector<std::string>& given) const {
  const std::vector<NeedTerm> terms = terms_of(reading);
  Scores& scores = Scores::of_thread(index_->topic_count(), term_count());
  score(terms, scores);
  std::vector<Candidate> found = candidates(scores, kCandidatesMax);
  std::erase_if(found, [&](const Candidate& one) { return !scores.is_own[one.topic]; });
  const bool is_understood =
      !found.empty() && found.front().score >= parameters_.understood_min * index_->rarest_idf();
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
  return told(reading, terms, given_count, std::move(chosen));
}

std::vector<NeedTopic> NeedResolver::told(const NeedReading& reading,
                                          const std::vector<NeedTerm>& terms_in,
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
    topic.matched_words = matched_words(reading, terms_in, one.topic);
    if (std::ranges::find(given, one.topic) != given.end()) {
      topic.matched_words.insert(topic.matched_words.begin(), {0, 0, MatchKind::kGiven});
    }
  }
  return topics;
}

std::vector<RankedTopic> NeedResolver::rank(std::string_view text, std::size_t count) const {
  const NeedReading reading = read_need(text);
  Scores& scores = Scores::of_thread(index_->topic_count(), term_count());
  score(terms_of(reading), scores);
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
