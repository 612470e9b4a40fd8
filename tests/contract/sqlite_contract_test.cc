// SQLite keeps the contract.
#include "tests/contract/sqlite_host.h"
#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract,
                         testing::Values([] { return std::make_unique<SqliteHost>(); }),
                         [](const auto&) { return "store"; });

INSTANTIATE_TEST_SUITE_P(Sqlite, StorePublication,
                         testing::Values([] { return std::make_unique<SqliteHost>(); }),
                         [](const auto&) { return "store"; });

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreEnquiries,
                         testing::Values([] { return std::make_unique<SqliteHost>(); }),
                         [](const auto&) { return "store"; });

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreInvitations,
                         testing::Values([] { return std::make_unique<SqliteHost>(); }),
                         [](const auto&) { return "store"; });

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreInitiatives,
                         testing::Values([] { return std::make_unique<SqliteHost>(); }),
                         [](const auto&) { return "store"; });

}  // namespace
}  // namespace veieninn::store
