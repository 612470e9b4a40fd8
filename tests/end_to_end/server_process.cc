#include "tests/end_to_end/server_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill is POSIX
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace veieninn::end_to_end {
namespace {

constexpr int kStartMsMax = 30'000;
constexpr std::string_view kAnnouncement = "listening on ";

[[noreturn]] void become_server(const std::filesystem::path& folder,
                                const std::vector<std::string>& flags, int out) {
  const std::string log = (folder / "log").string();
  const int error = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(error, STDERR_FILENO);
  std::vector<std::string> words = {VEIENINND, "--listen", "127.0.0.1:0", "--database",
                                    (folder / "veieninn.db").string(),
                                    // Half a million words are read in seconds in a debug build.
                                    "--hunspell-folder", (folder / "none").string(),
                                    "--mythes-folder", (folder / "none").string()};
  words.insert(words.end(), flags.begin(), flags.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execv(VEIENINND, arguments.data());
  ::_exit(127);
}

}  // namespace

ServerProcess::ServerProcess(const std::filesystem::path& folder,
                             const std::vector<std::string>& flags) {
  std::array<int, 2> pipe_ends{};
  if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  child_ = ::fork();
  if (child_ == 0) become_server(folder, flags, pipe_ends[1]);
  ::close(pipe_ends[1]);
  read_address(pipe_ends[0]);
  ::close(pipe_ends[0]);
  if (address_.empty()) {
    end_with(SIGKILL);
    throw std::runtime_error("veieninnd did not say where it listens; see its log");
  }
}

ServerProcess::~ServerProcess() {
  if (child_ > 0) end_with(SIGKILL);
}

void ServerProcess::read_address(int descriptor) {
  std::string said;
  std::array<char, 256> chunk{};
  while (said.find('\n') == std::string::npos) {
    pollfd waits{descriptor, POLLIN, 0};
    if (::poll(&waits, 1, kStartMsMax) != 1) return;
    const ssize_t length = ::read(descriptor, chunk.data(), chunk.size());
    if (length <= 0) return;
    said.append(chunk.data(), static_cast<std::size_t>(length));
  }
  if (said.starts_with(kAnnouncement)) {
    address_ = said.substr(kAnnouncement.size(), said.find('\n') - kAnnouncement.size());
  }
}

int ServerProcess::end_with(int signal) {
  ::kill(child_, signal);
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace veieninn::end_to_end
