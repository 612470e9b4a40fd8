#include "service/api/request_identity.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/model/row_validation.h"
#include "veieninn/v1/directory_service.pb.h"

namespace veieninn::api {
namespace {

TEST(RandomIds, AreValidAndDoNotRepeat) {
  std::set<std::string> seen;
  for (int i = 0; i < 10'000; ++i) {
    const std::string id = random_id();
    ASSERT_EQ(id.size(), kRandomIdLength);
    ASSERT_TRUE(model::is_valid_id(id)) << id;
    ASSERT_TRUE(seen.insert(id).second) << id << " came twice";
  }
}

TEST(RequestIdentity, GivesARepeatedCreateTheSameId) {
  constexpr const char* kRequest = "123e4567-e89b-42d3-a456-426614174000";
  EXPECT_EQ(id_of_request(kRequest, 7), id_of_request(kRequest, 7));
  EXPECT_NE(id_of_request(kRequest, 7), id_of_request(kRequest, 8));
  EXPECT_TRUE(model::is_valid_id(id_of_request(kRequest, 7)));
}

TEST(RequestIdentity, TellsRequestsApartByTypeAndContent) {
  v1::GetAreaRequest area;
  v1::GetTopicRequest topic;
  EXPECT_NE(fingerprint_of(area), fingerprint_of(topic));
  const auto before = fingerprint_of(area);
  area.set_name("areas/no");
  EXPECT_NE(fingerprint_of(area), before);
}

TEST(RequestIdentity, HashesAsFnvIsPublished) {
  // Vectors of draft-eastlake-fnv; request fingerprints in stored files rest on them.
  EXPECT_EQ(stable_hash(""), 0xcbf29ce484222325ULL);
  EXPECT_EQ(stable_hash("a"), 0xaf63dc4c8601ec8cULL);
  EXPECT_EQ(stable_hash("foobar"), 0x85944171f73967e8ULL);
}

TEST(RequestIdentity, TakesAUuidOrNothing) {
  EXPECT_TRUE(check_request_id("", "request_id"));
  EXPECT_TRUE(check_request_id("123e4567-e89b-42d3-a456-426614174000", "request_id"));
  EXPECT_TRUE(check_request_id("123E4567-E89B-42D3-A456-426614174000", "request_id"));
  for (const char* bad :
       {"1", "123e4567e89b42d3a456426614174000", "123e4567-e89b-42d3-a456-42661417400g",
        "123e4567-e89b-42d3-a456_426614174000"}) {
    const auto checked = check_request_id(bad, "request_id");
    ASSERT_FALSE(checked) << bad;
    EXPECT_EQ(checked.error().violations[0].field, "request_id");
  }
}

}  // namespace
}  // namespace veieninn::api
