#include "clients/cli/columns.h"
#include "veieninn/v1/topic.pb.h"

namespace veieninn::cli {
namespace {

// A note without any language is one text in nb, bars and all.
Column note_column() {
  Column column = localized_column("note", "notes", false, "nb=Tilbud for barn under skolealder.");
  const auto read_all = column.read;
  column.read = [read_all](std::string_view cell, Today today,
                           google::protobuf::Message& resource) -> std::optional<CellProblem> {
    if (read_localized(cell)) return read_all(cell, today, resource);
    v1::LocalizedText& note = *dynamic_cast<v1::Topic&>(resource).add_notes();
    note.set_language_code("nb");
    note.set_text(std::string(cell));
    return std::nullopt;
  };
  return column;
}

}  // namespace

Table topic_table() {
  return {"topics",
          "topic",
          "topics",
          "Topic",
          "topic",
          {id_column("topics"), enum_column("kind", *v1::TopicKind_descriptor()),
           text_column("uri", false, "https://psi.norge.no/los/tema/barnehage"),
           localized_column("labels", "labels", true, "nb=Barnehage|en=Kindergarten"),
           localized_column("hidden_labels", "hidden_labels", false, "nb=dagmamma|nb=parklek"),
           references_column("broader", "topics", "tema-familie-og-barn"),
           references_column("related", "topics", "ord-barnehageplass"), note_column(),
           texts_column("unlearned_words", "unlearned_words", "sykkel|verksted")}};
}

}  // namespace veieninn::cli
