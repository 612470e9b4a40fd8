#include "clients/cli/columns.h"
#include "veieninn/v1/venture.pb.h"

namespace veieninn::cli {

Table venture_table() {
  return {"ventures",
          "venture",
          "ventures",
          "Venture",
          "venture",
          {id_column("ventures"), text_column("display_name", true, "Blid Gulrot AS"),
           text_column("description", false, "Mat og arbeid for unge."),
           references_column("topics", "topics", "tema-arbeid"),
           references_column("areas", "areas", "3118"),
           text_column("website", false, "https://gulrot.example.org"),
           texts_column("people", "people", "Blid Gulrot|Rask Elg"),
           values_column<v1::Collaboration>("collaborations", "collaborations",
                                            "asker:tema-arbeid:2025-03-01", read_collaboration,
                                            write_collaboration)}};
}

}  // namespace veieninn::cli
