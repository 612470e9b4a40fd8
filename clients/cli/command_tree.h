// The tree of commands that a line is parsed against, and the one that was chosen.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "clients/cli/session.h"

namespace veieninn::cli {

using Command = std::function<ExitCode(Session&)>;

// What CLI11 fills lives as long as the parse and the command; the chosen command runs last.
struct CommandTree {
  CLI::App app{"Veien inn: from one sentence of need to a named person, and why.", "veieninn"};
  Command chosen;

  void choose(CLI::App* command, Command run) {
    command->callback([this, run = std::move(run)] { chosen = run; });
  }
};

template <typename Options>
std::shared_ptr<Options> options_for() {
  return std::make_shared<Options>();
}

// A command with its examples, which help_texts.h keeps under `examples`; empty: under `name`.
CLI::App* add_command(CLI::App& parent, const std::string& name, const std::string& about,
                      const std::string& examples = "");

}  // namespace veieninn::cli
