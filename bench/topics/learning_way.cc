#include <algorithm>
#include <map>
#include <utility>

#include "bench/topics/way.h"
#include "engine/taxonomy/need_resolver.h"
#include "engine/taxonomy/need_words.h"
#include "engine/taxonomy/word_associations.h"

namespace veieninn::bench {
namespace {

constexpr std::size_t kFolds = 5;

// What was learned from all queries but those of `held_back`, each of another venture, ending at
// each of its topics.
taxonomy::WordAssociations learned_without(std::size_t held_back,
                                           const std::vector<Query>& queries) {
  std::vector<std::vector<std::string>> words(queries.size());
  std::vector<taxonomy::NeedOutcome> outcomes;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (i % kFolds == held_back) continue;
    words[i] = taxonomy::need_words_of(queries[i].text);
    for (const std::string& topic : queries[i].expected) outcomes.push_back({i, topic, words[i]});
  }
  return taxonomy::WordAssociations(outcomes);
}

}  // namespace

Way learning_way(std::string name, const std::vector<model::Topic>& topics,
                 const std::vector<Query>& queries,
                 std::shared_ptr<const taxonomy::WordKnowledge> words,
                 const taxonomy::ResolverParameters& parameters) {
  const taxonomy::NeedResolver untaught(topics, std::move(words), parameters);
  std::vector<std::shared_ptr<const taxonomy::NeedResolver>> taught;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    taught.push_back(
        std::make_shared<const taxonomy::NeedResolver>(untaught, learned_without(fold, queries)));
  }
  std::map<std::string, std::size_t, std::less<>> fold_of;
  for (std::size_t i = 0; i < queries.size(); ++i) fold_of.emplace(queries[i].text, i % kFolds);
  return {std::move(name), [taught = std::move(taught), fold_of = std::move(fold_of)](
                               std::string_view text, std::size_t count) {
            std::vector<std::string> ids;
            const std::size_t fold = fold_of.find(text)->second;
            for (taxonomy::RankedTopic& topic : taught[fold]->rank(text, count)) {
              ids.push_back(std::move(topic.topic));
            }
            return ids;
          }};
}

}  // namespace veieninn::bench
