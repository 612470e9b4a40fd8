#include "tests/service/publishing/site_world.h"

#include <gtest/gtest.h>

namespace veieninn::publishing {

SiteWorld::SiteWorld(PublishingOptions options)
    : site(host.store(), belief::ModelParameters{}, [this] { return now; }, options) {
  model::OrgUnit silent = asker();
  silent.id = "baerum";
  silent.names = {{"nb", "Bærum kommune"}};
  silent.publishes_contacts = false;
  model::Contact theirs = person("c3", "Blid Stol");
  theirs.unit = "baerum";
  model::Contact below = knowing(person("c2", "Vennlig Sky"), {"arbeid"});
  below.unit = "oppvekst";
  std::vector<store::Operation> operations = {
      store::Put{asker_area(), store::PutCondition::kCreate, {}},
      store::Put{asker(), store::PutCondition::kCreate, {}},
      store::Put{department(), store::PutCondition::kCreate, {}},
      store::Put{silent, store::PutCondition::kCreate, {}},
      store::Put{
          knowing(person("c1", "Rolig Bok"), {"barnehage"}), store::PutCondition::kCreate, {}},
      store::Put{below, store::PutCondition::kCreate, {}},
      store::Put{theirs, store::PutCondition::kCreate, {}}};
  for (const model::Topic& topic : topics()) {
    operations.push_back(store::Put{topic, store::PutCondition::kCreate, {}});
  }
  commit(std::move(operations));
}

gateway::HttpResponse SiteWorld::get(const std::string& path, const std::string& query,
                                     std::vector<gateway::HttpHeader> headers) {
  gateway::HttpRequest request;
  request.path = path;
  request.query = gateway::parse_form(query).value();
  request.headers = std::move(headers);
  request.remote_address = from;
  return site.handle(request);
}

void SiteWorld::commit(std::vector<store::Operation> operations) {
  const auto receipt = host.store().commit({std::move(operations), "", 0, now});
  EXPECT_TRUE(receipt) << receipt.error().error.message;
}

std::vector<std::string> addresses_of(const std::string& unit) {
  return {"/embed/" + unit, "/feeds/" + unit + "/contacts.jsonld",
          "/feeds/" + unit + "/contacts.vcf"};
}

}  // namespace veieninn::publishing
