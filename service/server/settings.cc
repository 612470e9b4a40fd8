#include "service/server/settings.h"

#include <arpa/inet.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace veieninn::server {
namespace {

constexpr std::array<SettingKey, 20> kKeys = {{
    {"listen", "127.0.0.1:50051",
     "Address and port to serve on; port 0 picks a free one. Loopback unless you say otherwise"},
    {"database", "veieninn.db", "SQLite file that holds everything; made when missing"},
    {"log_level", "info", "What is logged to stderr: debug, info, warn, error or off"},
    {"hunspell_folder", "/usr/share/hunspell",
     "Norwegian word lists (Debian's hunspell-no), by which compounds are taken apart; may be "
     "missing"},
    {"mythes_folder", "/usr/share/mythes",
     "Norwegian thesaurus (Debian's mythes-no); may be missing"},
    {"model_file", "", "Numbers that `veieninn fit` learned; empty for the built-in ones"},
    {"http_listen", "",
     "Address and port of the answer pages and of what units publish; empty for none. Put a server "
     "with TLS before it"},
    {"public_url", "",
     "Where people reach the answer pages, such as https://veieninn.example.org; empty for "
     "http_listen itself"},
    {"trusted_proxy", "",
     "Address of the server with TLS before http_listen, such as 127.0.0.1, whose X-Forwarded-For "
     "is believed; empty for nobody's"},
    {"mail_domain", "", "Domain of the letters' addresses, whose mail comes to lmtp_listen"},
    {"mail_folder", "", "Folder that letters are written to, one file each, instead of smtp_url"},
    {"smtp_url", "",
     "Mail server that letters go out by, such as smtp://mail.example.org:587; empty for none"},
    {"smtp_tls", "always", "Encryption by STARTTLS: always, when_offered or never"},
    {"smtp_user", "", "User at the mail server; empty for no login"},
    {"smtp_password_file", "", "File that holds that user's password, and nothing else"},
    {"smtp_ca_file", "",
     "Certificates the mail server is checked by (PEM); empty for the system's"},
    {"lmtp_listen", "",
     "Where the mail server hands over replies and bounces: host:port or unix:/path; empty for "
     "none"},
    {"max_message_bytes", "4194304", "Longest request, in bytes: 65536 to 67108864"},
    {"worker_threads", "8", "Threads for writes and other work that may sleep: 1 to 256"},
    {"drain_seconds", "10", "How long calls under way may take when the service ends: 0 to 600"},
}};

struct Bounds {
  std::size_t least;
  std::size_t most;
};
constexpr Bounds kMessageBytes{65'536, 67'108'864};
constexpr Bounds kWorkerThreads{1, 256};
constexpr Bounds kDrainSeconds{0, 600};
constexpr std::array<std::string_view, 5> kLogLevels = {"debug", "info", "warn", "error", "off"};
constexpr std::array<std::string_view, 3> kTlsPolicies = {"always", "when_offered", "never"};

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return result;
}

Error bad_value(std::string_view key, const GivenValue& value, std::string description,
                std::string remedy) {
  return invalid_argument(value.source + ": " + std::string(key), std::move(description),
                          std::move(remedy));
}

Result<std::size_t> whole_number(std::string_view key, const GivenValue& value, Bounds bounds) {
  std::size_t number = 0;
  const char* end = value.text.data() + value.text.size();
  const auto [stop, code] = std::from_chars(value.text.data(), end, number);
  if (code == std::errc() && stop == end && number >= bounds.least && number <= bounds.most) {
    return number;
  }
  return fail(bad_value(key, value, "is \"" + value.text + "\"",
                        "use a whole number from " + std::to_string(bounds.least) + " to " +
                            std::to_string(bounds.most)));
}

Result<std::string> address(std::string_view key, const GivenValue& value,
                            std::string_view example) {
  const std::size_t colon = value.text.rfind(':');
  if (colon != std::string::npos && colon > 0) {
    const GivenValue port{value.text.substr(colon + 1), value.source};
    if (whole_number(key, port, {0, 65'535})) return value.text;
  }
  return fail(bad_value(key, value, "is \"" + value.text + "\"",
                        "use host:port, such as " + std::string(example)));
}

// As connections name it: "2001:db8::1" of "2001:DB8:0::1".
Result<std::string> host_address(std::string_view key, const GivenValue& value) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  std::array<char, INET6_ADDRSTRLEN> text{};
  for (const int family : {AF_INET, AF_INET6}) {
    if (inet_pton(family, value.text.c_str(), bytes.data()) != 1) continue;
    inet_ntop(family, bytes.data(), text.data(), text.size());
    return std::string(text.data());
  }
  return fail(bad_value(key, value, "is \"" + value.text + "\"",
                        "use a numeric address without a port, such as 127.0.0.1 or ::1"));
}

Result<std::string> one_of(std::string_view key, const GivenValue& value,
                           std::span<const std::string_view> choices) {
  if (std::ranges::find(choices, value.text) != choices.end()) return value.text;
  std::string known;
  for (const std::string_view choice : choices) {
    known.append(known.empty() ? "" : choice == choices.back() ? " or " : ", ").append(choice);
  }
  return fail(bad_value(key, value, "is \"" + value.text + "\"", "use " + known));
}

Result<std::string> not_empty(std::string_view key, const GivenValue& value) {
  if (!value.text.empty()) return value.text;
  return fail(bad_value(key, value, "is empty", "give it a value, or leave it out"));
}

std::string place_in(const std::string& path, const toml::source_region& region) {
  return path + ":" + std::to_string(region.begin.line);
}

Result<GivenValue> value_of(std::string_view key, const toml::node& node, std::string source) {
  if (const auto text = node.value_exact<std::string>()) return GivenValue{*text, source};
  if (const auto number = node.value_exact<std::int64_t>()) {
    return GivenValue{std::to_string(*number), source};
  }
  return fail(bad_value(key, {{}, std::move(source)}, "is neither text nor a whole number",
                        "write such as listen = \"127.0.0.1:50051\" or drain_seconds = 10"));
}

Error unknown_key(const std::string& source, std::string_view key) {
  std::string known;
  for (const SettingKey& one : kKeys) {
    known.append(known.empty() ? "" : ", ").append(one.name);
  }
  return invalid_argument(source + ": " + std::string(key), "is not a setting",
                          "use one of: " + known);
}

// Assigns `target` from a result, or hands on its error.
template <typename T>
void take(Result<T> value, T& target, std::optional<Error>& first_error) {
  if (value) {
    target = *std::move(value);
  } else if (!first_error) {
    first_error = std::move(value.error());
  }
}

}  // namespace

std::span<const SettingKey> setting_keys() noexcept { return kKeys; }

GivenValues values_from_environment(const Environment& environment) {
  GivenValues values;
  for (const SettingKey& key : kKeys) {
    const std::string name = "VEIENINN_" + upper(key.name);
    if (std::optional<std::string> text = environment(name)) {
      values[std::string(key.name)] = {*std::move(text), name};
    }
  }
  return values;
}

Result<GivenValues> values_from_file(const std::string& path) {
  toml::table table;
  try {
    table = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    return fail(invalid_argument(place_in(path, error.source()),
                                 "cannot be read as TOML: " + std::string(error.description()),
                                 "see --help for the keys; write key = value, one a line"));
  }
  GivenValues values;
  for (const auto& [key, node] : table) {
    const std::string source = place_in(path, node.source());
    if (std::ranges::find(kKeys, key.str(), &SettingKey::name) == kKeys.end()) {
      return fail(unknown_key(source, key.str()));
    }
    Result<GivenValue> value = value_of(key.str(), node, source);
    if (!value) return fail(std::move(value.error()));
    values[std::string(key.str())] = *std::move(value);
  }
  return values;
}

namespace {

// What the letters need of each other.
std::optional<Error> broken_mail(const MailSettings& mail, const GivenValues& values) {
  const bool sends = !mail.smtp_url.empty() || !mail.folder.empty();
  const auto missing = [&](std::string_view key, std::string remedy) {
    return bad_value(key, values.find(key)->second, "is empty, and letters are to be sent",
                     std::move(remedy));
  };
  if (!mail.smtp_url.empty() && !mail.folder.empty()) {
    return bad_value("mail_folder", values.find("mail_folder")->second, "is set beside smtp_url",
                     "choose one of them");
  }
  if (sends && mail.domain.empty()) {
    return missing("mail_domain", "give the domain of the letters, such as svar.example.org");
  }
  if (sends && mail.http_listen.empty()) {
    return missing("http_listen",
                   "give the address of the pages that letters link to, such as "
                   "127.0.0.1:8080");
  }
  if (!mail.lmtp_listen.empty() && !sends) {
    return bad_value("lmtp_listen", values.find("lmtp_listen")->second,
                     "is set, and no letters are sent", "set smtp_url too, or leave it out");
  }
  return std::nullopt;
}

void take_mail(GivenValues& values, MailSettings& mail, std::optional<Error>& error) {
  if (!values["http_listen"].text.empty()) {
    take(address("http_listen", values["http_listen"], "127.0.0.1:8080"), mail.http_listen, error);
  }
  mail.public_url = values["public_url"].text;
  const bool url = mail.public_url.empty() || mail.public_url.starts_with("https://") ||
                   mail.public_url.starts_with("http://");
  if (!url && !error) {
    error = bad_value("public_url", values["public_url"], "is \"" + mail.public_url + "\"",
                      "give the whole address, such as https://veieninn.example.org");
  }
  while (mail.public_url.ends_with('/')) mail.public_url.pop_back();
  if (!values["trusted_proxy"].text.empty()) {
    take(host_address("trusted_proxy", values["trusted_proxy"]), mail.trusted_proxy, error);
  }
  mail.domain = values["mail_domain"].text;
  mail.folder = values["mail_folder"].text;
  mail.smtp_url = values["smtp_url"].text;
  take(one_of("smtp_tls", values["smtp_tls"], kTlsPolicies), mail.smtp_tls, error);
  mail.smtp_user = values["smtp_user"].text;
  mail.smtp_password_file = values["smtp_password_file"].text;
  mail.smtp_ca_file = values["smtp_ca_file"].text;
  mail.lmtp_listen = values["lmtp_listen"].text;
  if (!error) error = broken_mail(mail, values);
}

}  // namespace

Result<Settings> settle(std::span<const GivenValues> layers) {
  GivenValues values;
  for (const SettingKey& key : kKeys) {
    values[std::string(key.name)] = {std::string(key.default_value), "default"};
  }
  for (const GivenValues& layer : layers) {
    for (const auto& [key, value] : layer) values[key] = value;
  }
  Settings settings;
  std::optional<Error> error;
  take(address("listen", values["listen"], "127.0.0.1:50051"), settings.listen, error);
  take(not_empty("database", values["database"]), settings.database, error);
  take(one_of("log_level", values["log_level"], kLogLevels), settings.log_level, error);
  take(not_empty("hunspell_folder", values["hunspell_folder"]), settings.hunspell_folder, error);
  take(not_empty("mythes_folder", values["mythes_folder"]), settings.mythes_folder, error);
  settings.model_file = values["model_file"].text;
  take(whole_number("max_message_bytes", values["max_message_bytes"], kMessageBytes),
       settings.max_message_bytes, error);
  take(whole_number("worker_threads", values["worker_threads"], kWorkerThreads),
       settings.worker_threads, error);
  take(whole_number("drain_seconds", values["drain_seconds"], kDrainSeconds),
       settings.drain_seconds, error);
  take_mail(values, settings.mail, error);
  if (error) return fail(*std::move(error));
  return settings;
}

}  // namespace veieninn::server
