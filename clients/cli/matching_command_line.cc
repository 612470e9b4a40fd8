#include "clients/cli/matching_command_line.h"

#include <string>
#include <vector>

#include "clients/cli/open_command.h"
#include "clients/cli/pairs_command.h"
#include "clients/cli/team_command.h"
#include "clients/cli/ventures_command.h"

namespace veieninn::cli {
namespace {

void add_repeated(CLI::App& command, const std::string& names, std::vector<std::string>& values,
                  const std::string& about, const std::string& type) {
  command.add_option(names, values, about)
      ->type_name(type)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_place(CLI::App& command, std::string& area, const std::string& default_words) {
  command.add_option("--area,--place", area, "Where: number, name or postal code" + default_words)
      ->type_name("PLACE");
}

void add_need(CLI::App& command, std::string& need, std::vector<std::string>& topics) {
  command.add_option("--need", need, "The need, in a sentence, in nb, nn or en")->type_name("TEXT");
  add_repeated(command, "--topic", topics, "A topic it is about; repeat for more", "ID");
}

void add_moment(CLI::App& command, MatchMoment& moment) {
  command.add_option("--as-of", moment.as_of, "The moment the answer is for; default now")
      ->type_name("TIME");
  command.add_option("--at-least", moment.at_least_revision, "Wait until this revision is seen")
      ->type_name("REVISION");
}

void add_open(CommandTree& tree) {
  const auto options = options_for<OpenOptions>();
  CLI::App* command = add_command(tree.app, "open", "Show what is open for a venture or a need");
  command->add_option("--venture", options->venture, "The venture that asks; its history counts")
      ->type_name("ID");
  add_need(*command, options->need, options->topics);
  add_place(*command, options->area, "; default as the need says, or where the venture works");
  add_repeated(*command, "--kind", options->kinds,
               "Only this kind, such as grant or mentoring; repeat for more", "WORD");
  command->add_option("--max", options->opportunities_max, "How many, 1 to 100")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  add_moment(*command, options->moment);
  tree.choose(command, [options](Session& session) { return run_open(session, *options); });
}

void add_ventures(CommandTree& tree) {
  const auto options = options_for<VenturesOptions>();
  CLI::App* command =
      add_command(tree.app, "ventures", "Find ventures for a challenge, an invitation or a need");
  command
      ->add_option("--initiative", options->initiative,
                   "What they are sought for; its topics and areas count")
      ->type_name("ID");
  add_need(*command, options->need, options->topics);
  add_place(*command, options->area, "; default where the initiative is");
  add_repeated(*command, "--leave-out", options->leave_out,
               "Not this venture, such as one asked before; repeat for more", "ID");
  command->add_option("--max", options->ventures_max, "How many, 1 to 100")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  command->add_option("--seed", options->seed,
                      "Chooses which little-known ventures get a chance; 0: none");
  add_moment(*command, options->moment);
  tree.choose(command, [options](Session& session) { return run_ventures(session, *options); });
}

void add_team(CommandTree& tree) {
  const auto options = options_for<TeamOptions>();
  CLI::App* command =
      add_command(tree.app, "team", "Find people who cover several topics or units together");
  command
      ->add_option("requirements", options->requirements,
                   "Topics and units to cover, by id or name")
      ->type_name("TOPIC|UNIT");
  command->add_option("--text", options->sentence, "A sentence whose topics are to be covered too")
      ->type_name("TEXT");
  add_place(*command, options->area, "; required for topics, unless the text names it");
  command->add_option("--venture", options->venture, "The venture that asks; its ties count")
      ->type_name("ID");
  command
      ->add_option("--introductions", options->introductions_max,
                   "How many may introduce on the way to who gathers it, 0 to 3; default 2")
      ->check(CLI::Range(0, 3));
  add_moment(*command, options->moment);
  tree.choose(command, [options](Session& session) { return run_team(session, *options); });
}

void add_pairs(CommandTree& tree) {
  const auto options = options_for<PairsOptions>();
  CLI::App* command = add_command(tree.app, "pairs", "Propose which mentor for which venture");
  command->add_option("initiative", options->initiative, "The mentoring programme")
      ->required()
      ->type_name("ID");
  add_repeated(*command, "--venture", options->ventures,
               "For this venture; repeat for more; default who takes part without a mentor", "ID");
  command
      ->add_option("--least", options->least_probability,
                   "Leave out pairs less probable than this, 0 to 1")
      ->check(CLI::Range(0.0, 0.999))
      ->type_name("CHANCE");
  add_moment(*command, options->moment);
  tree.choose(command, [options](Session& session) { return run_pairs(session, *options); });
}

}  // namespace

void add_matching(CommandTree& tree) {
  add_open(tree);
  add_ventures(tree);
  add_team(tree);
  add_pairs(tree);
}

}  // namespace veieninn::cli
