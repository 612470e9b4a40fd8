// Asker kommune, which publishes, with a department, and who of its people may be shown.
#pragma once

#include <string>
#include <vector>

#include "service/publishing/publication.h"

namespace veieninn::publishing {

inline constexpr std::int64_t kDay = kSecondsPerDay;
inline constexpr Instant kNow{1'796'040'000};  // Monday the 30th of November 2026

[[nodiscard]] Instant days_ago(std::int64_t days);

// Agreed, in her job, confirmed ten days ago, with one public address; works in Asker kommune.
[[nodiscard]] model::Contact person(const std::string& id, const std::string& name);
[[nodiscard]] model::Contact knowing(model::Contact row, std::vector<std::string> topics);

[[nodiscard]] model::OrgUnit asker();              // publishes; mailbox post@asker.example.org
[[nodiscard]] model::OrgUnit department();         // "oppvekst", under it
[[nodiscard]] std::vector<model::Topic> topics();  // barnehage, arbeid, omsorg
[[nodiscard]] model::Area asker_area();

// What a store would hand over of Asker kommune with these people.
[[nodiscard]] store::UnitRows rows_with(std::vector<model::Contact> contacts);

// As Asker kommune publishes it; REQUIRES that it does.
[[nodiscard]] Publication published(const store::UnitRows& rows,
                                    letters::Language language = letters::Language::kBokmaal,
                                    std::string_view topic = {});
[[nodiscard]] std::vector<std::string> names_in(const std::optional<Publication>& publication);

// Names and texts that try to be more than text.
[[nodiscard]] store::UnitRows hostile_rows();
// `count` people who all know kindergartens.
[[nodiscard]] store::UnitRows crowded_rows(std::size_t count);

}  // namespace veieninn::publishing
