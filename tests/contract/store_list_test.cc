// Lists: filters, orders, pages.
#include <gmock/gmock.h>

#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> ids(const Result<Page>& page) {
  std::vector<std::string> list;
  if (!page) return {page.error().message};
  for (const StoredResource& stored : page->rows) list.push_back(id_of(stored.row));
  return list;
}

Condition equals(std::string field, std::string value) {
  return {std::move(field), Comparison::kEquals, std::move(value)};
}

Condition contains(std::string field, std::string value) {
  return {std::move(field), Comparison::kContains, std::move(value)};
}

std::vector<std::string> found(Store& store, ResourceKind kind, std::vector<Condition> conditions) {
  ListQuery query;
  query.kind = kind;
  query.conditions = std::move(conditions);
  return ids(store.list(query));
}

TEST_P(StoreContract, FiltersAreas) {
  commit_small_world();
  model::Area row = area("3203", model::AreaKind::kMunicipality, "32");
  row.names = {{"nb", "Ås i skogen"}, {"se", "Ásker"}};
  row.former_numbers = {"3025"};
  row.postal_codes = {"1383"};
  commit({put(row)});
  constexpr ResourceKind kArea = ResourceKind::kArea;
  EXPECT_THAT(found(store(), kArea, {equals("kind", "COUNTY")}), ElementsAre("32"));
  EXPECT_THAT(found(store(), kArea, {equals("kind", "AREA_KIND_COUNTRY")}), ElementsAre("no"));
  EXPECT_THAT(found(store(), kArea, {contains("kind", "count")}), ElementsAre("32", "no"));
  EXPECT_THAT(found(store(), kArea, {equals("parent", "areas/no")}), ElementsAre("32"));
  EXPECT_THAT(found(store(), kArea, {equals("parent", "")}), ElementsAre("no"));
  EXPECT_THAT(found(store(), kArea, {equals("number", "3203")}), ElementsAre("3203"));
  EXPECT_THAT(found(store(), kArea, {equals("number", "3025")}), ElementsAre("3203"));
  EXPECT_THAT(found(store(), kArea, {equals("postal_code", "1383")}), ElementsAre("3203"));
  EXPECT_THAT(found(store(), kArea, {contains("display_name", "åS I")}), ElementsAre("3203"));
  EXPECT_THAT(found(store(), kArea, {contains("display_name", "ÁSKER")}), ElementsAre("3203"));
  EXPECT_THAT(found(store(), kArea, {equals("display_name", "Ásker")}), ElementsAre("3203"));
  EXPECT_THAT(found(store(), kArea, {equals("display_name", "ásker")}), IsEmpty());
}

TEST_P(StoreContract, FiltersTopicsAndUnits) {
  commit_small_world();
  model::Topic row = topic("skole", {"oppvekst"});
  row.kind = model::TopicKind::kLifeEvent;
  row.uri = "https://example.org/los/skole";
  row.labels = {{"nb", "Skole"}, {"en", "School"}};
  model::OrgUnit office = unit("nav", "asker", {"32", "3203"});
  office.kind = model::UnitKind::kNavOffice;
  commit({put(row), put(office)});
  constexpr ResourceKind kTopic = ResourceKind::kTopic;
  EXPECT_THAT(found(store(), kTopic, {equals("kind", "LIFE_EVENT")}), ElementsAre("skole"));
  EXPECT_THAT(found(store(), kTopic, {equals("broader", "topics/oppvekst")}),
              ElementsAre("barnehage", "skole"));
  EXPECT_THAT(found(store(), kTopic, {equals("uri", "https://example.org/los/skole")}),
              ElementsAre("skole"));
  EXPECT_THAT(found(store(), kTopic, {contains("uri", "LOS/")}), ElementsAre("skole"));
  EXPECT_THAT(found(store(), kTopic, {contains("display_name", "school")}), ElementsAre("skole"));
  constexpr ResourceKind kUnit = ResourceKind::kOrgUnit;
  EXPECT_THAT(found(store(), kUnit, {equals("kind", "nav_office")}), ElementsAre("nav"));
  EXPECT_THAT(found(store(), kUnit, {equals("area", "3203")}), ElementsAre("asker", "nav"));
  EXPECT_THAT(found(store(), kUnit, {equals("area", "3203"), equals("parent", "asker")}),
              ElementsAre("nav"));
  EXPECT_THAT(found(store(), kUnit, {contains("display_name", "enhet N")}), ElementsAre("nav"));
}

