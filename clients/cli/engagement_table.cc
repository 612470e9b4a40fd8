#include "clients/cli/columns.h"
#include "veieninn/v1/engagement.pb.h"

namespace veieninn::cli {
namespace {

// The sender's own key, not the server's number: it keeps a fact from being recorded twice.
Column source_id_column() {
  Column column = text_column("source_id", false, "the sender's own key, such as e0001");
  column.name = "id";
  return column;
}

}  // namespace

Table engagement_table() {
  return {"engagements",
          "engagement",
          "engagements",
          "Engagement",
          "engagement",
          {source_id_column(), time_column("time", true, "-12d"),
           enum_column("kind", *v1::EngagementKind_descriptor()),
           reference_column("venture", "ventures", true, "v001"),
           reference_column("contact", "contacts", true, "c001"),
           reference_column("other_contact", "contacts", false, "c002"),
           reference_column("topic", "topics", false, "tema-barnehage"),
           reference_column("area", "areas", false, "3118"),
           text_column("need_text", false, "Vi vil lære ungdom å reparere sykler"),
           texts_column("need_words", "need_words", "reparere|sykler")}};
}

}  // namespace veieninn::cli
