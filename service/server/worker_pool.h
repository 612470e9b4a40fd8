// Threads for work that may sleep: disk, waiting for a revision, a slow reader of a stream.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace veieninn::server {

// So many calls may wait for a thread; more are turned away at once, which is kinder than letting
// every deadline pass.
inline constexpr std::size_t kWaitingTasksMax = 2048;

class WorkerPool {
 public:
  explicit WorkerPool(std::size_t threads);
  ~WorkerPool();  // as stop()
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False, and the task is not taken, when too many wait or the pool is stopping. Tasks do not
  // throw.
  [[nodiscard]] bool post(std::function<void()> task);

  // Takes no more tasks and returns when every task that was taken is done.
  void stop();

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable wakes_;
  std::deque<std::function<void()>> tasks_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace veieninn::server
