#include "service/server/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <utility>

namespace veieninn::server {
namespace {

constexpr int kUsageStatus = 2;

std::string flag_of(std::string_view key) {
  std::string flag = "--" + std::string(key);
  std::ranges::replace(flag, '_', '-');
  return flag;
}

std::string help_of(const SettingKey& key) {
  std::string variable = "VEIENINN_" + std::string(key.name);
  std::ranges::transform(variable, variable.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  return std::string(key.help) + " [default: " + std::string(key.default_value) +
         "; file: " + std::string(key.name) + "; environment: " + variable + "]";
}

Result<Settings> merge(const GivenValues& flags, const std::string& config,
                       const Environment& environment) {
  GivenValues file;
  if (!config.empty()) {
    Result<GivenValues> read = values_from_file(config);
    if (!read) return fail(std::move(read.error()));
    file = *std::move(read);
  }
  const std::array<GivenValues, 3> layers = {file, values_from_environment(environment), flags};
  return settle(layers);
}

StartDecision refuse(const Error& error) {
  std::cerr << "veieninnd: " << error.message;
  if (!error.violations.empty()) std::cerr << "; " << error.violations.front().remedy;
  std::cerr << "\n";
  return {std::nullopt, kUsageStatus};
}

}  // namespace

StartDecision read_command_line(int argc, const char* const* argv, const Environment& environment) {
  CLI::App app(
      "Finds the way in: who, by name, an entrepreneur should talk to in a municipality.\n"
      "Serves gRPC until SIGTERM or Ctrl-C, then finishes the calls under way.\n",
      "veieninnd");
  app.footer(
      "A flag beats the environment, the environment beats the file, the file beats the default.\n"
      "Example: veieninnd --database veieninn.db --listen 127.0.0.1:0");
  std::string config = environment("VEIENINN_CONFIG").value_or("");
  app.add_option("--config", config,
                 "TOML file with any of the keys below [environment: VEIENINN_CONFIG]");
  app.set_version_flag("--version", "veieninnd 0.1.0");
  std::map<std::string, std::string> given;
  for (const SettingKey& key : setting_keys()) {
    app.add_option(flag_of(key.name), given[std::string(key.name)], help_of(key));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error);
    return {std::nullopt, status == 0 ? 0 : kUsageStatus};
  }
  GivenValues flags;
  for (const SettingKey& key : setting_keys()) {
    const std::string flag = flag_of(key.name);
    if (app.count(flag) > 0) flags[std::string(key.name)] = {given[std::string(key.name)], flag};
  }
  Result<Settings> settings = merge(flags, config, environment);
  if (!settings) return refuse(settings.error());
  return {*std::move(settings), 0};
}

}  // namespace veieninn::server
