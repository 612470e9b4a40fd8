#include "clients/cli/columns.h"
#include "veieninn/v1/participation.pb.h"

namespace veieninn::cli {
namespace {

Cell<v1::Take> read_take(const std::string& value, Today /*today*/) {
  const Cell<QuotaCell> cell = read_quota_cell(value, "hours:3 reserved or hours:3:2 with 2 used");
  if (!cell) return tl::unexpected(cell.error());
  v1::Take take;
  take.set_unit(static_cast<v1::QuotaUnit>(cell->unit));
  take.set_reserved(cell->first);
  take.set_used(cell->second);
  return take;
}

std::string write_take(const v1::Take& take) {
  return write_quota_cell({take.unit(), take.reserved(), take.used()});
}

}  // namespace

Table participation_table() {
  Column state = enum_column("state", *v1::ParticipationState_descriptor());
  state.required = false;
  return {"participations",
          "participation",
          "participations",
          "Participation",
          "participation",
          {id_column("participations"), reference_column("initiative", "initiatives", true, "i001"),
           reference_column("venture", "ventures", false, "v001"),
           reference_column("contact", "contacts", false, "c003"), state,
           period_start_column("from", "period"), period_end_column("until", "period"),
           values_column<v1::Take>("takes", "takes", "hours:3:2|places:1", read_take, write_take)}};
}

}  // namespace veieninn::cli
