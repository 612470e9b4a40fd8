// Every sentence about what is open, who fits and who goes together, in nb, nn and en. {n} is a
// number, {chance} a share in per cent, {mentor}, {venture}, {ventures} and {who} are names, {id}
// is what a command takes.
#pragma once

#include <cstdint>
#include <string_view>

#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::cli {

enum class MatchText : std::uint8_t {
  // What is open
  kYouWorkWith,     // heads the venture's own topics
  kNoTopicsStated,  // the venture states none
  kKindFrom,        // {kind} from {unit}
  kLeftOf,          // {n} of {total} {unit}
  kEachMost,        // at most {n} each
  kLeadsSomewhere,  // heads the chance
  kInvited,         // the venture is; heads commands
  kFitsWithoutPerson,
  kNothingOpen,
  kNothingOpenNext,
  kOpenNext,  // heads a command
  // Ventures
  kSought,    // heads the topics that an initiative asks for
  kWorksOut,  // heads the chance
  kNoVenture,
  kNoVentureNext,
  kMoreVentures,
  kLeaveOutNext,
  kInviteNext,  // heads a command
  // A team
  kGathers,      // heads the coordinator
  kWhoBringsIn,  // heads the tree
  kNoTieKnown,   // {who} has none to whom she brings in
  kCoversAlone,
  kWhoCovers,  // heads the requirements
  kCoveredFromWider,
  kCoveredFromSubunit,
  kNobodyCovers,      // heads the gaps
  kNobodyCoversNext,  // heads a command
  kTeamChance,
  kNoBetterTeam,
  kBoundOfTeams,
  kNoTeam,
  kNoTeamNext,
  // Pairs
  kPairsExpected,
  kPair,       // {mentor} as mentor for {venture}
  kPairWorks,  // heads the chance
  kBetterIsTaken,
  kBetterIsFull,
  kAlone,  // heads the ventures without a mentor
  kAloneNoTopics,
  kAloneNobodyFits,
  kAloneAllTaken,
  kBestIsTaken,
  kBestIsFull,
  kUnavailable,  // heads the mentors who cannot now
  kHerself,      // {mentor} speaks for {venture}
  kNoPairs,
  kNobodyLacksMentor,
  kPairBegins,  // heads a command; the last
};

// `language` nb, nn or en; anything else is read as en.
[[nodiscard]] std::string_view text(MatchText which, std::string_view language) noexcept;

// Why a venture is alone; what is newer than this client is told as the last of those known.
[[nodiscard]] MatchText alone_text(v1::AloneReason reason) noexcept;

}  // namespace veieninn::cli
