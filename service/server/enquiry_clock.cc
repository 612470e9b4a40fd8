#include "service/server/enquiry_clock.h"

#include <chrono>
#include <utility>

namespace veieninn::server {
namespace {

// Nobody notices a reminder that is five seconds late; an undone answer is gone from the pages at
// once.
constexpr std::chrono::seconds kSweepInterval{5};
constexpr std::int32_t kMovedPerSweepMax = 200;  // of each

}  // namespace

EnquiryClock::EnquiryClock(enquiries::EnquiryDesk& desk, enquiries::InvitationDesk& invitation_desk,
                           api::Clock clock, FailureListener on_failure)
    : desk_(desk),
      invitation_desk_(invitation_desk),
      clock_(std::move(clock)),
      on_failure_(std::move(on_failure)),
      thread_([this] { run(); }) {}

EnquiryClock::~EnquiryClock() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wakes_.notify_one();
  thread_.join();
}

void EnquiryClock::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    const Instant now = clock_();
    bool has_more = false;
    for (const Result<int>& moved :
         {desk_.sweep(now, kMovedPerSweepMax), invitation_desk_.sweep(now, kMovedPerSweepMax)}) {
      if (!moved && on_failure_) on_failure_(moved.error());
      has_more |= moved && *moved >= kMovedPerSweepMax;
    }
    lock.lock();
    if (has_more) continue;
    wakes_.wait_for(lock, kSweepInterval, [&] { return stopping_; });
  }
}

}  // namespace veieninn::server
