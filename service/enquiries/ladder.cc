#include "service/enquiries/ladder.h"

#include "engine/routing/route_search.h"

namespace veieninn::enquiries {

Result<routing::RouteRequest> route_request_of(const graph::Snapshot& snapshot,
                                               const LadderQuestion& question, Instant now) {
  routing::RouteRequest asked;
  asked.max_routes = question.ways_max;
  asked.as_of_time = now;
  asked.venture = snapshot.find_venture(question.venture);
  if (!question.area.empty()) {
    asked.area = snapshot.find_area(question.area);
    if (asked.area.is_none()) {
      return fail(reference_not_found("area", "areas/" + question.area));
    }
  }
  for (const std::string& topic : question.topics) {
    if (snapshot.find_topic(topic).is_none()) {
      return fail(reference_not_found("topics", "topics/" + topic));
    }
  }
  const graph::NeedUnderstanding need = snapshot.understand(question.text, question.topics);
  if (asked.area.is_none() && !need.places.empty()) {
    asked.area = AreaIndex{need.places.front().area};
  }
  for (const taxonomy::NeedTopic& topic : need.topics) {
    const TopicIndex index = snapshot.find_topic(topic.topic);
    if (index.is_none()) continue;
    asked.need.push_back({index, topic.weight});
  }
  asked.words = need.words;
  return asked;
}

Result<Ladder> find_ladder(const graph::Snapshot& snapshot, const LadderQuestion& question,
                           Instant now) {
  const Result<routing::RouteRequest> asked = route_request_of(snapshot, question, now);
  if (!asked) return fail(asked.error());
  Ladder ladder;
  if (!asked->need.empty()) ladder.topic = snapshot.topic_id(asked->need.front().topic);
  if (!asked->area.is_none()) ladder.area = snapshot.area_id(asked->area);
  const Result<routing::RouteAnswer> answer = routing::find_routes(snapshot, *asked);
  if (!answer) return fail(answer.error());
  for (const routing::Route& route : answer->routes) {
    model::EnquiryWay way;
    for (const routing::Step& step : route.steps) {
      way.contacts.emplace_back(snapshot.contact_id(step.contact));
    }
    ladder.ways.push_back(std::move(way));
  }
  return ladder;
}

}  // namespace veieninn::enquiries
