// The real veieninnd as a child process on a free port.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace veieninn::end_to_end {

class ServerProcess {
 public:
  // Returns when the server says where it listens; throws std::runtime_error when it does not
  // within 30 seconds. Its log goes to `folder`/log.
  ServerProcess(const std::filesystem::path& folder, const std::vector<std::string>& flags = {});
  ~ServerProcess();  // SIGKILL, if it still runs
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  [[nodiscard]] const std::string& address() const noexcept { return address_; }

  // Sends the signal and waits for the end: the exit status, or minus the signal that ended it.
  int end_with(int signal);

 private:
  void read_address(int descriptor);

  pid_t child_ = -1;
  std::string address_;
};

}  // namespace veieninn::end_to_end
