#include "tests/service/post/mail_server.h"

#include <fcntl.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill is POSIX
#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace veieninn::post {
namespace {

std::filesystem::path new_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "mail_server_XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder for mail");
  return pattern;
}

std::vector<std::string> command(const MailServerOptions& options, const std::string& folder,
                                 int port) {
  std::vector<std::string> words = {VEIENINN_DEBIAN_PYTHON, VEIENINN_MAIL_SERVER, folder, "--port",
                                    std::to_string(port)};
  const auto add = [&words](const char* flag, const std::string& value) {
    words.insert(words.end(), {flag, value});
  };
  if (options.tls == MailServerOptions::Tls::kStartTls) add("--tls", "starttls");
  if (options.tls == MailServerOptions::Tls::kImplicit) add("--tls", "implicit");
  if (!options.user.empty()) {
    add("--user", options.user);
    add("--password", options.password);
  }
  return words;
}

[[noreturn]] void become(std::vector<std::string>& words, int in, int out) {
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execv(arguments.front(), arguments.data());
  ::_exit(127);
}

// Without its line end; throws when the server has ended.
std::string read_line(std::FILE* from) {
  std::string line;
  for (int byte = std::fgetc(from); byte != '\n'; byte = std::fgetc(from)) {
    if (byte == EOF) throw std::runtime_error("the mail server has ended; see its messages");
    line += static_cast<char>(byte);
  }
  return line;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

MailServer::MailServer(MailServerOptions options)
    : options_(std::move(options)), folder_(new_folder()) {
  start(0);
}

MailServer::~MailServer() {
  stop();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void MailServer::start(int port) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("no pipe");
  }
  std::vector<std::string> words = command(options_, folder_.string(), port);
  child_ = ::fork();
  if (child_ == 0) become(words, in[0], out[1]);
  ::close(in[0]);
  ::close(out[1]);
  to_child_ = ::fdopen(in[1], "w");
  from_child_ = ::fdopen(out[0], "r");
  constexpr std::string_view kAnnouncement = "listening on ";
  port_ = std::stoi(read_line(from_child_).substr(kAnnouncement.size()));
}

void MailServer::stop() {
  if (child_ <= 0) return;
  std::fclose(to_child_);
  std::fclose(from_child_);
  // It may be stalling in the midst of a letter, which is its task.
  ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
  child_ = -1;
}

void MailServer::start_again() {
  stop();
  start(port_);
}

std::string MailServer::url() const {
  const bool implicit = options_.tls == MailServerOptions::Tls::kImplicit;
  return std::string(implicit ? "smtps" : "smtp") + "://127.0.0.1:" + std::to_string(port_);
}

std::string MailServer::certificate_file() const { return (folder_ / "certificate.pem").string(); }

std::string MailServer::tell(const std::string& line) {
  std::fputs((line + "\n").c_str(), to_child_);
  std::fflush(to_child_);
  return read_line(from_child_);
}

void MailServer::behave(const MailServerScript& script) {
  const nlohmann::json told = {{"mail", script.mail},
                               {"rcpt", script.rcpt},
                               {"data_command", script.data_command},
                               {"data", script.data},
                               {"recipients", script.recipients},
                               {"fault", script.fault},
                               {"times", script.times}};
  tell(nlohmann::json{{"behave", told}}.dump());
}

int MailServer::connections() {
  return nlohmann::json::parse(tell(R"({"ask": "connections"})")).at("connections");
}

std::vector<ReceivedMail> MailServer::received() const {
  std::vector<ReceivedMail> mails;
  for (int number = 1;; ++number) {
    const std::filesystem::path envelope = folder_ / (std::to_string(number) + ".json");
    if (!std::filesystem::exists(envelope)) return mails;
    const auto told = nlohmann::json::parse(read_file(envelope));
    mails.push_back({told.at("envelope_sender"), told.at("recipients"),
                     read_file(folder_ / (std::to_string(number) + ".eml")), told.at("connection"),
                     told.at("encrypted"), told.at("user"), told.at("helo")});
  }
}

}  // namespace veieninn::post
