// The laws of a single row: what holds without looking at any other row. References between rows
// are checked by the store. Limits stand here once, each with its reason.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/model/rows.h"
#include "engine/model/text_laws.h"  // IWYU pragma: export: is_valid_id, is_clean_text

namespace veieninn::model {

inline constexpr std::size_t kIdBytesMax = 63;     // a DNS label's limit, as AIP-122 advises
inline constexpr std::size_t kNameBytesMax = 200;  // fits a card on a phone
inline constexpr std::size_t kLabelBytesMax = 500;
inline constexpr std::size_t kDescriptionBytesMax = 4000;
inline constexpr std::size_t kInterestBytesMax = 1000;
inline constexpr std::size_t kChannelBytesMax = 320;  // RFC 5321's longest address
inline constexpr std::size_t kUriBytesMax = 500;
inline constexpr std::size_t kLabelsMax = 10;
inline constexpr std::size_t kHiddenLabelsMax = 200;
inline constexpr std::size_t kBroaderMax = 16;
inline constexpr std::size_t kRelatedMax = 64;
inline constexpr std::size_t kNeighboursMax = 64;
inline constexpr std::size_t kFormerNumbersMax = 64;
inline constexpr std::size_t kPostalCodesMax = 2000;  // Oslo has some 600
inline constexpr std::size_t kAreasServedMax = 400;   // all municipalities of a country
inline constexpr std::size_t kExpertiseMax = 100;
inline constexpr std::size_t kLanguagesMax = 20;
inline constexpr std::size_t kAbsencesMax = 100;
inline constexpr std::size_t kChannelsMax = 20;
inline constexpr std::size_t kVentureTopicsMax = 100;
inline constexpr std::size_t kPeopleMax = 50;
inline constexpr std::size_t kCollaborationsMax = 200;
inline constexpr std::int32_t kCapacityPerWeekMax = 1000;
inline constexpr std::size_t kSourceIdBytesMax = 100;
inline constexpr std::size_t kNeedWordsMax = 40;
inline constexpr std::size_t kUnlearnedWordsMax = 200;
inline constexpr std::size_t kWordBytesMax = 60;

// Every broken law, in the order of the fields; paths begin with `prefix`, such as "contact.", and
// go on in the words of the API (`contact.language_codes[1]`, `tie.period.end_time`).
// Names and titles never stand in a description: it says what is wrong, not whose.
[[nodiscard]] std::vector<FieldViolation> violations(const Area& row, std::string_view prefix);
[[nodiscard]] std::vector<FieldViolation> violations(const Topic& row, std::string_view prefix);
[[nodiscard]] std::vector<FieldViolation> violations(const OrgUnit& row, std::string_view prefix);
[[nodiscard]] std::vector<FieldViolation> violations(const Contact& row, std::string_view prefix);
[[nodiscard]] std::vector<FieldViolation> violations(const Venture& row, std::string_view prefix);
[[nodiscard]] std::vector<FieldViolation> violations(const Tie& row, std::string_view prefix);
[[nodiscard]] std::vector<FieldViolation> violations(const Engagement& row,
                                                     std::string_view prefix);

}  // namespace veieninn::model
