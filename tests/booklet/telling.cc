#include "tests/booklet/telling.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <stdexcept>
#include <utility>

#include "tests/booklet/story_world.h"

namespace veieninn::booklet {

Telling::Telling(server::RunningService& service)
    : service_(service), matching_(v1::MatchingService::NewStub(service.channel())) {}

Telling::Step Telling::step_of(const std::string& verb) {
  static const std::map<std::string, Step> steps = {
      {"without", &Telling::without},
      {"ask", &Telling::ask},
      {"first", &Telling::first},
      {"names", &Telling::names},
      {"does not name", &Telling::not_named},
      {"because", &Telling::because},
      {"gap", &Telling::gap},
      {"likelier than before", &Telling::likelier},
      {"hangs on one person", &Telling::risk},
      {"hangs on several", &Telling::no_risk},
      {"coverage", &Telling::coverage},
      {"open for", &Telling::open_for},
      {"offers", &Telling::offers},
      {"offers nothing", &Telling::offers_nothing},
      {"shown beside", &Telling::shown_beside},
      {"ventures for", &Telling::ventures_for},
      {"best venture", &Telling::best},
      {"team for", &Telling::team_for},
      {"coordinator", &Telling::coordinator},
      {"member", &Telling::member},
      {"covers", &Telling::covers},
      {"nobody for", &Telling::missing},
      {"pairs for", &Telling::pairs_for},
      {"pair", &Telling::pair},
      {"alone", &Telling::alone},
      {"joins", &Telling::joins},
      {"reserves", &Telling::reserve},
      {"uses", &Telling::use},
      {"gives back", &Telling::give_back},
      {"ends", &Telling::ends},
      {"left", &Telling::left},
      {"decide", &Telling::decide},
      {"lacks", &Telling::lacks},
      {"completes", &Telling::completes},
      {"takes part no more", &Telling::gone},
      {"is paid by", &Telling::paid_by},
      {"is seen to signal", &Telling::signals},
      {"stands on the page of", &Telling::on_page},
      {"is not on the page of", &Telling::not_on_page},
      {"invite", &Telling::invite},
      {"takes up", &Telling::takes_up},
      {"turns down", &Telling::turns_down},
      {"is invited to", &Telling::is_invited_to},
      {"enquire", &Telling::enquire},
      {"accepts", &Telling::accepts},
      {"passes on", &Telling::passes_on},
      {"brings in", &Telling::brings_in},
      {"names coordinator", &Telling::names_coordinator},
      {"hands over", &Telling::hands_over},
      {"waits on", &Telling::waits_on},
      {"owned by", &Telling::owned_by},
      {"in the team", &Telling::in_team},
      {"coordinated by", &Telling::coordinated_by},
  };
  const auto found = steps.find(verb);
  if (found == steps.end()) throw std::invalid_argument("unknown verb: " + verb);
  return found->second;
}

void Telling::tell(const Story& story) {
  for (const Line& line : story.lines) {
    SCOPED_TRACE("line " + std::to_string(line.number()) + ": " + line.text());
    if (auto rows = rows_of(line, ++sequence_); !rows.empty()) {
      std::ranges::move(rows, std::back_inserter(rows_));
      continue;
    }
    import_rows();
    (this->*step_of(line.verb()))(line);
  }
}

void Telling::import_rows() {
  if (rows_.empty()) return;
  v1::ImportDirectoryResponse report;
  const grpc::Status status = server::import(*service_.directory, {}, rows_, &report);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(report.row_errors_size(), 0) << report.ShortDebugString();
  revision_ = report.revision();
  rows_.clear();
}

template <typename Request, typename Response, typename Method>
void Telling::remove(Method method, const std::string& name) {
  Request request;
  request.set_name(name);
  Response response;
  const auto status = server::call(*service_.directory, method, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  revision_ = response.revision();
}

// without | initiatives/office
void Telling::without(const Line& line) {
  using Directory = v1::DirectoryService::Stub;
  const std::string& name = line.cell(1);
  if (name.starts_with("initiatives/")) {
    remove<v1::DeleteInitiativeRequest, v1::DeleteInitiativeResponse>(&Directory::DeleteInitiative,
                                                                      name);
  } else if (name.starts_with("ventures/")) {
    remove<v1::DeleteVentureRequest, v1::DeleteVentureResponse>(&Directory::DeleteVenture, name);
  } else {
    remove<v1::DeleteContactRequest, v1::DeleteContactResponse>(&Directory::DeleteContact, name);
  }
}

void Telling::expect_outcome(const Line& line, const grpc::Status& status) {
  const std::string refused = line.after("but");
  if (refused.empty()) {
    EXPECT_TRUE(status.ok()) << status.error_message();
  } else {
    EXPECT_EQ(server::reason_of(status), refused) << status.error_message();
  }
}

}  // namespace veieninn::booklet
