#include <xapian.h>

#include <memory>
#include <utility>

#include "bench/topics/way.h"
#include "engine/taxonomy/everyday_words.h"
#include "engine/taxonomy/stop_words.h"
#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::bench {
namespace {

std::string stem_of(const model::LocalizedText& text) {
  return text.language == "en" ? "english" : "norwegian";
}

}  // namespace

Way xapian_way(std::string name, const std::vector<model::Topic>& topics) {
  auto database =
      std::make_shared<Xapian::WritableDatabase>(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::TermGenerator generator;
  generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
  for (const model::Topic& topic : topics) {
    Xapian::Document document;
    document.set_data(topic.id);
    generator.set_document(document);
    const auto add = [&](const model::LocalizedText& text) {
      generator.set_stemmer(Xapian::Stem(stem_of(text)));
      generator.index_text(text.text, 1, text.language == "en" ? "E" : "N");
    };
    for (const auto& label : topic.labels) add(label);
    for (const auto& label : topic.hidden_labels) add(label);
    for (const auto& word : taxonomy::everyday_words_of(taxonomy::concept_of(topic.uri))) {
      add(word);
    }
    database->add_document(document);
  }
  return {std::move(name), [database](std::string_view text, std::size_t count) {
            const Xapian::Stem norwegian("norwegian");
            const Xapian::Stem english("english");
            std::vector<Xapian::Query> terms;
            for (const taxonomy::Word& word : taxonomy::words_of(text)) {
              if (taxonomy::is_stop_word(word.spelling)) continue;
              terms.emplace_back("N" + norwegian(word.spelling));
              terms.emplace_back("E" + english(word.spelling));
            }
            std::vector<std::string> ids;
            if (terms.empty()) return ids;
            Xapian::Enquire enquire(*database);
            enquire.set_weighting_scheme(Xapian::BM25Weight());
            enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
            const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(count));
            for (auto hit = found.begin(); hit != found.end(); ++hit) {
              ids.push_back(hit.get_document().get_data());
            }
            return ids;
          }};
}

}  // namespace veieninn::bench
