// With 100,000 enquiries open, and every processor busy finding routes: how long does it take to
// open one, to answer one, and for the clock to move one on? Beside it, in the same folder and at
// the same time, the least that a durable write costs: one row by SQLite, with the store's
// settings.
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "bench/command_line.h"
#include "bench/enquiries/enquiry_world.h"
#include "engine/routing/route_search.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/store/sqlite_store.h"

namespace veieninn::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Options : WorkloadOptions {
  std::uint32_t enquiries = 100'000;
  std::uint32_t rounds = 1'000;
};

[[noreturn]] void give_up(const std::string& why) {
  fmt::print(stderr, "bench_enquiries: {}\n", why);
  std::_Exit(1);
}

// A row in a file of its own, durable before it returns.
class OneRowWrite {
 public:
  explicit OneRowWrite(const fs::path& folder) {
    const bool open = sqlite3_open((folder / "limit.db").c_str(), &database_) == SQLITE_OK &&
                      run("PRAGMA journal_mode=WAL") && run("PRAGMA synchronous=FULL") &&
                      run("CREATE TABLE row (number INTEGER PRIMARY KEY, text TEXT)");
    if (!open) give_up("the one-row file cannot be made");
  }
  ~OneRowWrite() { sqlite3_close(database_); }
  OneRowWrite(const OneRowWrite&) = delete;
  OneRowWrite& operator=(const OneRowWrite&) = delete;
  void operator()() {
    if (!run("INSERT INTO row (text) VALUES ('one row')")) give_up("the one row was not written");
  }

 private:
  bool run(const char* sql) {
    return sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
  }
  sqlite3* database_ = nullptr;
};

// As many threads as processors ask for routes without a pause.
class ReadingLoad {
 public:
  ReadingLoad(const feed::SnapshotPublisher& publisher, const Options& options) {
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
      threads_.emplace_back([&publisher, &options, i, this] {
        for (std::uint32_t n = i; !stopping_; n += 7) {
          const auto snapshot = publisher.newest();
          const Question asked =
              question(*options.scale, Scope::kMunicipality, options.seed, n % 10'000);
          routing::RouteRequest request;
          request.area = snapshot->find_area(asked.area);
          request.venture = snapshot->find_venture(asked.venture);
          request.as_of_time = kAsOf;
          for (const auto& [topic, weight] : asked.need) {
            request.need.push_back({snapshot->find_topic(topic), weight});
          }
          if (!routing::find_routes(*snapshot, request)) give_up("a question was refused");
          ++answered_;
        }
      });
    }
  }
  ~ReadingLoad() {
    stopping_ = true;
    for (std::thread& thread : threads_) thread.join();
  }
  ReadingLoad(const ReadingLoad&) = delete;
  ReadingLoad& operator=(const ReadingLoad&) = delete;
  [[nodiscard]] std::int64_t answered() const { return answered_; }

 private:
  std::atomic<bool> stopping_ = false;
  std::atomic<std::int64_t> answered_ = 0;
  std::vector<std::thread> threads_;
};

struct Row {
  std::string name;
  std::vector<double> milliseconds;
  [[nodiscard]] double at(double share) {
    std::ranges::sort(milliseconds);
    return milliseconds[static_cast<std::size_t>(share *
                                                 static_cast<double>(milliseconds.size() - 1))];
  }
};

