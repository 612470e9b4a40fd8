#include "service/api/team_reply.h"

#include "service/api/resource_names.h"
#include "service/api/route_reply.h"

namespace veieninn::api {
namespace {

using matching::Requirement;
using store::ResourceKind;

static_assert(static_cast<int>(matching::CoverPlace::kSubunit) == v1::COVER_PLACE_SUBUNIT);

class TeamReply {
 public:
  TeamReply(const graph::Snapshot& snapshot, Language language,
            const matching::TeamRequest& request)
      : snapshot_(snapshot), language_(language), request_(request) {}

  void write_member(const matching::TeamMember& member, v1::TeamMember* written) const {
    const graph::ContactCardView card = snapshot_.contact_card(member.contact);
    assign_name(ResourceKind::kContact, card.id, written->mutable_contact());
    write_card(snapshot_, language_, card, false, written->mutable_contact_card());
    assign_name(ResourceKind::kContact, snapshot_.contact_id(member.introducer),
                written->mutable_introducer());
    written->set_approach(static_cast<v1::Approach>(member.approach));
    write_tie(snapshot_, member.tie, written);
    write_reasons(member.contact, member.approach, member.factors, written->mutable_reasons());
  }

  void write_cover(const matching::Cover& cover, v1::TeamCover* written) const {
    const Requirement& requirement = request_.requirements[cover.requirement];
    written->set_requirement(name_of_requirement(requirement));
    const std::string_view code = code_of(language_);
    written->set_requirement_display_name(
        std::string(requirement.unit.is_none() ? snapshot_.topic_label(requirement.topic, code)
                                               : snapshot_.unit_name(requirement.unit, code)));
    assign_name(ResourceKind::kContact, snapshot_.contact_id(cover.contact),
                written->mutable_contact());
    written->set_place(static_cast<v1::CoverPlace>(cover.place));
    write_reasons(cover.contact, routing::Approach::kIntroduced, cover.factors,
                  written->mutable_reasons());
  }

  [[nodiscard]] std::string name_of_requirement(const Requirement& requirement) const {
    return requirement.unit.is_none()
               ? name_of(ResourceKind::kTopic, snapshot_.topic_id(requirement.topic))
               : name_of(ResourceKind::kOrgUnit, snapshot_.unit_id(requirement.unit));
  }

 private:
  void write_reasons(ContactIndex contact, routing::Approach approach,
                     const std::vector<routing::Factor>& factors,
                     google::protobuf::RepeatedPtrField<v1::Reason>* written) const {
    routing::Route route;
    route.steps.push_back({contact, approach, {}});
    for (const routing::Factor& factor : factors) {
      write_reason(snapshot_, language_, route, factor, request_.area, written->Add());
    }
  }

  const graph::Snapshot& snapshot_;
  Language language_;
  const matching::TeamRequest& request_;
};

}  // namespace

void write_team(const graph::Snapshot& snapshot, Language language,
                const matching::TeamRequest& request, const matching::TeamAnswer& answer,
                v1::FindTeamResponse& response) {
  const TeamReply reply(snapshot, language, request);
  for (const std::uint32_t gap : answer.gaps) {
    response.add_gaps(reply.name_of_requirement(request.requirements[gap]));
  }
  if (!answer.team) return;
  const matching::Team& team = *answer.team;
  write_route(snapshot, language, request.area, team.route, response.mutable_coordinator());
  for (const matching::TeamMember& member : team.members) {
    reply.write_member(member, response.add_members());
  }
  for (const matching::Cover& cover : team.covers) reply.write_cover(cover, response.add_covers());
  response.set_probability(team.probability);
  response.set_bound(team.bound);
}

}  // namespace veieninn::api
