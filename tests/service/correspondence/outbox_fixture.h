// An outbox in the small municipality.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "service/correspondence/outbox.h"
#include "tests/service/correspondence/correspondence_world.h"

namespace veieninn::correspondence {

class OutboxTest : public testing::Test, public World {
 protected:
  OutboxTest() { make_outbox(); }

  void make_outbox() {
    outbox = std::make_unique<Outbox>(*store, *publisher, *desk, sender, options);
    outbox->set_failure_listener([this](std::string_view what) { failures.emplace_back(what); });
  }
  OutboxReport round() {
    const Result<OutboxReport> report = outbox->run_once(now);
    EXPECT_TRUE(report) << report.error().message;
    return report ? *report : OutboxReport{};
  }
  // Everything that can leave now, also what becomes due behind it.
  void send_all() {
    for (int i = 0; i < 50; ++i) {
      const OutboxReport report = round();
      if (report.sent + report.refused + report.unneeded == 0) return;
    }
    FAIL() << "letters without end";
  }
  void a_venture(const std::string& id) { commit({store::put(store::venture(id, "Modig " + id))}); }

  std::unique_ptr<Outbox> outbox;
  std::vector<std::string> failures;
};

}  // namespace veieninn::correspondence
