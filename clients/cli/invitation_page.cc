#include "clients/cli/invitation_page.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/enquiry_page.h"
#include "clients/cli/local_time.h"
#include "clients/cli/page.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

std::string say(InvitationText which, const Page& page) {
  return std::string(text(which, page.language()));
}

std::string command(std::string_view action, const std::string& id) {
  return fmt::format("veieninn invitation {} {}", action, id);
}

std::string with_dot(const std::string& left, const std::string& right, const Page& page) {
  return fmt::format("{} {} {}", left, page.style().dot(), right);
}

void print_head(const InvitationSpeaker& speaker, Page& page) {
  page.wrap_painted("", 0, with_dot(speaker.id(), speaker.standing(), page),
                    [&](std::string_view part) { return page.style().bold(part); });
}

// -- inviting --

void print_invited(const v1::Invitation& invitation, const InvitationView& view, Page& page) {
  const InvitationSpeaker speaker(invitation, view);
  page.wrap("  ", "    ", with_dot(speaker.venture(), speaker.standing(), page));
  page.line("    " + speaker.id());
}

// Of those who were invited now, or before.
void print_group(const v1::InviteVenturesResponse& answer, bool before, const InvitationView& view,
                 Page& page) {
  bool has_head = false;
  std::string inviter;
  for (const v1::InvitedVenture& one : answer.invited()) {
    if (one.was_invited() != before) continue;
    if (!has_head) {
      page.line("");
      page.line(say(before ? InvitationText::kInvitedBefore : InvitationText::kInvitedNow, page) +
                ":");
      has_head = true;
    }
    const std::string name = InvitationSpeaker(one.invitation(), view).inviter();
    if (name != inviter) {
      page.labelled("  ", say(InvitationText::kInviter, page), name);
      inviter = name;
    }
    print_invited(one.invitation(), view, page);
  }
}

bool is_anybody_new(const v1::InviteVenturesResponse& answer) {
  for (const v1::InvitedVenture& one : answer.invited()) {
    if (!one.was_invited()) return true;
  }
  return false;
}

// -- one of them --

// In its own lines, as it was written.
void print_letter(const std::string& letter, Page& page) {
  if (trimmed(letter).empty()) return;
  page.line(say(InvitationText::kLetter, page) + ":");
  std::string_view rest = trimmed(letter);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string line = printable(trimmed(rest.substr(0, end)));
    if (line.empty()) page.line("");
    if (!line.empty()) page.wrap("  ", "  ", line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void print_note(const v1::Invitation& invitation, Page& page) {
  const std::string note = printable(trimmed(invitation.note()));
  if (note.empty()) return;
  page.labelled("", say(InvitationText::kNote, page), quoted(note, page.language()));
}

std::vector<std::string> answers_to(const std::string& id) {
  return {command("accept", id), command("decline", id)};
}

void print_next(const v1::Invitation& invitation, const InvitationSpeaker& speaker, Page& page) {
  switch (invitation.state()) {
    case v1::INVITATION_STATE_OPEN:
      page.line("");
      page.next_commands(say(InvitationText::kAnswerNext, page), answers_to(speaker.id()));
      if (invitation.contact().empty()) return;
      page.next_command(speaker.say(InvitationText::kTakeBackNext),
                        fmt::format("{} --contact {}", command("withdraw", speaker.id()),
                                    printable(bare_id(invitation.contact()))));
      return;
    case v1::INVITATION_STATE_LAPSED:
      page.line("");
      page.next_commands(say(InvitationText::kLateAnswerNext, page), answers_to(speaker.id()));
      return;
    case v1::INVITATION_STATE_ACCEPTED:
      if (invitation.enquiry().empty()) return;
      page.line("");
      page.next_command(say(InvitationText::kFollowEnquiryNext, page),
                        "veieninn enquiry show " + printable(bare_id(invitation.enquiry())));
      return;
    default:
      return;
  }
}

}  // namespace

std::string invited_page(const v1::InviteVenturesResponse& answer, const InvitationView& view,
                         const Style& style) {
  Page page(style, view.language);
  if (answer.invited().empty()) return page.take();
  const v1::Invitation& first = answer.invited(0).invitation();
  const std::string initiative = printable(bare_id(first.initiative()));
  page.wrap_painted("", 0, with_dot(InvitationSpeaker(first, view).title(), initiative, page),
                    [&](std::string_view part) { return page.style().bold(part); });
  if (!is_anybody_new(answer)) page.wrap("", "", say(InvitationText::kNobodyNew, page));
  print_group(answer, false, view, page);
  print_group(answer, true, view, page);
  page.line("");
  page.next_command(say(InvitationText::kFollowAnswersNext, page),
                    "veieninn invitation list --initiative " + initiative);
  return page.take();
}

std::string invitation_page(const v1::Invitation& invitation, const InvitationView& view,
                            const Style& style) {
  Page page(style, view.language);
  const InvitationSpeaker speaker(invitation, view);
  print_head(speaker, page);
  page.labelled("", say(InvitationText::kVenture, page), speaker.venture());
  page.labelled("", say(InvitationText::kInitiative, page),
                with_dot(speaker.title(), printable(bare_id(invitation.initiative())), page));
  page.labelled("", say(InvitationText::kInviter, page),
                with_dot(speaker.inviter(), day_or_minute(invitation.create_time()), page));
  print_letter(invitation.text(), page);
  print_note(invitation, page);
  print_next(invitation, speaker, page);
  return page.take();
}

std::string answered_page(const v1::Invitation& invitation,
                          const std::optional<v1::Enquiry>& enquiry, const InvitationView& view,
                          const Style& style) {
  Page page(style, view.language);
  const InvitationSpeaker speaker(invitation, view);
  switch (invitation.state()) {
    case v1::INVITATION_STATE_ACCEPTED:
      page.wrap("", "", speaker.say(InvitationText::kTakenUp));
      break;
    case v1::INVITATION_STATE_DECLINED:
      page.wrap("", "", speaker.say(InvitationText::kTurnedDown));
      break;
    case v1::INVITATION_STATE_WITHDRAWN:
      page.wrap("", "", speaker.say(InvitationText::kTakenBack));
      break;
    default:
      print_head(speaker, page);
  }
  std::string lines = page.take();
  if (enquiry) {
    lines += "\n" + enquiry_summary(*enquiry, EnquiryEvents(), view.language, style);
  }
  Page rest(style, view.language);
  print_next(invitation, speaker, rest);
  return lines + rest.take();
}

std::string invitation_list(const std::vector<v1::Invitation>& invitations,
                            const InvitationView& view, const Style& style) {
  Page page(style, view.language);
  if (invitations.empty()) page.line(say(InvitationText::kNoInvitations, page));
  for (const v1::Invitation& invitation : invitations) {
    const InvitationSpeaker speaker(invitation, view);
    print_head(speaker, page);
    page.wrap("  ", "  ", speaker.say(InvitationText::kListed));
  }
  return page.take();
}

}  // namespace veieninn::cli
