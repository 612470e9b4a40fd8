#include "clients/cli/command_tree.h"

#include "clients/cli/help_texts.h"

namespace veieninn::cli {

CLI::App* add_command(CLI::App& parent, const std::string& name, const std::string& about,
                      const std::string& examples) {
  CLI::App* command = parent.add_subcommand(name, about);
  command->footer(examples_of(examples.empty() ? name : examples));
  return command;
}

}  // namespace veieninn::cli
