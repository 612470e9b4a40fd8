// Errors: what a caller can read out of each.
#include "engine/base/error.h"

#include <gmock/gmock.h>

#include <set>

#include "engine/base/ids.h"

namespace veieninn {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

TEST(Error, NamesEveryReasonOnceInUpperCase) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(ErrorReason::kInternal); ++i) {
    const std::string_view name = reason_name(static_cast<ErrorReason>(i));
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_EQ(name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_"), std::string_view::npos);
  }
  EXPECT_EQ(reason_name(ErrorReason::kEtagMismatch), "ETAG_MISMATCH");
}

TEST(Error, SaysWhichFieldIsWrongWhyAndWhatToDo) {
  const Error error = invalid_argument("max_routes", "is 51", "use 1 to 50");
  EXPECT_EQ(error.reason, ErrorReason::kInvalidArgument);
  ASSERT_THAT(error.violations, SizeIs(1));
  EXPECT_EQ(error.violations[0], (FieldViolation{"max_routes", "is 51", "use 1 to 50"}));
  EXPECT_EQ(error.message, "max_routes: is 51");
}

TEST(Error, KeepsAllViolationsAndTellsTheFirst) {
  const Error error = invalid_arguments({{"a", "is bad", "mend it"}, {"b", "is worse", "drop it"}});
  EXPECT_THAT(error.violations, SizeIs(2));
  EXPECT_EQ(error.message, "a: is bad");
}

TEST(Error, NamesTheResourceItIsAbout) {
  EXPECT_EQ(not_found("areas/9").resource, "areas/9");
  EXPECT_EQ(already_exists("areas/9").resource, "areas/9");
  EXPECT_EQ(etag_mismatch("areas/9").resource, "areas/9");
  EXPECT_THAT(referenced_by_others("areas/9", "orgUnits/1").message, HasSubstr("orgUnits/1"));
  const Error dangling = reference_not_found("contact.unit", "orgUnits/9");
  EXPECT_EQ(dangling.resource, "orgUnits/9");
  EXPECT_EQ(dangling.violations[0].field, "contact.unit");
  EXPECT_EQ(cycle("area.parent", "areas/9").violations[0].field, "area.parent");
}

TEST(Error, TellsRevisionsInNumbers) {
  EXPECT_THAT(revision_not_reached(9, 7).message, HasSubstr("9"));
  EXPECT_THAT(revision_not_reached(9, 7).message, HasSubstr("7"));
  EXPECT_EQ(revision_unknown(9, 7).reason, ErrorReason::kRevisionUnknown);
}

TEST(Error, TravelsInAResult) {
  const Result<int> failed = fail(limit_exceeded("rows", 1000, "rows"));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().reason, ErrorReason::kLimitExceeded);
  EXPECT_THAT(failed.error().message, HasSubstr("1000 rows"));
}

TEST(DenseId, IsNothingUntilItIsGiven) {
  EXPECT_TRUE(ContactIndex{}.is_none());
  EXPECT_FALSE(ContactIndex{0}.is_none());
  EXPECT_LT(ContactIndex{1}, ContactIndex{2});
}

}  // namespace
}  // namespace veieninn
