#include "clients/cli/columns.h"
#include "clients/cli/text_shape.h"
#include "veieninn/v1/tie.pb.h"

namespace veieninn::cli {
namespace {

// Ties go out from either kind: the collection has to stand in the cell.
Column from_column() {
  Column column = text_column("from", true, "ventures/v001 or contacts/c001");
  column.read = [](std::string_view cell, Today,
                   google::protobuf::Message& resource) -> std::optional<CellProblem> {
    cell = trimmed(cell);
    if (!cell.starts_with("ventures/") && !cell.starts_with("contacts/")) {
      return CellProblem{"does not say whether a venture or a contact knows her",
                         "write ventures/ID or contacts/ID"};
    }
    dynamic_cast<v1::Tie&>(resource).set_from(std::string(cell));
    return std::nullopt;
  };
  return column;
}

Column to_column() {
  Column column = reference_column("to", "contacts", true, "contacts/c002");
  column.write = [](const google::protobuf::Message& resource) {
    return dynamic_cast<const v1::Tie&>(resource).to();
  };
  return column;
}

}  // namespace

Table tie_table() {
  return {"ties",
          "tie",
          "ties",
          "Tie",
          "tie",
          {id_column("ties"), from_column(), to_column(),
           enum_column("kind", *v1::TieKind_descriptor()),
           probability_column("strength", true, "0.4, strictly between 0 and 1"),
           period_start_column("since", "period"), period_end_column("until", "period")}};
}

}  // namespace veieninn::cli
