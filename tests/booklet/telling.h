// Tells a story to a running service, by its API alone: rows are imported, questions are asked, and
// what a line says must be so is checked.
#pragma once

#include <string>

#include "tests/booklet/story.h"
#include "tests/service/server/running_service.h"
#include "veieninn/v1/matching_service.grpc.pb.h"

namespace veieninn::booklet {

class Telling {
 public:
  explicit Telling(server::RunningService& service);

  // In order; rows that follow each other are one import. Failures are GoogleTest's.
  void tell(const Story& story);

 private:
  using Step = void (Telling::*)(const Line& line);
  static Step step_of(const std::string& verb);

  // rows
  void import_rows();
  void without(const Line& line);
  template <typename Request, typename Response, typename Method>
  void remove(Method method, const std::string& name);

  // ways to people (ways_told.cc)
  void ask(const Line& line);
  void first(const Line& line);
  void names(const Line& line);
  void not_named(const Line& line);
  void because(const Line& line);
  void gap(const Line& line);
  void likelier(const Line& line);
  void risk(const Line& line);
  void no_risk(const Line& line);
  void coverage(const Line& line);
  [[nodiscard]] const v1::Route* route_to(const std::string& name) const;
  [[nodiscard]] bool hangs_on_one_person(const Line& line);
  [[nodiscard]] v1::CoverageCell coverage_of(const Line& line);

  // what fits (matches_told.cc)
  void open_for(const Line& line);
  void offers(const Line& line);
  void offers_nothing(const Line& line);
  void shown_beside(const Line& line);
  void ventures_for(const Line& line);
  void best(const Line& line);
  void team_for(const Line& line);
  void coordinator(const Line& line);
  void member(const Line& line);
  void covers(const Line& line);
  void missing(const Line& line);
  void pairs_for(const Line& line);
  void pair(const Line& line);
  void alone(const Line& line);

  // who takes part (initiatives_told.cc)
  void joins(const Line& line);
  void reserve(const Line& line);
  void use(const Line& line);
  void give_back(const Line& line);
  void ends(const Line& line);
  void left(const Line& line);
  void decide(const Line& line);
  void lacks(const Line& line);
  void completes(const Line& line);
  void gone(const Line& line);
  [[nodiscard]] std::string participation_of(const std::string& initiative, const std::string& who);

  // what a body shows (shown_told.cc)
  void paid_by(const Line& line);
  void signals(const Line& line);
  void on_page(const Line& line);
  void not_on_page(const Line& line);
  [[nodiscard]] std::string page_of(const std::string& unit);

  // who is invited (invitations_told.cc)
  void invite(const Line& line);
  void takes_up(const Line& line);
  void turns_down(const Line& line);
  void is_invited_to(const Line& line);
  [[nodiscard]] v1::Invitation invitation_of(const std::string& initiative,
                                             const std::string& venture);

  // an enquiry (enquiries_told.cc)
  void enquire(const Line& line);
  void accepts(const Line& line);
  void passes_on(const Line& line);
  void brings_in(const Line& line);
  void names_coordinator(const Line& line);
  void hands_over(const Line& line);
  void waits_on(const Line& line);
  void owned_by(const Line& line);
  void in_team(const Line& line);
  void coordinated_by(const Line& line);
  [[nodiscard]] v1::Enquiry enquiry();

  // As the line says: well, or "but REASON".
  void expect_outcome(const Line& line, const grpc::Status& status);

  server::RunningService& service_;
  std::unique_ptr<v1::MatchingService::Stub> matching_;
  std::vector<v1::DirectoryEntry> rows_;
  int sequence_ = 0;
  std::int64_t revision_ = 0;  // every question sees what was told before
  v1::FindRoutesResponse routes_;
  double probability_before_ = 0;  // of the first route of the question before
  v1::FindOpportunitiesResponse opportunities_;
  v1::FindVenturesResponse ventures_;
  v1::FindTeamResponse team_;
  v1::ProposePairsResponse pairs_;
  v1::DecideTrainingResponse decision_;
  std::string enquiry_;
};

}  // namespace veieninn::booklet
