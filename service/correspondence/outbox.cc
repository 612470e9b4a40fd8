#include "service/correspondence/outbox.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>

#include "service/correspondence/dead_address.h"
#include "service/correspondence/letter_addresses.h"
#include "service/correspondence/letter_need.h"
#include "service/correspondence/letter_writer.h"
#include "service/correspondence/pace.h"
#include "service/correspondence/passing_errors.h"
#include "service/correspondence/patience.h"
#include "service/post/mail_address.h"

namespace veieninn::correspondence {
namespace {

using store::Letter;
using store::LetterState;

constexpr std::chrono::seconds kTimer{5};
// A round ends in bounded time; the next one begins at once with what is left.
constexpr std::int32_t kLettersPerRound = 1'000;
constexpr std::int32_t kHeldCountedMax = 20'000;
// So many letters in a row without a word of the server, and it is the server, not the letters.
constexpr int kSilencesMax = 3;

// After the n-th attempt; the last one holds from then on.
constexpr std::array<std::int64_t, 6> kBackOffMinutes = {1, 2, 5, 15, 30, 60};

Instant next_attempt(std::int32_t attempts, Instant now) {
  const auto at = std::min(static_cast<std::size_t>(attempts), kBackOffMinutes.size() - 1);
  return {now.unix_seconds + 60 * kBackOffMinutes[at]};
}

}  // namespace

struct Outbox::State {
  State(store::Store& its_store, const feed::SnapshotPublisher& its_publisher,
        enquiries::EnquiryDesk& its_desk, Sender& its_sender, CorrespondenceOptions its_options)
      : store(its_store),
        publisher(its_publisher),
        desk(its_desk),
        sender(its_sender),
        options(std::move(its_options)),
        pace(options.letters_per_domain_per_minute, 60) {}

  void run();
  void tell(bool& told, std::string_view what) {
    if (!std::exchange(told, true) && on_failure) on_failure(what);
  }

  store::Store& store;
  const feed::SnapshotPublisher& publisher;
  enquiries::EnquiryDesk& desk;
  Sender& sender;
  const CorrespondenceOptions options;
  FailureListener on_failure;
  Clock clock;

  Pace pace;
  Patience patience;
  Instant resume_time = kAlways;
  std::int32_t held_before = 0;
  // Left the house, but the store could not be told: they must not leave again.
  std::unordered_map<std::string, Letter> untold;
  bool told_of_set_up = false;
  bool told_of_unwritten = false;
  bool told_of_store = false;

  std::mutex mutex;
  std::condition_variable woken;
  bool has_work = false;
  std::atomic<bool> is_stopping = false;
  std::thread thread;
};

class Outbox::Round {
 public:
  Round(State& state, Instant now) : state_(state), now_(now) {}

  Result<OutboxReport> run() {
    if (Result<void> told = tell_what_left(); !told) return fail(std::move(told.error()));
    if (now_ < state_.resume_time) return report_;
    const std::int32_t most =
        kLettersPerRound + std::min(std::exchange(state_.held_before, 0), kHeldCountedMax);
    const auto letters = state_.store.due_letters(now_, most);
    if (!letters) return fail(letters.error());
    for (const Letter& letter : *letters) {
      if (is_over_ || state_.is_stopping) break;
      if (Result<void> done = handle(letter); !done) return fail(std::move(done.error()));
    }
    state_.held_before = report_.held;
    return report_;
  }

 private:
  Result<void> tell_what_left() {
    const std::unordered_map<std::string, Letter> untold = std::exchange(state_.untold, {});
    Result<void> all;
    for (const auto& [id, letter] : untold) {
      if (Result<void> told = record_sent(letter); !told) all = std::move(told);
    }
    return all;
  }

  Result<void> handle(const Letter& letter) {
    Result<std::optional<PreparedLetter>> prepared =
        prepare(state_.store, state_.publisher.newest(), letter, now_, state_.options);
    if (!prepared && is_passing(prepared.error())) return fail(std::move(prepared.error()));
    if (!prepared) return put_off_unwritten(letter, prepared.error());
    const std::optional<PreparedLetter>& written = *prepared;
    if (!written) {
      ++report_.unneeded;
      return end(letter, LetterState::kGivenUp);
    }
    if (written->recipient.empty()) return conclude_without_address(letter);
    const Result<std::string> message = post::compose(written->mail);
    if (!message) return conclude_unwritten(letter, message.error());
    if (!state_.pace.take(std::string(post::domain_of(written->recipient)), now_)) {
      ++report_.held;
      return {};
    }
    const Result<bool> begun = begin(letter, written->link);
    if (!begun) return fail(begun.error());
    if (!*begun) return {};
    const std::string sender =
        address_of(AddressKind::kReturn, letter.id, state_.options.mail_domain);
    return conclude(letter, state_.sender.send(sender, written->recipient, *message));
  }

  // Whoever should answer cannot be asked: the enquiry must not wait for her.
  Result<void> conclude_without_address(const Letter& letter) {
    if (asks_contact(letter.kind)) return give_up(letter);
    ++report_.unneeded;
    return end(letter, LetterState::kGivenUp);
  }

  // An address that no letter can carry is as dead as one that the server refuses; anything else
  // that cannot be composed is our own mistake.
  Result<void> conclude_unwritten(const Letter& letter, const Error& error) {
    const bool recipient_is_wrong =
        !error.violations.empty() && error.violations.front().field.starts_with("to.");
    return recipient_is_wrong ? give_up(letter) : put_off_unwritten(letter, error);
  }

