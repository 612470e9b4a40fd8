#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <raptor2/raptor.h>

#include "clients/cli/los_topics.h"
#include "clients/cli/source_file.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kRdfBytesMax = std::size_t{256} << 20U;  // Los has 0.7 MB
constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view kRdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

struct WorldDeleter {
  void operator()(raptor_world* world) const { raptor_free_world(world); }
};
struct ParserDeleter {
  void operator()(raptor_parser* parser) const { raptor_free_parser(parser); }
};
struct UriDeleter {
  void operator()(raptor_uri* uri) const { raptor_free_uri(uri); }
};

// What the C library's callbacks write into.
struct Reading {
  raptor_parser* parser = nullptr;
  std::map<std::string, Concept> concepts;  // by URI
  std::optional<RowProblem> error;          // the first
};

std::string text_of(const unsigned char* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};  // the C library's character type
}

std::string uri_of(const raptor_term* term) {
  std::size_t length = 0;
  const unsigned char* text = raptor_uri_as_counted_string(term->value.uri, &length);
  return text_of(text, length);
}

// Keeps the first error. A line of 0 means that the parser gave no place.
void note_error(Reading& reading, int line, const char* text) {
  if (reading.error) return;
  if (line <= 0 && reading.parser != nullptr) {
    line = raptor_locator_line(raptor_parser_get_locator(reading.parser));
  }
  reading.error = RowProblem{line > 0 ? static_cast<std::size_t>(line) : 0,
                             {},
                             fmt::format("the file breaks here: {}", printable(text)),
                             "get the whole file again; nothing of it was taken"};
  if (reading.parser != nullptr) raptor_parser_parse_abort(reading.parser);
}

void on_log(void* user, raptor_log_message* message) {
  if (message->level < RAPTOR_LOG_LEVEL_ERROR) return;
  const int line = message->locator == nullptr ? 0 : raptor_locator_line(message->locator);
  note_error(*static_cast<Reading*>(user), line, message->text == nullptr ? "" : message->text);
}

void take_literal(Concept& found, std::string_view property, const raptor_term& object) {
  const raptor_term_literal_value& literal = object.value.literal;
  std::string language =
      literal.language == nullptr ? "nb" : text_of(literal.language, literal.language_len);
  std::string text(trimmed(text_of(literal.string, literal.string_len)));
  found.take(property, std::move(language), std::move(text));
}

void on_statement(void* user, raptor_statement* statement) {
  Reading& reading = *static_cast<Reading*>(user);
  if (reading.error || statement->subject->type != RAPTOR_TERM_TYPE_URI ||
      statement->predicate->type != RAPTOR_TERM_TYPE_URI) {
    return;
  }
  Concept& found = reading.concepts[uri_of(statement->subject)];
  if (found.line == 0) {
    const int line = raptor_locator_line(raptor_parser_get_locator(reading.parser));
    found.line = line > 0 ? static_cast<std::size_t>(line) : 1;
  }
  const std::string predicate = uri_of(statement->predicate);
  const raptor_term& object = *statement->object;
  if (predicate == kRdfType && object.type == RAPTOR_TERM_TYPE_URI) {
    const std::string type = uri_of(&object);
    if (type == std::string(kSkos) + "Concept") found.is_concept = true;
    return;
  }
  if (!predicate.starts_with(kSkos)) return;
  const std::string_view property = std::string_view(predicate).substr(kSkos.size());
  if (object.type == RAPTOR_TERM_TYPE_LITERAL) take_literal(found, property, object);
  if (object.type == RAPTOR_TERM_TYPE_URI) found.link(property, uri_of(&object));
}

bool is_xml(std::string_view text) {
  return text.starts_with("<?xml") || text.starts_with("<!--") || text.starts_with("<!DOCTYPE") ||
         text.starts_with("<rdf:");
}

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return trimmed(text);
}

// Reads every statement; false when the text breaks.
bool parse(std::string_view text, Reading& reading) {
  const std::unique_ptr<raptor_world, WorldDeleter> world(raptor_new_world());
  if (world == nullptr || raptor_world_open(world.get()) != 0) {
    note_error(reading, 0, "the RDF library does not start");
    return false;
  }
  raptor_world_set_log_handler(world.get(), &reading, on_log);
  const bool xml = is_xml(without_mark(text));
  const std::unique_ptr<raptor_parser, ParserDeleter> parser(
      raptor_new_parser(world.get(), xml ? "rdfxml" : "turtle"));
  const std::unique_ptr<raptor_uri, UriDeleter> base(raptor_new_uri(
      world.get(), reinterpret_cast<const unsigned char*>("https://veieninn.example.org/import")));
  reading.parser = parser.get();
  raptor_parser_set_option(parser.get(), RAPTOR_OPTION_NO_NET, nullptr, 1);
  raptor_parser_set_option(parser.get(), RAPTOR_OPTION_NO_FILE, nullptr, 1);
  raptor_parser_set_statement_handler(parser.get(), &reading, on_statement);
  int failed = raptor_parser_parse_start(parser.get(), base.get());
  if (failed == 0) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    failed = raptor_parser_parse_chunk(parser.get(), bytes, text.size(), 1);
  }
  if (failed != 0) note_error(reading, 0, "it ends in the middle");
  if (reading.error && reading.error->line == 0) {
    // Without a place the parser was still waiting for more at the end.
    const auto breaks = std::count(text.begin(), text.end(), '\n');
    reading.error->line = static_cast<std::size_t>(breaks) + 1;
  }
  reading.parser = nullptr;
  return !reading.error;
}

}  // namespace

bool looks_like_rdf(std::string_view text) {
  text = without_mark(text);
  return is_xml(text) || text.starts_with("@prefix") || text.starts_with("@base") ||
         text.starts_with("PREFIX") || text.starts_with("<http");
}

SourceFile read_los(std::string name, std::string_view text) {
  SourceFile file;
  file.name = std::move(name);
  file.table = find_table("topics");
  for (const Column& column : file.table->columns) file.columns.push_back(column.name);
  Reading reading;
  if (text.size() > kRdfBytesMax) {
    reading.error = RowProblem{1, {}, "the file is larger than 256 MiB", "split it"};
  } else if (!is_xml(without_mark(text)) && !is_utf8(text)) {
    reading.error = RowProblem{1, {}, "the file is not UTF-8", "save it as UTF-8"};
  } else if (text.find('\0') != std::string_view::npos) {
    reading.error = RowProblem{1, {}, "the file holds zero bytes", "get the whole file again"};
  } else {
    static_cast<void>(parse(text, reading));
  }
  if (!reading.error) make_topics(reading.concepts, file);
  if (!reading.error && file.rows.empty() && file.problems.empty()) {
    reading.error = RowProblem{1, {}, "the file holds no skos:Concept", "give a SKOS vocabulary"};
  }
  if (reading.error) {
    file.torn = true;
    file.rows.clear();
    file.problems = {*std::move(reading.error)};
  }
  return file;
}

}  // namespace veieninn::cli
