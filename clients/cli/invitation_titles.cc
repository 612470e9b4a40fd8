#include "clients/cli/invitation_titles.h"

#include <cstddef>
#include <string_view>

namespace veieninn::cli {
namespace {

constexpr std::string_view kTold = "nb";
constexpr std::size_t kTitlesMax = 20;  // a call each

}  // namespace

InvitationView invitation_view(Session& session, const std::vector<v1::Invitation>& invitations) {
  if (session.language == kTold) return {session.language, {}};
  NameFinder finder(session, kTitlesMax);
  for (const v1::Invitation& invitation : invitations) finder.find(invitation.initiative());
  return {session.language, finder.names()};
}

}  // namespace veieninn::cli