TEST_P(StoreContract, FiltersContactsVenturesAndTies) {
  commit_small_world();
  model::Contact front = contact("c5", "Ærlig Øks");
  front.front_door = true;
  model::Venture shop = venture("v5", "Stille Båt");
  shop.topics = {"barnehage"};
  shop.areas = {"3203"};
  commit({put(front), put(shop)});
  constexpr ResourceKind kContact = ResourceKind::kContact;
  EXPECT_THAT(found(store(), kContact, {equals("topic", "barnehage")}), ElementsAre("c1"));
  EXPECT_THAT(found(store(), kContact, {equals("front_door", "true")}), ElementsAre("c5"));
  EXPECT_THAT(found(store(), kContact, {equals("front_door", "false"), contains("unit", "ASK")}),
              ElementsAre("c1", "c2", "c3", "c4"));
  EXPECT_THAT(found(store(), kContact, {contains("display_name", "æRLIG ø")}), ElementsAre("c5"));
  EXPECT_THAT(found(store(), kContact,
                    {equals("unit", "orgUnits/asker"), equals("display_name", "Lun Vase")}),
              ElementsAre("c4"));
  constexpr ResourceKind kVenture = ResourceKind::kVenture;
  EXPECT_THAT(found(store(), kVenture, {equals("topic", "barnehage")}), ElementsAre("v5"));
  EXPECT_THAT(found(store(), kVenture, {equals("area", "areas/3203")}), ElementsAre("v5"));
  EXPECT_THAT(found(store(), kVenture, {contains("display_name", "båt")}), ElementsAre("v5"));
  constexpr ResourceKind kTie = ResourceKind::kTie;
  EXPECT_THAT(found(store(), kTie, {equals("from", "contacts/c1")}), ElementsAre("t1"));
  EXPECT_THAT(found(store(), kTie, {equals("from", "ventures/v1")}), ElementsAre("t2"));
  EXPECT_THAT(found(store(), kTie, {equals("from", "v1")}), ElementsAre("t2"));
  EXPECT_THAT(found(store(), kTie, {equals("from", "ventures/c1")}), IsEmpty());
  EXPECT_THAT(found(store(), kTie, {equals("to", "c2"), equals("kind", "COLLEAGUE")}),
              ElementsAre("t1"));
}

TEST_P(StoreContract, TakesFilterValuesAsValuesOnly) {
  commit_small_world();
  for (const char* value : {"' OR 1=1 --", "%", "_", "c1' --", "?1", "\"; DROP TABLE x"}) {
    EXPECT_THAT(found(store(), ResourceKind::kContact, {equals("unit", value)}), IsEmpty());
    EXPECT_THAT(found(store(), ResourceKind::kContact, {contains("display_name", value)}),
                IsEmpty());
  }
}

TEST_P(StoreContract, NamesTheFieldsAndValuesThatAFilterMayUse) {
  ListQuery query;
  query.conditions = {equals("shoe_size", "38")};
  const Error unknown = store().list(query).error();
  EXPECT_EQ(unknown.reason, ErrorReason::kInvalidArgument);
  EXPECT_EQ(unknown.violations[0].field, "filter");
  EXPECT_EQ(unknown.violations[0].remedy,
            "use one of: unit, topic, front_door, registrar, display_name");
  query.conditions = {equals("front_door", "kanskje")};
  EXPECT_EQ(store().list(query).error().violations[0].remedy, "use one of: true, false");
  query.conditions = {equals("unit", "areas/asker")};
  EXPECT_THAT(store().list(query).error().violations[0].remedy, HasSubstr("orgUnits/"));
  query.kind = ResourceKind::kTie;
  query.conditions = {equals("kind", "FRIEND")};
  EXPECT_THAT(store().list(query).error().violations[0].remedy, HasSubstr("WORKING_GROUP"));
}

TEST_P(StoreContract, OrdersByNameOrUpdateTimeBothWaysWithTiesByName) {
  commit_small_world();
  now = Instant{now.unix_seconds + 10};
  commit({put(contact("c3", "Blid Benk"))});
  now = Instant{now.unix_seconds + 10};
  commit({put(contact("c1", "Rolig Perm"))});
  ListQuery query;
  const auto order = [&](const char* field, bool descending) {
    query.order_by = field;
    query.descending = descending;
    return ids(store().list(query));
  };
  EXPECT_THAT(order("name", false), ElementsAre("c1", "c2", "c3", "c4"));
  EXPECT_THAT(order("name", true), ElementsAre("c4", "c3", "c2", "c1"));
  EXPECT_THAT(order("update_time", false), ElementsAre("c2", "c4", "c3", "c1"));
  EXPECT_THAT(order("update_time", true), ElementsAre("c1", "c3", "c2", "c4"));
  query.order_by = "shoe_size";
  EXPECT_EQ(store().list(query).error().violations[0].field, "order_by");
}

TEST_P(StoreContract, PagesThroughEveryRowOnceInEveryOrder) {
  commit_small_world();
  for (int i = 0; i < 23; ++i) {
    now = Instant{now.unix_seconds + i % 3};
    commit({put(contact("p" + std::to_string(i)))});
  }
  for (const char* field : {"name", "update_time"}) {
    for (const bool descending : {false, true}) {
      ListQuery query;
      query.order_by = field;
      query.descending = descending;
      const std::vector<std::string> whole = ids(store().list(query));
      ASSERT_EQ(whole.size(), 27U);
      std::vector<std::string> paged;
      query.page_size = 4;
      do {
        const Page page = store().list(query).value();
        EXPECT_LE(page.rows.size(), 4U);
        EXPECT_EQ(page.revision, store().newest_revision().value());
        for (const StoredResource& stored : page.rows) paged.push_back(id_of(stored.row));
        query.after = page.next;
      } while (!query.after.empty());
      EXPECT_EQ(paged, whole) << field << descending;
    }
  }
}

TEST_P(StoreContract, RefusesPagesThatCannotBe) {
  commit_small_world();
  ListQuery query;
  query.page_size = 0;
  EXPECT_EQ(store().list(query).error().violations[0].field, "page_size");
  query.page_size = 2;
  const std::string token = store().list(query)->next;
  for (const std::string& after : {std::string("x"), std::string("nNot An Id"), "u5/" + token}) {
    query.after = after;
    EXPECT_EQ(store().list(query).error().violations[0].field, "page_token") << after;
  }
  query.after = token;
  query.order_by = "update_time";
  EXPECT_EQ(store().list(query).error().violations[0].field, "page_token");
  query = {};
  query.page_size = 1'000'000;
  EXPECT_EQ(store().list(query)->rows.size(), 4U);
}

}  // namespace
}  // namespace veieninn::store
