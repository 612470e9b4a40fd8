#include "clients/cli/columns.h"
#include "veieninn/v1/area.pb.h"

namespace veieninn::cli {

Table area_table() {
  return {"areas",
          "area",
          "areas",
          "Area",
          "area",
          {id_column("areas"), enum_column("kind", *v1::AreaKind_descriptor()),
           localized_column("names", "names", true, "nb=Indre Østfold|en=Indre Østfold"),
           reference_column("parent", "areas", false, "31"),
           references_column("neighbours", "areas", "3120|3103"),
           texts_column("former_numbers", "former_numbers", "0125|3014"),
           texts_column("postal_codes", "postal_codes", "1850|1851")}};
}

}  // namespace veieninn::cli
