#include "clients/cli/match_request.h"

#include <utility>

namespace veieninn::cli {

Outcome<v1::Need> need_of(const std::string& sentence, const std::vector<std::string>& topics) {
  v1::Need need;
  Outcome<std::string> text = text_option("the need", sentence);
  if (!text) return tl::unexpected(std::move(text.error()));
  need.set_text(*std::move(text));
  const Outcome<std::vector<std::string>> names = resource_options("--topic", topics, "topics");
  if (!names) return tl::unexpected(names.error());
  for (const std::string& name : *names) need.add_topics(name);
  return need;
}

Outcome<std::vector<std::string>> resource_options(std::string_view option,
                                                   const std::vector<std::string>& values,
                                                   std::string_view collection) {
  std::vector<std::string> names;
  for (const std::string& value : values) {
    Outcome<std::string> name = resource_option(option, value, collection);
    if (!name) return tl::unexpected(std::move(name.error()));
    names.push_back(*std::move(name));
  }
  return names;
}

}  // namespace veieninn::cli
