// From what a person writes as a place to one area: official number, former number, name in any
// language, or postal code.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/failure.h"
#include "veieninn/v1/area.pb.h"

namespace veieninn::cli {

// Areas of a ListAreas filter; an empty filter means all.
using ListAreas = std::function<Outcome<std::vector<v1::Area>>(const std::string& filter)>;

struct Place {
  v1::Area area;
  std::string note;  // what else the words could have meant, or empty
};

// A number wins over a postal code of the same digits, and says so; `number:0301` and `postal:0301`
// choose. A name is the whole name, whatever its case; of several kinds the municipality wins, then
// district, county, country. `kommune`, `fylke` and `bydel` after or before a name are understood.
// Fails with candidates when the place is unknown or more than one.
[[nodiscard]] Outcome<Place> find_place(std::string_view words, const ListAreas& list);

// The area's name in `language`, else nb, else the first.
[[nodiscard]] std::string area_name(const v1::Area& area, std::string_view language);

}  // namespace veieninn::cli
