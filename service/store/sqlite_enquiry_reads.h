// Reads of enquiries, letters and links, inside one read transaction. Throws DriverFailure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/store/sqlite_database.h"
#include "service/store/store.h"

namespace veieninn::store {

[[nodiscard]] std::optional<StoredEnquiry> read_enquiry(Database& database, const std::string& id);
[[nodiscard]] Result<EnquiryPage> list_enquiry_rows(Database& database, const EnquiryQuery& query);
[[nodiscard]] std::vector<model::EnquiryEvent> read_events(Database& database,
                                                           const std::string& enquiry);
[[nodiscard]] std::int64_t count_open(Database& database, const std::string& venture);
[[nodiscard]] std::optional<std::string> read_same_need(Database& database,
                                                        const model::Enquiry& enquiry);
[[nodiscard]] std::vector<std::string> read_due_enquiries(Database& database, Instant now,
                                                          std::int32_t most);
[[nodiscard]] std::vector<std::string> read_stranded_enquiries(Database& database, Instant now,
                                                               std::int32_t most);
[[nodiscard]] std::int64_t count_asked(Database& database, const std::string& contact,
                                       Instant since);
[[nodiscard]] std::vector<std::string> read_registrars(Database& database, const std::string& area);
[[nodiscard]] std::vector<Letter> read_due_letters(Database& database, Instant now,
                                                   std::int32_t most);
[[nodiscard]] std::optional<std::uint64_t> read_request(Database& database,
                                                        const std::string& request_id, Instant now);
[[nodiscard]] std::vector<Letter> read_letters(Database& database, const std::string& enquiry);
[[nodiscard]] std::optional<Letter> read_letter(Database& database, const std::string& id);
[[nodiscard]] std::optional<AnswerLink> read_link(Database& database, const std::string& hash);
[[nodiscard]] std::optional<SenderStop> read_stop(Database& database, const std::string& venture);

}  // namespace veieninn::store