class Bench {
 public:
  explicit Bench(const Options& options)
      : options_(options),
        folder_(fs::temp_directory_path() / fmt::format("bench_enquiries_{}", getpid())) {
    fs::create_directories(folder_);
    auto opened = store::SqliteStore::open(folder_ / "store.db");
    if (!opened) give_up(opened.error().message);
    store_ = *std::move(opened);
    if (!options.json)
      fmt::print("filling {} and {} enquiries\n", options.scale->name, options.enquiries);
    fill_directory(*store_, *options.scale, options.seed);
    fill_enquiries(*store_, *options.scale, options.enquiries, 20);
    auto started = feed::SnapshotPublisher::start(*store_);
    if (!started) give_up(started.error().message);
    publisher_ = *std::move(started);
    desk_ = std::make_unique<enquiries::EnquiryDesk>(*store_, *publisher_);
  }
  ~Bench() {
    desk_.reset();
    publisher_.reset();
    store_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  void run() {
    const ReadingLoad load(*publisher_, options_);
    OneRowWrite one_row(folder_);
    std::vector<Row> rows(4);
    rows[0].name = "one_row";
    rows[1].name = "open";
    rows[2].name = "answer";
    rows[3].name = "clock";
    const auto begin = Clock::now();
    // By turns, so that all meet the same weather.
    for (std::uint32_t round = 0; round < options_.rounds; ++round) {
      time(rows[0], [&] { one_row(); });
      time(rows[1], [&] { open(round); });
      time(rows[2], [&] { answer(round); });
      time(rows[3], [&] { tick(); });
    }
    const std::chrono::duration<double> took = Clock::now() - begin;
    report(rows, static_cast<double>(load.answered()) / took.count());
  }

 private:
  template <typename Work>
  static void time(Row& row, const Work& work) {
    const auto start = Clock::now();
    work();
    const std::chrono::duration<double, std::milli> took = Clock::now() - start;
    row.milliseconds.push_back(took.count());
  }

  void open(std::uint32_t round) {
    const Question asked =
        question(*options_.scale, Scope::kMunicipality, options_.seed, 20'000 + round);
    enquiries::Opening opening;
    opening.id = "new" + std::to_string(round);
    opening.venture = venture_of(*options_.scale, 31 * round + 11);
    opening.need_text = "Vi trenger noen å snakke med, gang " + std::to_string(round);
    for (const auto& [topic, weight] : asked.need) opening.topics.push_back(topic);
    opening.area = asked.area;
    opening.language = "nb";
    opening.sender_name = "Blid Gulrot";
    opening.sender_address = "blid.gulrot@example.org";
    if (const auto opened = desk_->open(opening, {}, kAsOf); !opened) {
      give_up(opened.error().message);
    }
  }
  // Not the due ones.
  void answer(std::uint32_t round) {
    const std::uint32_t number = (20 * round + 3) % options_.enquiries;
    const std::string who = contact_of(*options_.scale, 3 * number);
    const auto done = desk_->act(
        "open" + std::to_string(number),
        enquiry::Answered{{.kind = model::AnswerKind::kAccept, .contact = who}}, {}, {}, kAsOf);
    if (!done) give_up(done.error().message);
  }
  void tick() {
    const Result<int> moved = desk_->sweep(kAsOf, 1);
    if (!moved || *moved != 1) give_up("nothing was due");
  }

  void report(std::vector<Row>& rows, double routes_per_second) {
    const double limit = rows[0].at(0.5);
    if (!options_.json) {
      fmt::print("{} rounds beside {:.0f} FindRoutes a second\n", options_.rounds,
                 routes_per_second);
      fmt::print("{:<10}{:>10}{:>10}{:>10}{:>14}\n", "", "p50 ms", "p99 ms", "max ms",
                 "p50/one_row");
    }
    for (Row& row : rows) {
      const double p50 = row.at(0.5);
      if (options_.json) {
        fmt::print(
            "{{\"what\":\"{}\",\"p50_ms\":{:.3f},\"p99_ms\":{:.3f},\"max_ms\":{:.3f},"
            "\"ratio\":{:.2f},\"open\":{},\"scale\":\"{}\"}}\n",
            row.name, p50, row.at(0.99), row.at(1), p50 / limit, options_.enquiries,
            options_.scale->name);
      } else {
        fmt::print("{:<10}{:>10.2f}{:>10.2f}{:>10.2f}{:>13.1f}×\n", row.name, p50, row.at(0.99),
                   row.at(1), p50 / limit);
      }
    }
  }

  const Options& options_;
  fs::path folder_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<feed::SnapshotPublisher> publisher_;
  std::unique_ptr<enquiries::EnquiryDesk> desk_;
};

void add_options(CLI::App& app, Options& options) {
  add_workload_options(app, options);
  app.add_option("--enquiries", options.enquiries, "that are open")->capture_default_str();
  app.add_option("--n", options.rounds, "of each; at most a twentieth of --enquiries")
      ->capture_default_str();
}

}  // namespace
}  // namespace veieninn::bench

int main(int argc, char** argv) {
  using namespace veieninn::bench;
  return status_of([&] {
    CLI::App app("bench_enquiries: opening, answering and the clock beside many open enquiries");
    Options options;
    add_options(app, options);
    if (const auto status = ended_by(app, argc, argv)) return *status;
    if (20 * options.rounds > options.enquiries) give_up("--n: at most a twentieth of --enquiries");
    Bench(options).run();
    return 0;
  });
}
