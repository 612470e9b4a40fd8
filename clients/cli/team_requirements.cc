#include "clients/cli/team_requirements.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/directory_calls.h"
#include "clients/cli/option_reading.h"
#include "clients/cli/resource_names.h"
#include "clients/cli/resource_view.h"
#include "clients/cli/text_shape.h"
#include "veieninn/v1/org_unit.pb.h"
#include "veieninn/v1/topic.pb.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kRequirementsMax = 32;  // the server takes no more
constexpr std::size_t kCandidatesMax = 8;

struct Candidate {
  std::string resource;
  std::string name;
  bool is_exact = false;
};

bool is_called(const google::protobuf::RepeatedPtrField<v1::LocalizedText>& texts,
               const std::string& folded_words) {
  return std::any_of(texts.begin(), texts.end(), [&](const v1::LocalizedText& one) {
    return folded(one.text()) == folded_words;
  });
}

class RequirementFinder {
 public:
  explicit RequirementFinder(Session& session)
      : session_(session), finder_(session, 2 * kRequirementsMax) {}

  [[nodiscard]] Outcome<std::string> find(std::string_view words) {
    words = trimmed(words);
    if (words.starts_with("topics/") || words.starts_with("orgUnits/")) return std::string(words);
    // A name with spaces or capitals is no id; asking for it would be refused.
    if (words == slug(words, words.size())) {
      for (const char* collection : {"topics/", "orgUnits/"}) {
        std::string name = collection + std::string(words);
        if (finder_.find(name)) return name;
      }
    }
    return find_called(words);
  }

  [[nodiscard]] std::int64_t revision_seen() const {
    return std::max(revision_seen_, finder_.revision_seen());
  }

 private:
  template <typename Resource, typename Texts>
  [[nodiscard]] Outcome<bool> add_candidates(const char* kind, std::string_view words,
                                             const Texts& texts_of,
                                             std::vector<Candidate>& candidates) {
    const std::string asked = folded(words);
    const Outcome<bool> listed =
        list_resources(session_.server, *find_table(kind),
                       {condition("display_name", ":", words), "", kCandidatesMax, &revision_seen_},
                       [&](const google::protobuf::Message& message) {
                         const auto& found = dynamic_cast<const Resource&>(message);
                         candidates.push_back({found.name(), display_name(found, session_.language),
                                               is_called(texts_of(found), asked)});
                       });
    if (!listed) return tl::unexpected(listed.error());
    return true;
  }

  [[nodiscard]] Outcome<std::string> find_called(std::string_view words) {
    std::vector<Candidate> candidates;
    Outcome<bool> added = add_candidates<v1::Topic>(
        "topics", words, [](const v1::Topic& topic) -> auto& { return topic.labels(); },
        candidates);
    if (added) {
      added = add_candidates<v1::OrgUnit>(
          "units", words, [](const v1::OrgUnit& unit) -> auto& { return unit.names(); },
          candidates);
    }
    if (!added) return tl::unexpected(added.error());
    const auto exact = std::stable_partition(candidates.begin(), candidates.end(),
                                             [](const Candidate& one) { return one.is_exact; });
    if (exact - candidates.begin() == 1) return candidates.front().resource;
    return refuse(words, candidates, exact != candidates.begin());
  }

  [[nodiscard]] static Outcome<std::string> refuse(std::string_view words,
                                                   const std::vector<Candidate>& candidates,
                                                   bool is_ambiguous) {
    std::vector<std::string> details;
    for (const Candidate& one : candidates) {
      if (is_ambiguous && !one.is_exact) break;
      if (details.size() == kCandidatesMax) break;
      details.push_back(fmt::format("{}  {}", one.resource, printable(one.name)));
    }
    if (is_ambiguous) {
      return fail(ExitCode::kRefused,
                  fmt::format("'{}' is more than one: give its name below", printable(words)),
                  std::move(details));
    }
    details.insert(details.begin(), details.empty()
                                        ? "see 'veieninn topic suggest WORDS' or 'veieninn unit "
                                          "list WORDS'"
                                        : "did you mean one of these?");
    return fail(ExitCode::kRefused,
                fmt::format("no topic or unit is called '{}'", printable(words)),
                std::move(details));
  }

  Session& session_;
  NameFinder finder_;
  std::int64_t revision_seen_ = 0;
};

}  // namespace

Outcome<TeamRequirements> find_requirements(Session& session,
                                            const std::vector<std::string>& words) {
  if (words.size() > kRequirementsMax) {
    return fail(ExitCode::kUsage, fmt::format("a team covers at most {}", kRequirementsMax),
                {"leave some out, or ask for two teams"});
  }
  RequirementFinder finder(session);
  TeamRequirements found;
  for (const std::string& word : words) {
    const Outcome<std::string> text = text_option("what to cover", word);
    if (!text) return tl::unexpected(text.error());
    if (trimmed(*text).empty()) {
      return usage("what to cover", {"is empty", "give a topic or a unit"});
    }
    Outcome<std::string> name = finder.find(*text);
    if (!name) return tl::unexpected(std::move(name.error()));
    const bool is_new =
        std::find(found.names.begin(), found.names.end(), *name) == found.names.end();
    if (is_new) found.names.push_back(*std::move(name));
  }
  found.revision_seen = finder.revision_seen();
  return found;
}

}  // namespace veieninn::cli
