#include "bench/rpc/freshness.h"

#include <fmt/format.h>

#include "bench/workload.h"
#include "veieninn/v1/engagement_service.pb.h"
#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::bench {
namespace {

constexpr char kRecordEngagements[] = "/veieninn.v1.EngagementService/RecordEngagements";
constexpr char kFindRoutes[] = "/veieninn.v1.RoutingService/FindRoutes";

std::string one_reply(std::size_t number) {
  v1::RecordEngagementsRequest request;
  v1::Engagement* const fact = request.add_engagements();
  fact->mutable_time()->set_seconds(kAsOf.unix_seconds - 1);
  fact->set_kind(v1::ENGAGEMENT_KIND_REPLIED);
  fact->set_venture(fmt::format("ventures/v{}", number % 1'000));
  fact->set_contact(fmt::format("contacts/c{}", number * 7 % 2'000));
  fact->set_topic("topics/t1");
  return request.SerializeAsString();
}

}  // namespace

LoadResult write_to_read(const Channels& channels, const std::string& find_routes,
                         std::size_t count) {
  using Clock = std::chrono::steady_clock;
  LoadResult result;
  v1::FindRoutesRequest read;
  read.ParseFromString(find_routes);
  const auto begin = Clock::now();
  for (std::size_t i = 0; i < count; ++i) {
    v1::RecordEngagementsResponse written;
    written.ParseFromString(ask(channels, kRecordEngagements, one_reply(i)));
    const auto acknowledged = Clock::now();
    read.mutable_consistency()->set_at_least_as_fresh(written.revision());
    v1::FindRoutesResponse answer;
    answer.ParseFromString(ask(channels, kFindRoutes, read.SerializeAsString()));
    result.call_us.push_back(
        std::chrono::duration<double, std::micro>(Clock::now() - acknowledged).count());
    if (answer.revision() < written.revision()) ++result.failures;
  }
  result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return result;
}

}  // namespace veieninn::bench
