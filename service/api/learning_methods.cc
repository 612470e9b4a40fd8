#include "service/api/learning_methods.h"

#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "engine/taxonomy/need_words.h"
#include "engine/taxonomy/text_normalizer.h"
#include "engine/taxonomy/word_associations.h"
#include "service/api/consistency.h"
#include "service/api/field_reader.h"
#include "service/api/language.h"
#include "service/api/list_query.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

// The request's fields, checked.
struct Question {
  std::string term;   // empty: every word
  std::string topic;  // id; empty: every topic
  Language language = Language::kBokmal;
  std::int32_t page_size = 0;
  std::size_t offset = 0;  // of the page among those asked for
};

std::string question_text(const v1::ListWordAssociationsRequest& request) {
  return "word associations\n" + request.word() + "\n" + request.topic();
}

std::string read_word(FieldReader& reader, const std::string& text) {
  if (text.empty()) return {};
  const std::vector<taxonomy::Word> words = taxonomy::words_of(text);
  if (words.size() == 1) return taxonomy::learned_term(words[0].spelling);
  reader.reject({"word"}, "is not one word", "ask for one word, or for all");
  return {};
}

Result<Question> read_question(const v1::ListWordAssociationsRequest& request) {
  FieldReader reader("", Instant{});
  Question question;
  question.term = read_word(reader, request.word());
  question.topic = reader.id({"topic"}, request.topic(), store::ResourceKind::kTopic);
  if (const auto language = language_of(request.language_code())) {
    question.language = *language;
  } else {
    reader.reject({"language_code"}, "is not a language of ours", std::string(kLanguageRemedy));
  }
  if (std::vector<FieldViolation> wrong = reader.take(); !wrong.empty()) {
    return fail(invalid_arguments(std::move(wrong)));
  }
  const Result<std::int32_t> page_size = parse_page_size(request.page_size());
  if (!page_size) return fail(page_size.error());
  question.page_size = *page_size;
  const auto position = parse_page_token(question_text(request), request.page_token());
  if (!position) return fail(position.error());
  const std::string& after = position->after;
  std::from_chars(after.data(), after.data() + after.size(), question.offset);
  return question;
}

void write_association(const graph::Snapshot& snapshot, Language language,
                       const taxonomy::WordAssociation& learned, v1::WordAssociation* written) {
  written->set_word(learned.word);
  written->set_topic(name_of(store::ResourceKind::kTopic, learned.topic));
  const TopicIndex topic = snapshot.find_topic(learned.topic);
  if (!topic.is_none()) {
    written->set_topic_display_name(std::string(snapshot.topic_label(topic, code_of(language))));
  }
  written->set_venture_count(learned.cases);
  written->set_case_count(learned.word_cases);
  written->set_share(learned.share);
}

}  // namespace

Result<void> LearningMethods::list_word_associations(const Call& call,
                                                     const v1::ListWordAssociationsRequest& request,
                                                     v1::ListWordAssociationsResponse& response) {
  const Result<Question> question = read_question(request);
  if (!question) return fail(question.error());
  const auto found = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!found) return fail(found.error());
  const graph::Snapshot& snapshot = **found;
  const taxonomy::WordAssociations& associations = snapshot.word_associations();
  std::size_t seen = 0;
  for (const taxonomy::WordAssociation& learned : associations.learned()) {
    const bool is_asked_for = (question->term.empty() || question->term == learned.term) &&
                              (question->topic.empty() || question->topic == learned.topic);
    if (!is_asked_for || seen++ < question->offset) continue;
    if (response.word_associations_size() == question->page_size) {
      response.set_next_page_token(
          make_page_token(question_text(request), {std::to_string(seen - 1), snapshot.revision()}));
      break;
    }
    write_association(snapshot, question->language, learned, response.add_word_associations());
  }
  response.set_in_use(associations.is_used());
  response.set_case_count(associations.case_count());
  response.set_least_case_count(associations.least_cases());
  response.set_revision(snapshot.revision());
  return {};
}

}  // namespace veieninn::api
