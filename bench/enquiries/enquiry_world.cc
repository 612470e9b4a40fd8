#include "bench/enquiries/enquiry_world.h"

#include <fmt/format.h>

#include <cstdlib>
#include <utility>
#include <variant>

#include "engine/base/working_days.h"

namespace veieninn::bench {
namespace {

constexpr std::size_t kOperationsPerCommit = 5'000;

// Gathers operations into commits of some thousand.
class Filler {
 public:
  explicit Filler(store::Store& store) : store_(store) { commit_.now = kAsOf; }
  void add(store::Operation operation) {
    commit_.operations.push_back(std::move(operation));
    if (commit_.operations.size() >= kOperationsPerCommit) flush();
  }
  void flush() {
    if (commit_.operations.empty()) return;
    if (const auto done = store_.commit(commit_); !done) {
      fmt::print(stderr, "bench_enquiries: {}\n", done.error().error.message);
      std::exit(1);  // NOLINT(concurrency-mt-unsafe): nothing else runs yet
    }
    commit_.operations.clear();
  }

 private:
  store::Store& store_;
  store::Commit commit_;
};

model::Enquiry open_enquiry(const Scale& scale, std::uint32_t number, bool is_due) {
  model::Enquiry row;
  row.id = "open" + std::to_string(number);
  row.venture = venture_of(scale, number);
  row.need_text = "Vi trenger noen å snakke med om sak " + std::to_string(number);
  row.language = "nb";
  row.sender_name = "Blid Gulrot";
  row.sender_address = "blid.gulrot@example.org";
  row.state = model::EnquiryState::kSent;
  for (std::uint32_t way = 0; way < 3; ++way) {
    row.ways.push_back({{contact_of(scale, 3 * number + 7 * way)}});
  }
  row.waits_on = row.ways.front().contacts.front();
  row.asked = {row.waits_on};
  const Instant sent{kAsOf.unix_seconds - (is_due ? 30 : 1) * kSecondsPerDay};
  row.waiting_since = sent;
  row.due_time = after_working_days(sent, 3, {});
  row.event_count = 3;
  return row;
}

std::vector<model::EnquiryEvent> events_of(const model::Enquiry& row) {
  using model::EnquiryEventKind;
  std::vector<model::EnquiryEvent> events;
  for (const EnquiryEventKind kind :
       {EnquiryEventKind::kCreated, EnquiryEventKind::kAsked, EnquiryEventKind::kSent}) {
    model::EnquiryEvent event;
    event.number = static_cast<std::int32_t>(events.size()) + 1;
    event.time = row.waiting_since;
    event.kind = kind;
    event.actor = model::EnquiryActor::kClock;
    event.contact = row.waits_on;
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace

std::string contact_of(const Scale& scale, std::uint32_t number) {
  return "c" + std::to_string(number % scale.contacts);
}

std::string venture_of(const Scale& scale, std::uint32_t number) {
  return "v" + std::to_string(number % scale.ventures);
}

void fill_directory(store::Store& store, const Scale& scale, std::uint64_t seed) {
  Filler filler(store);
  generate(scale, seed, [&](const Row& row) {
    std::visit(
        [&](const auto& one) {
          using One = std::decay_t<decltype(one)>;
          if constexpr (std::is_same_v<One, model::Engagement>) {
            filler.add(store::Append{one});
          } else if constexpr (std::is_same_v<One, model::Contact>) {
            model::Contact reachable = one;
            reachable.channels = {{model::ChannelKind::kEmail, model::ChannelVisibility::kPublic,
                                   one.id + "@example.org"}};
            filler.add(store::Put{std::move(reachable), store::PutCondition::kCreate, {}});
          } else {
            filler.add(store::Put{one, store::PutCondition::kCreate, {}});
          }
        },
        row);
  });
  filler.flush();
}

void fill_enquiries(store::Store& store, const Scale& scale, std::uint32_t count,
                    std::uint32_t due_every) {
  Filler filler(store);
  for (std::uint32_t i = 0; i < count; ++i) {
    model::Enquiry row = open_enquiry(scale, i, i % due_every == 0);
    std::vector<model::EnquiryEvent> events = events_of(row);
    filler.add(store::PutEnquiry{std::move(row), {}, std::move(events), {}});
  }
  filler.flush();
}

}  // namespace veieninn::bench
