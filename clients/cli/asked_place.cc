#include "clients/cli/asked_place.h"

#include <ostream>
#include <utility>

#include "clients/cli/directory_calls.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {

Outcome<AskedPlace> asked_place(Session& session, const std::string& words,
                                std::int64_t at_least_revision) {
  AskedPlace asked{{}, at_least_revision};
  if (words.empty()) return asked;
  Outcome<Place> place = find_place(words, area_lister(session.server, &asked.revision_seen));
  if (!place) return tl::unexpected(std::move(place.error()));
  if (!place->note.empty()) session.err << "note: " << printable(place->note) << "\n";
  asked.area = std::move(place->area);
  return asked;
}

}  // namespace veieninn::cli
