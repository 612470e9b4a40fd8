// How a need was understood, as every page that answers one begins.
#pragma once

#include <google/protobuf/repeated_field.h>

#include "clients/cli/page.h"
#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::cli {

// The topics below `head`, heaviest first, each with the words that led to it; of many the first.
void print_topics(const google::protobuf::RepeatedPtrField<v1::NeedTopic>& topics,
                  std::string_view head, Page& page);

}  // namespace veieninn::cli
