#include "engine/model/rows.h"

#include <algorithm>

namespace veieninn::model {

std::string_view text_in(const std::vector<LocalizedText>& texts,
                         std::string_view language) noexcept {
  for (const std::string_view wanted :
       {language, std::string_view("nb"), std::string_view("nn"), std::string_view("en")}) {
    const auto found = std::ranges::find(texts, wanted, &LocalizedText::language);
    if (found != texts.end()) return found->text;
  }
  return texts.empty() ? std::string_view() : std::string_view(texts.front().text);
}

bool is_answer(EngagementKind kind) noexcept {
  switch (kind) {
    case EngagementKind::kReplied:
    case EngagementKind::kMet:
    case EngagementKind::kReferred:
    case EngagementKind::kTookOwnership:
    case EngagementKind::kPiloted:
    case EngagementKind::kCollaborated:
      return true;
    default:
      return false;
  }
}

bool is_outcome(EngagementKind kind) noexcept {
  return kind == EngagementKind::kNoReply || is_answer(kind);
}

bool is_topic_success(EngagementKind kind) noexcept {
  switch (kind) {
    case EngagementKind::kMet:
    case EngagementKind::kTookOwnership:
    case EngagementKind::kPiloted:
    case EngagementKind::kCollaborated:
      return true;
    default:
      return false;
  }
}

}  // namespace veieninn::model
