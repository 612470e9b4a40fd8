// Invitations in SQLite, inside the caller's transaction. Throws DriverFailure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "service/store/sqlite_database.h"
#include "service/store/sqlite_row_writer.h"
#include "service/store/store.h"

namespace veieninn::store {

// Errors, with nothing written: as of PutInvitation.
[[nodiscard]] std::optional<Error> write_invitation(Database& database, const PutInvitation& put,
                                                    const Stamp& stamp);
// Whether there was anything to forget.
bool forget_invitation_texts(Database& database, const ForgetTexts& forget);
// Before the row of a contact goes; a venture's and an initiative's invitations go with it.
void let_go_of_invitations(Database& database, ResourceKind kind, const std::string& id,
                           const Stamp& stamp);

[[nodiscard]] std::optional<StoredInvitation> read_invitation(Database& database,
                                                              const std::string& id);
[[nodiscard]] Result<InvitationPage> list_invitation_rows(Database& database,
                                                          const InvitationQuery& query);
[[nodiscard]] std::vector<StoredInvitation> read_invitations_to(Database& database,
                                                                const std::string& initiative);
[[nodiscard]] std::int64_t count_open_invitations(Database& database, const std::string& venture);
[[nodiscard]] std::vector<std::string> read_due_invitations(Database& database, Instant now,
                                                            std::int32_t most);

}  // namespace veieninn::store
