// `veieninn initiative show|join|reserve|use|return|complete|end|decide`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace veieninn::cli {

struct InitiativeJoinOptions {
  std::string initiative;
  std::string venture;
  std::string contact;             // who joins, or the venture's mentor
  std::vector<std::string> takes;  // `hours:4`
  std::string id;                  // of the participation; empty: a random one
  std::string request_id;          // empty: a random one
};

enum class QuotaMove : std::uint8_t { kReserve, kUse, kReturn };

struct QuotaMoveOptions {
  std::string participation;
  std::string amount;      // `hours:4`
  bool from_used = false;  // of a return
  std::string etag;        // empty: whatever stands
  std::string request_id;  // empty: a random one
};

struct FinishOptions {
  std::string name;  // a participation, or of a decision the training
  std::string etag;
  std::string request_id;
};

// Who answers for it first, then the deadline, what is left, and who takes part, in numbers.
[[nodiscard]] ExitCode run_initiative_show(Session& session, const std::string& id);
[[nodiscard]] ExitCode run_initiative_join(Session& session, const InitiativeJoinOptions& options);
[[nodiscard]] ExitCode run_quota_move(Session& session, QuotaMove move,
                                      const QuotaMoveOptions& options);
[[nodiscard]] ExitCode run_complete(Session& session, const FinishOptions& options);
[[nodiscard]] ExitCode run_end(Session& session, const FinishOptions& options);
// kAnswered whether it starts or not.
[[nodiscard]] ExitCode run_decide(Session& session, const FinishOptions& options);

}  // namespace veieninn::cli
