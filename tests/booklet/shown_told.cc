// What a body signals, shows on its page, and is paid for.
#include <vector>

#include "tests/booklet/telling.h"
#include "tests/service/gateway/raw_client.h"

namespace veieninn::booklet {

// is seen to signal | Unit | text
void Telling::signals(const Line& line) {
  v1::GetOrgUnitRequest request;
  request.set_name("orgUnits/" + id_of(line.cell(1)));
  v1::GetOrgUnitResponse response;
  const auto status = server::call(*service_.directory, &v1::DirectoryService::Stub::GetOrgUnit,
                                   request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.org_unit().interest(), line.cell(2));
}

// is paid by | Initiative | Unit, Unit
void Telling::paid_by(const Line& line) {
  v1::GetInitiativeRequest request;
  request.set_name("initiatives/" + id_of(line.cell(1)));
  v1::GetInitiativeResponse response;
  const auto status = server::call(*service_.directory, &v1::DirectoryService::Stub::GetInitiative,
                                   request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  std::vector<std::string> payers;
  for (const std::string& name : parts(line.cell(2), ",")) {
    payers.push_back("orgUnits/" + id_of(name));
  }
  const auto& funders = response.initiative().funders();
  EXPECT_EQ(std::vector<std::string>(funders.begin(), funders.end()), payers);
}

// What a municipality puts on its own page by one line; empty where there is none.
std::string Telling::page_of(const std::string& unit) {
  const gateway::RawAnswer page =
      gateway::ask(service_.server().pages_address(), gateway::get("/embed/" + id_of(unit)));
  return page.status == 200 ? page.body : std::string();
}

// stands on the page of | Unit | Rolig Bok
void Telling::on_page(const Line& line) {
  EXPECT_NE(page_of(line.cell(1)).find(line.cell(2)), std::string::npos);
}

void Telling::not_on_page(const Line& line) {
  EXPECT_EQ(page_of(line.cell(1)).find(line.cell(2)), std::string::npos);
}

}  // namespace veieninn::booklet
