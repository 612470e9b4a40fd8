#include "clients/cli/initiative_command_line.h"

#include <memory>
#include <string>

#include "clients/cli/initiative_command.h"

namespace veieninn::cli {
namespace {

void add_show(CommandTree& tree, CLI::App& parent) {
  const auto id = options_for<std::string>();
  CLI::App* show =
      add_command(parent, "show", "Show who answers for it, and what is left", "initiative show");
  show->add_option("initiative", *id, "Which")->required()->type_name("ID");
  tree.choose(show, [id](Session& session) { return run_initiative_show(session, *id); });
}

void add_join(CommandTree& tree, CLI::App& parent) {
  const auto options = options_for<InitiativeJoinOptions>();
  CLI::App* command =
      add_command(parent, "join", "Let a venture or a contact take part", "initiative join");
  command->add_option("initiative", options->initiative, "Which")->required()->type_name("ID");
  command->add_option("--venture", options->venture, "The venture that joins")->type_name("ID");
  command->add_option("--contact", options->contact, "The contact who joins, or the mentor")
      ->type_name("ID");
  command->add_option("--reserve", options->takes, "What to reserve at once; repeat for more")
      ->type_name("WHAT:AMOUNT")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_option("--id", options->id, "The participation's id; default a random one");
  command->add_option("--request-id", options->request_id, "UUID; a repeat changes nothing more");
  tree.choose(command,
              [options](Session& session) { return run_initiative_join(session, *options); });
}

void add_move(CommandTree& tree, CLI::App& parent, const std::string& name,
              const std::string& about, QuotaMove move) {
  const auto options = options_for<QuotaMoveOptions>();
  CLI::App* command = add_command(parent, name, about, "initiative reserve");
  command->add_option("participation", options->participation, "Whose")
      ->required()
      ->type_name("ID");
  command->add_option("amount", options->amount, "Of what, and how much: hours:4")
      ->required()
      ->type_name("WHAT:AMOUNT");
  if (move == QuotaMove::kReturn) {
    command->add_flag("--from-used", options->from_used,
                      "Of what was used, such as kroner paid back");
  }
  command->add_option("--etag", options->etag, "Only if it still has this etag");
  command->add_option("--request-id", options->request_id, "UUID; a repeat changes nothing more");
  tree.choose(command, [options, move](Session& session) {
    return run_quota_move(session, move, *options);
  });
}

void add_finish(CommandTree& tree, CLI::App& parent, const std::string& name,
                const std::string& what, const std::string& about,
                ExitCode (*run)(Session&, const FinishOptions&)) {
  const auto options = options_for<FinishOptions>();
  CLI::App* command = add_command(parent, name, about, "initiative decide");
  command->add_option(what, options->name, "Which")->required()->type_name("ID");
  command->add_option("--etag", options->etag, "Only if it still has this etag");
  command->add_option("--request-id", options->request_id, "UUID; a repeat changes nothing more");
  tree.choose(command, [options, run](Session& session) { return run(session, *options); });
}

}  // namespace

void add_initiative(CommandTree& tree) {
  CLI::App& parent = *tree.app.get_subcommand("initiative");
  add_show(tree, parent);
  add_join(tree, parent);
  add_move(tree, parent, "reserve", "Promise a participant something", QuotaMove::kReserve);
  add_move(tree, parent, "use", "Note that a participant used something", QuotaMove::kUse);
  add_move(tree, parent, "return", "Give back what is not needed", QuotaMove::kReturn);
  add_finish(tree, parent, "complete", "participation", "Note that somebody came to the end",
             run_complete);
  add_finish(tree, parent, "end", "participation", "Note that somebody left", run_end);
  add_finish(tree, parent, "decide", "training", "Decide whether a training starts", run_decide);
}

}  // namespace veieninn::cli
