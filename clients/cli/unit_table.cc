#include "clients/cli/columns.h"
#include "veieninn/v1/org_unit.pb.h"

namespace veieninn::cli {

Table unit_table() {
  return {"units",
          "unit",
          "orgUnits",
          "OrgUnit",
          "org_unit",
          {id_column("orgUnits"), enum_column("kind", *v1::OrgUnitKind_descriptor()),
           localized_column("names", "names", true, "nb=Asker kommune"),
           reference_column("parent", "orgUnits", false, "asker"),
           references_column("areas", "areas", "3203"),
           text_column("interest", false, "Vi vil gjerne høre fra dere."),
           text_column("mailbox", false, "postmottak@asker.example.org"),
           text_column("phone", false, "+47 00 00 00 00"),
           text_column("website", false, "https://asker.example.org"),
           flag_column("publishes_contacts")}};
}

}  // namespace veieninn::cli
