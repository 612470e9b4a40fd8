#include "clients/cli/invitation_command_line.h"

#include <memory>
#include <string>

#include "clients/cli/invitation_command.h"

namespace veieninn::cli {
namespace {

constexpr const char* kRepeatedRequest = "UUID; a repeat changes nothing more";

void add_invite(CommandTree& tree) {
  const auto options = options_for<InviteOptions>();
  CLI::App* command =
      add_command(tree.app, "invite", "Invite ventures to an initiative, all in one step");
  command->add_option("initiative", options->initiative, "What they are invited to")
      ->required()
      ->type_name("ID");
  command->add_option("ventures", options->ventures, "Who is invited: up to 50")
      ->required()
      ->type_name("VENTURE");
  command->add_option("--text", options->text, "What they are invited to, and why them")
      ->required()
      ->type_name("TEXT");
  command
      ->add_option("--contact", options->contact,
                   "Who invites, one of the initiative's; default the first who is there")
      ->type_name("ID");
  command->add_option("--request-id", options->request_id, kRepeatedRequest);
  tree.choose(command, [options](Session& session) { return run_invite(session, *options); });
}

void add_reads(CommandTree& tree, CLI::App& parent) {
  const auto shown = options_for<std::string>();
  CLI::App* show =
      add_command(parent, "show", "Show one, and how it is answered", "invitation show");
  show->add_option("invitation", *shown, "Which")->required()->type_name("ID");
  tree.choose(show, [shown](Session& session) { return run_invitation_show(session, *shown); });

  const auto options = options_for<InvitationListOptions>();
  CLI::App* list = add_command(parent, "list", "List invitations, newest first", "invitation list");
  list->add_option("--initiative", options->initiative, "Only to this initiative")->type_name("ID");
  list->add_option("--venture", options->venture, "Only of this venture")->type_name("ID");
  list->add_option("--contact", options->contact, "Only by this contact")->type_name("ID");
  list->add_flag("--open", options->only_open, "Leave out what is answered, or over");
  list->add_option("--limit", options->limit, "The most to show; 0 for all")->capture_default_str();
  tree.choose(list, [options](Session& session) { return run_invitation_list(session, *options); });
}

using RunAnswer = ExitCode (*)(Session&, const InvitationAnswerOptions&);

// What every answer has. `options` lives as long as the command.
CLI::App& add_answer(CommandTree& tree, CLI::App& parent, const std::string& name,
                     const std::string& about,
                     const std::shared_ptr<InvitationAnswerOptions>& options, RunAnswer run) {
  CLI::App* command = add_command(parent, name, about, "invitation " + name);
  command->add_option("invitation", options->id, "Which")->required()->type_name("ID");
  command->add_option("--note", options->note, "A word on the way")->type_name("TEXT");
  command->add_option("--etag", options->etag, "Only if it still has this etag");
  command->add_option("--request-id", options->request_id, kRepeatedRequest);
  tree.choose(command, [options, run](Session& session) { return run(session, *options); });
  return *command;
}

void add_answers(CommandTree& tree, CLI::App& parent) {
  const auto taken = options_for<InvitationAnswerOptions>();
  CLI::App& accept =
      add_answer(tree, parent, "accept", "The venture takes it up: an enquiry begins", taken,
                 run_invitation_accept);
  accept.add_option("--sender-name", taken->sender_name, "Who answers on the venture's behalf")
      ->type_name("TEXT");
  accept
      .add_option("--sender-address", taken->sender_address,
                  "Her mail address; without it no letters go to the venture")
      ->type_name("ADDRESS");

  add_answer(tree, parent, "decline", "The venture would rather not",
             options_for<InvitationAnswerOptions>(), run_invitation_decline);

  const auto taken_back = options_for<InvitationAnswerOptions>();
  CLI::App& withdraw = add_answer(tree, parent, "withdraw", "Who answers for it takes it back",
                                  taken_back, run_invitation_withdraw);
  withdraw
      .add_option("--contact", taken_back->contact, "Who takes it back, one of the initiative's")
      ->required()
      ->type_name("ID");
}

}  // namespace

void add_invitation(CommandTree& tree) {
  add_invite(tree);
  CLI::App* parent =
      add_command(tree.app, "invitation", "Read and answer what ventures were invited to");
  parent->require_subcommand(1);
  add_reads(tree, *parent);
  add_answers(tree, *parent);
}

}  // namespace veieninn::cli
