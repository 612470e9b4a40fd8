// Writes of enquiries, letters and links, inside the caller's transaction. Throws DriverFailure.
#pragma once

#include <optional>
#include <string>

#include "service/store/sqlite_database.h"
#include "service/store/sqlite_row_writer.h"
#include "service/store/store.h"

namespace veieninn::store {

// Errors, with nothing written: kEtagMismatch, kAlreadyExists.
[[nodiscard]] std::optional<Error> write_enquiry(Database& database, const PutEnquiry& put,
                                                 const Stamp& stamp);
// As it stands in `letter`; its sequence is given here.
void write_letter(Database& database, const Letter& letter);
[[nodiscard]] std::optional<Error> begin_letter(Database& database, const BeginLetter& begin,
                                                const Stamp& stamp);
// Whether there was something to end.
bool end_letter(Database& database, const EndLetter& end);
void stop_sender(Database& database, const SenderStop& stop);
bool release_sender(Database& database, const std::string& venture);

// Whether there was anything to forget.
bool forget_texts(Database& database, const ForgetTexts& forget);

// Before the row itself goes. Open enquiries that rested on her are due at once.
void let_go_of_enquiries(Database& database, ResourceKind kind, const std::string& id,
                         const Stamp& stamp);

}  // namespace veieninn::store
