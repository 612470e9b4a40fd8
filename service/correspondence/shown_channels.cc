#include "service/correspondence/shown_channels.h"

#include <array>
#include <string_view>

namespace veieninn::correspondence {
namespace {

struct ChannelWord {
  model::ChannelKind kind;
  std::array<std::string_view, 3> words;  // nb, nn, en
};
constexpr std::array<ChannelWord, 4> kChannelWords = {{
    {model::ChannelKind::kEmail, {"e-post", "e-post", "e-mail"}},
    {model::ChannelKind::kPhone, {"telefon", "telefon", "phone"}},
    {model::ChannelKind::kWebForm, {"skjema", "skjema", "form"}},
    {model::ChannelKind::kVisit, {"besøk", "besøk", "visit"}},
}};

std::string channel_words(const model::Channel& channel, const std::string& language) {
  const std::size_t column = language == "nn" ? 1 : language == "en" ? 2 : 0;
  for (const auto& [kind, words] : kChannelWords) {
    if (kind == channel.kind) return std::string(words[column]) + " " + channel.value;
  }
  return channel.value;
}

}  // namespace

std::vector<std::string> shown_channels(const model::Contact& contact, bool accepted,
                                        const std::string& language) {
  std::vector<std::string> shown;
  for (const model::Channel& channel : contact.channels) {
    const bool may_be_shown =
        channel.visibility == model::ChannelVisibility::kPublic ||
        (accepted && channel.visibility == model::ChannelVisibility::kOnAcceptance);
    if (may_be_shown) shown.push_back(channel_words(channel, language));
  }
  return shown;
}

}  // namespace veieninn::correspondence