  // It alone: others can be written.
  Result<void> put_off_unwritten(const Letter& letter, const Error& error) {
    state_.tell(state_.told_of_unwritten, "a letter cannot be composed: " + error.message);
    ++report_.postponed;
    const Result<bool> begun = begin(letter, std::nullopt);
    if (!begun) return fail(begun.error());
    return {};
  }

  // False when the letter is no longer as it was read.
  Result<bool> begin(const Letter& letter, const std::optional<store::AnswerLink>& link) {
    const auto receipt = commit(
        store::BeginLetter{letter.id, letter.attempts, next_attempt(letter.attempts, now_), link});
    if (receipt) return true;
    if (receipt.error().reason == ErrorReason::kEtagMismatch) return false;
    return fail(receipt.error());
  }

  Result<void> conclude(const Letter& letter, const post::SendOutcome& outcome) {
    switch (outcome.kind) {
      case post::SendKind::kAccepted:
        silences_ = 0;
        state_.told_of_set_up = false;
        ++report_.sent;
        return record_sent(letter);
      case post::SendKind::kRefused:
        return outcome.address_is_dead ? give_up(letter) : postpone(letter, true);
      case post::SendKind::kTryAgain:
        return postpone(letter, outcome.code != 0);
      case post::SendKind::kMisconfigured:
        state_.tell(state_.told_of_set_up,
                    "the mail server does not accept our set-up: " + outcome.detail);
        ++report_.postponed;
        pause();
        return {};
    }
    return {};
  }

  Result<void> postpone(const Letter& letter, bool server_spoke) {
    silences_ = server_spoke ? 0 : silences_ + 1;
    if (server_spoke && state_.patience.is_over(letter.id, letter.attempts + 1, now_)) {
      return letter.initiative.empty() ? give_up(letter) : end_refused(letter);
    }
    ++report_.postponed;
    if (silences_ >= kSilencesMax) pause();
    return {};
  }

  void pause() {
    is_over_ = true;
    state_.resume_time = Instant{now_.unix_seconds + state_.options.pause_seconds};
  }

  // The desk first: an enquiry must not wait for a letter that is ended.
  Result<void> record_sent(const Letter& letter) {
    Result<void> told = asks_contact(letter.kind)
                            ? tell_desk(letter, enquiry::LetterSent{letter.contact})
                            : Result<void>();
    if (told) told = end(letter, LetterState::kSent);
    if (!told) state_.untold.insert_or_assign(letter.id, letter);
    return told;
  }

  Result<void> give_up(const Letter& letter) {
    Result<void> told;
    if (!letter.initiative.empty()) {
      told = record_dead_address(state_.store, letter, now_);
    } else if (!model::is_to_venture(letter.kind)) {
      told = tell_desk(letter, enquiry::LetterBounced{letter.contact});
    }
    return told ? end_refused(letter) : told;
  }

  Result<void> end_refused(const Letter& letter) {
    ++report_.refused;
    silences_ = 0;
    return end(letter, LetterState::kGivenUp);
  }

  Result<void> tell_desk(const Letter& letter, const enquiry::Action& action) {
    const Result<store::StoredEnquiry> done = state_.desk.act(letter.enquiry, action, {}, {}, now_);
    // What is wrong for good, such as an enquiry that was erased, must not hold up every letter.
    if (done || !is_passing(done.error())) return {};
    return fail(done.error());
  }

  Result<void> end(const Letter& letter, LetterState state) {
    state_.patience.forget(letter.id);
    return commit(store::EndLetter{letter.id, state});
  }

  Result<void> commit(store::Operation operation) {
    auto receipt = state_.store.commit({{std::move(operation)}, "", 0, now_});
    if (!receipt) return fail(std::move(receipt.error().error));
    return {};
  }

  State& state_;
  Instant now_;
  OutboxReport report_;
  int silences_ = 0;
  bool is_over_ = false;
};

Outbox::Outbox(store::Store& store, const feed::SnapshotPublisher& publisher,
               enquiries::EnquiryDesk& desk, Sender& sender, CorrespondenceOptions options)
    : state_(std::make_unique<State>(store, publisher, desk, sender, std::move(options))) {}

Outbox::~Outbox() { stop(); }

void Outbox::set_failure_listener(FailureListener listener) {
  state_->on_failure = std::move(listener);
}

Result<OutboxReport> Outbox::run_once(Instant now) { return Round(*state_, now).run(); }

void Outbox::start(Clock clock) {
  state_->clock = std::move(clock);
  state_->is_stopping = false;
  state_->thread = std::thread([this] { state_->run(); });
}

void Outbox::stop() {
  {
    const std::scoped_lock lock(state_->mutex);
    state_->is_stopping = true;
  }
  state_->woken.notify_all();
  if (state_->thread.joinable()) state_->thread.join();
}

void Outbox::wake() {
  {
    const std::scoped_lock lock(state_->mutex);
    state_->has_work = true;
  }
  state_->woken.notify_all();
}

void Outbox::State::run() {
  while (!is_stopping) {
    const Result<OutboxReport> report = Round(*this, clock()).run();
    if (report) {
      told_of_store = false;
    } else {
      tell(told_of_store, "letters cannot be kept: " + report.error().message);
    }
    // What left made the next letter of its enquiry due.
    const bool goes_on = report && report->sent + report->refused + report->unneeded > 0;
    std::unique_lock lock(mutex);
    if (!goes_on) woken.wait_for(lock, kTimer, [this] { return has_work || is_stopping; });
    has_work = false;
  }
}

}  // namespace veieninn::correspondence
