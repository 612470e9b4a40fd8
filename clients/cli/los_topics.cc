#include "clients/cli/los_topics.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/stable_hash.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kTopicIdBytesMax = 63;

bool is_placeholder(std::string_view text) {
  return text.find_first_not_of("* \t") == std::string_view::npos;
}

std::string_view last_part(std::string_view& uri) {
  const std::size_t at = uri.find_last_of("/#");
  if (at == std::string_view::npos) return std::exchange(uri, {});
  const std::string_view part = uri.substr(at + 1);
  uri = uri.substr(0, at);
  return part;
}

std::string_view vocabulary_of(std::string_view uri) {
  const std::size_t at = uri.find_last_of("/#");
  return at == std::string_view::npos ? uri : uri.substr(0, at);
}

v1::TopicKind kind_of(const Concept& found) {
  for (const std::string& scheme : found.schemes) {
    if (scheme.ends_with("/los/ontologi/tema")) return v1::TOPIC_KIND_THEME;
    if (scheme.ends_with("/los/ontologi/ord")) return v1::TOPIC_KIND_WORD;
    if (scheme.ends_with("/los/ontologi/hendelse")) return v1::TOPIC_KIND_LIFE_EVENT;
  }
  return v1::TOPIC_KIND_EXTENSION;
}

bool has_language(const std::vector<v1::LocalizedText>& texts, std::string_view language) {
  return std::any_of(texts.begin(), texts.end(), [&](const v1::LocalizedText& text) {
    return text.language_code() == language;
  });
}

// What every topic of the file may lead to.
struct Vocabulary {
  std::set<std::string> ids;
  std::set<std::string, std::less<>> prefixes;
};

std::vector<std::string> good_links(const std::vector<std::string>& uris, const std::string& own,
                                    const Vocabulary& vocabulary, SourceFile& file) {
  std::vector<std::string> names;
  for (const std::string& uri : uris) {
    const std::string id = topic_id(uri);
    const bool inside = vocabulary.prefixes.contains(vocabulary_of(uri));
    if (id.empty() || (inside && !vocabulary.ids.contains(id))) {
      file.notes.push_back(fmt::format("{}: {} links to {}, which is not in the file: left out",
                                       file.name, own, printable(uri)));
      continue;
    }
    std::string name = "topics/" + id;
    if (id != own && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

void fill_topic(const std::string& uri, const std::string& id, const Concept& found,
                const Vocabulary& vocabulary, SourceFile& file, v1::Topic& topic) {
  topic.set_name("topics/" + id);
  topic.set_kind(kind_of(found));
  topic.set_uri(uri);
  topic.mutable_labels()->Assign(found.labels.begin(), found.labels.end());
  topic.mutable_hidden_labels()->Assign(found.hidden_labels.begin(), found.hidden_labels.end());
  topic.mutable_notes()->Assign(found.notes.begin(), found.notes.end());
  for (std::string& name : good_links(found.broader, id, vocabulary, file)) {
    topic.add_broader(std::move(name));
  }
  for (std::string& name : good_links(found.related, id, vocabulary, file)) {
    topic.add_related(std::move(name));
  }
}

}  // namespace

void Concept::take(std::string_view property, std::string language, std::string text) {
  if (is_placeholder(text)) return;
  if (language.find('-') != std::string::npos) language.resize(language.find('-'));
  if (language == "no") language = "nb";
  v1::LocalizedText made;
  made.set_language_code(language);
  made.set_text(std::move(text));
  if (property == "prefLabel") {
    (has_language(labels, language) ? hidden_labels : labels).push_back(std::move(made));
  } else if (property == "hiddenLabel" || property == "altLabel") {
    hidden_labels.push_back(std::move(made));
  } else if (property == "note" || property == "definition" || property == "scopeNote") {
    if (!has_language(notes, language)) notes.push_back(std::move(made));
  }
}

void Concept::link(std::string_view property, std::string uri) {
  if (property == "inScheme")
    schemes.push_back(std::move(uri));
  else if (property == "broader")
    broader.push_back(std::move(uri));
  else if (property == "related")
    related.push_back(std::move(uri));
}

std::string topic_id(std::string_view uri) {
  while (!uri.empty() && (uri.back() == '/' || uri.back() == '#')) uri.remove_suffix(1);
  std::string_view rest = uri;
  const std::string last = slug(last_part(rest), uri.size());
  const std::string before = slug(last_part(rest), uri.size());
  if (last.empty() || before.empty()) return {};
  std::string id = fmt::format("{}-{}", before, last);
  if (id.size() > kTopicIdBytesMax) {
    id = fmt::format("{}-{:08x}", slug(id, kTopicIdBytesMax - 9), stable_hash(uri));
  }
  return id;
}

void make_topics(const std::map<std::string, Concept>& concepts, SourceFile& file) {
  Vocabulary vocabulary;
  for (const auto& [uri, found] : concepts) {
    if (!found.is_concept) continue;
    vocabulary.ids.insert(topic_id(uri));
    vocabulary.prefixes.insert(std::string(vocabulary_of(uri)));
  }
  std::set<std::string> taken;
  for (const auto& [uri, found] : concepts) {
    if (!found.is_concept) continue;
    const std::string id = topic_id(uri);
    if (id.empty() || !taken.insert(id).second) {
      file.problems.push_back({found.line, "id",
                               fmt::format("{} makes no id of its own", printable(uri)),
                               "end the address in two parts that no other concept has"});
      continue;
    }
    if (found.labels.empty()) {
      file.problems.push_back({found.line, "labels", fmt::format("{} has no label", id),
                               "give it a skos:prefLabel in nb, nn or en"});
      continue;
    }
    SourceRow row{found.line, {}};
    fill_topic(uri, id, found, vocabulary, file, *row.entry.mutable_topic());
    file.rows.push_back(std::move(row));
  }
  std::stable_sort(file.problems.begin(), file.problems.end(),
                   [](const RowProblem& a, const RowProblem& b) { return a.line < b.line; });
}

}  // namespace veieninn::cli
