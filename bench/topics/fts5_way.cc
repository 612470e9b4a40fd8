#include <fmt/format.h>
#include <sqlite3.h>

#include <cstdlib>
#include <memory>
#include <utility>

#include "bench/topics/way.h"
#include "engine/taxonomy/everyday_words.h"
#include "engine/taxonomy/stop_words.h"
#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::bench {
namespace {

struct Database {
  sqlite3* handle = nullptr;
  sqlite3_stmt* ask = nullptr;
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() {
    sqlite3_finalize(ask);
    sqlite3_close(handle);
  }
};

void check(const Database& database, int status) {
  if (status == SQLITE_OK || status == SQLITE_DONE) return;
  fmt::print(stderr, "bench_topics: SQLite: {}\n", sqlite3_errmsg(database.handle));
  std::exit(1);
}

std::vector<std::string> terms(std::string_view text, FtsText kind) {
  std::vector<std::string> found;
  for (const taxonomy::Word& word : taxonomy::words_of(text)) {
    if (taxonomy::is_stop_word(word.spelling)) continue;
    if (kind == FtsText::kLabels) {
      found.push_back(word.spelling);
      continue;
    }
    found.push_back(
        "n" +
        taxonomy::stemmer_of_thread(taxonomy::StemLanguage::kNorwegian).key_of(word.spelling));
    found.push_back(
        "e" + taxonomy::stemmer_of_thread(taxonomy::StemLanguage::kEnglish).key_of(word.spelling));
  }
  return found;
}

std::string document(const model::Topic& topic, FtsText kind) {
  std::string all;
  const auto add = [&](std::string_view text) {
    for (const std::string& term : terms(text, kind)) all += term + " ";
  };
  for (const auto& label : topic.labels) add(label.text);
  if (kind == FtsText::kLabels) return all;
  for (const auto& label : topic.hidden_labels) add(label.text);
  for (const auto& word : taxonomy::everyday_words_of(taxonomy::concept_of(topic.uri))) {
    add(word.text);
  }
  return all;
}

}  // namespace

Way fts5_way(std::string name, const std::vector<model::Topic>& topics, FtsText text) {
  auto database = std::make_shared<Database>();
  check(*database, sqlite3_open(":memory:", &database->handle));
  check(*database, sqlite3_exec(database->handle,
                                "CREATE VIRTUAL TABLE topics USING fts5(id UNINDEXED, words, "
                                "tokenize='unicode61 remove_diacritics 0')",
                                nullptr, nullptr, nullptr));
  sqlite3_stmt* insert = nullptr;
  check(*database, sqlite3_prepare_v2(database->handle, "INSERT INTO topics VALUES(?1, ?2)", -1,
                                      &insert, nullptr));
  for (const model::Topic& topic : topics) {
    const std::string words = document(topic, text);
    sqlite3_bind_text(insert, 1, topic.id.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 2, words.c_str(), -1, SQLITE_TRANSIENT);
    check(*database, sqlite3_step(insert));
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  check(*database, sqlite3_prepare_v2(database->handle,
                                      "SELECT id FROM topics WHERE words MATCH ?1 "
                                      "ORDER BY bm25(topics), id LIMIT ?2",
                                      -1, &database->ask, nullptr));
  return {
      std::move(name), [database, text](std::string_view sentence, std::size_t count) {
        std::string query;
        for (const std::string& term : terms(sentence, text)) {
          query += (query.empty() ? "\"" : " OR \"") + term + "\"";
        }
        std::vector<std::string> ids;
        if (query.empty()) return ids;
        sqlite3_bind_text(database->ask, 1, query.c_str(), -1, SQLITE_TRANSIENT);
        sqlite3_bind_int64(database->ask, 2, static_cast<sqlite3_int64>(count));
        while (sqlite3_step(database->ask) == SQLITE_ROW) {
          ids.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(database->ask, 0)));
        }
        sqlite3_reset(database->ask);
        return ids;
      }};
}

}  // namespace veieninn::bench
