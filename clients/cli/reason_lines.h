// Chances, and the reasons behind them, as every page that ranks tells them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <google/protobuf/repeated_field.h>

#include "clients/cli/page.h"
#include "veieninn/v1/match_reason.pb.h"
#include "veieninn/v1/route.pb.h"

namespace veieninn::cli {

// 0.4183 → `42 %`; what is above none is never shown as none, nor what is below all as all.
[[nodiscard]] std::string percent(double share);

// Each reason's sentence, with its factor and date.
[[nodiscard]] std::vector<std::string> reason_words(
    const google::protobuf::RepeatedPtrField<v1::Reason>& reasons, std::string_view language);

// The same behind a line down from `margin`.
void print_reasons(const google::protobuf::RepeatedPtrField<v1::Reason>& reasons,
                   const std::string& margin, Page& page);
void print_reasons(const google::protobuf::RepeatedPtrField<v1::MatchReason>& reasons,
                   const std::string& margin, Page& page);

// One branch each behind a line down from `margin`.
void print_branches(const std::vector<std::string>& branches, const std::string& margin,
                    Page& page);

}  // namespace veieninn::cli
