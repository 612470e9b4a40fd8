// `veieninn topic resolve`, `topic suggest` and `topic learned`: which topics a sentence, or its
// beginning, leads to, and what was learned of it.
#pragma once

#include <string>

#include "clients/cli/session.h"
#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::cli {

struct TopicLearnedOptions {
  std::string word;   // empty: every word
  std::string topic;  // empty: every topic
};

struct TopicSuggestOptions {
  std::string typed;
  int topics_max = 10;
};

// kAnswered with at least one topic, kRefused when nothing was understood.
[[nodiscard]] ExitCode run_topic_resolve(Session& session, const std::string& sentence);
[[nodiscard]] ExitCode run_topic_suggest(Session& session, const TopicSuggestOptions& options);
[[nodiscard]] ExitCode run_topic_learned(Session& session, const TopicLearnedOptions& options);

// The sentence with the words that led to topics in brackets and those of places in braces, then
// each topic with its share and why.
[[nodiscard]] std::string resolved_need(const v1::ResolveNeedResponse& answer,
                                        const std::string& sentence, const Session& session);

}  // namespace veieninn::cli
