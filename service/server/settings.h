// What can be set about the service, where from, and whether it makes sense.
//
// The same keys everywhere: `--drain-seconds 5`, VEIENINN_DRAIN_SECONDS=5, `drain_seconds = 5` in
// the file of --config. A flag beats the environment, which beats the file, which beats the
// default.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "service/server/mail_settings.h"

namespace veieninn::server {

struct Settings {
  std::string listen;
  std::string database;
  std::string log_level;
  std::string hunspell_folder;
  std::string mythes_folder;
  std::string model_file;  // empty: the built-in numbers
  MailSettings mail;
  std::size_t max_message_bytes = 0;
  std::size_t worker_threads = 0;
  std::size_t drain_seconds = 0;
};

struct SettingKey {
  std::string_view name;           // "drain_seconds"
  std::string_view default_value;  // as it would be written
  std::string_view help;           // one line
};
[[nodiscard]] std::span<const SettingKey> setting_keys() noexcept;

// A value and where it stands, for the error: "--listen", "VEIENINN_LISTEN", "veieninn.toml:3".
struct GivenValue {
  std::string text;
  std::string source;
};
using GivenValues = std::map<std::string, GivenValue, std::less<>>;  // by key

using Environment = std::function<std::optional<std::string>(const std::string& name)>;
[[nodiscard]] GivenValues values_from_environment(const Environment& environment);
// Errors: kInvalidArgument with file and line for a file that is missing or no TOML, an unknown key
// or a value that is neither text nor a whole number.
[[nodiscard]] Result<GivenValues> values_from_file(const std::string& path);

// Later layers win. Errors: kInvalidArgument whose field is "<source>: <key>".
[[nodiscard]] Result<Settings> settle(std::span<const GivenValues> layers);

}  // namespace veieninn::server
