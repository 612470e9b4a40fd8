// Shell completion: commands, options, and files where files are wanted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/failure.h"

namespace veieninn::cli {

struct CommandWords {
  std::string path;                   // "contact create"; empty at the top
  std::vector<std::string> commands;  // the next word
  std::vector<std::string> options;   // `--area`
  bool takes_files = false;
};

// The script for bash, zsh or fish; kUsage for another shell.
[[nodiscard]] Outcome<std::string> completion_script(std::string_view shell,
                                                     const std::vector<CommandWords>& words);

}  // namespace veieninn::cli
