#include <algorithm>
#include <utility>

#include "bench/topics/way.h"
#include "engine/taxonomy/need_resolver.h"

namespace veieninn::bench {

Way resolver_way(std::string name, const std::vector<model::Topic>& topics,
                 std::shared_ptr<const taxonomy::WordKnowledge> words,
                 const taxonomy::ResolverParameters& parameters) {
  auto resolver =
      std::make_shared<const taxonomy::NeedResolver>(topics, std::move(words), parameters);
  return {std::move(name), [resolver](std::string_view text, std::size_t count) {
            std::vector<std::string> ids;
            for (taxonomy::RankedTopic& topic : resolver->rank(text, count)) {
              ids.push_back(std::move(topic.topic));
            }
            return ids;
          }};
}

}  // namespace veieninn::bench
