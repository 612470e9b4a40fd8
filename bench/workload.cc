#include "bench/workload.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/random.h"

namespace veieninn::bench {
namespace {

constexpr std::array kScales = {&kSmall, &kNorway, &kEurope};

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() { return mixed(state_ += 0x9E3779B97F4A7C15ULL); }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(next() % n); }
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  bool chance(double p) { return uniform() < p; }
  // Pareto with median `median` and the given tail, cut at `most`.
  std::uint32_t heavy(double median, double tail, std::uint32_t most) {
    const double value = median * std::pow(2 * (1 - uniform()), -1 / tail);
    return std::min(most, static_cast<std::uint32_t>(value));
  }
  // Low positions come far oftener.
  std::uint32_t popular(std::uint32_t n) {
    const double u = uniform();
    return std::min(n - 1, static_cast<std::uint32_t>(u * u * n));
  }

 private:
  std::uint64_t state_;
};

std::string id(char kind, std::uint32_t number) { return kind + std::to_string(number); }

// Contacts are spread over units so that neighbours by number are colleagues.
std::uint32_t unit_of(const Scale& scale, std::uint32_t contact) {
  const std::uint64_t units = std::uint64_t{scale.municipalities} * scale.units_per_municipality;
  return static_cast<std::uint32_t>(contact * units / scale.contacts);
}

class Generator {
 public:
  Generator(const Scale& scale, std::uint64_t seed, const std::function<void(const Row&)>& take)
      : scale_(scale), seed_(seed), random_(seed), take_(take) {}

  void run() {
    areas();
    topics();
    units();
    contacts();
    for (std::uint32_t i = 0; i < scale_.ventures; ++i) venture(i);
    ties();
    engagements();
  }

 private:
  Instant days_ago(std::uint32_t days) const {
    return {kAsOf.unix_seconds - std::int64_t{days} * kSecondsPerDay};
  }

  void area(std::string name, model::AreaKind kind, std::string parent) {
    model::Area row;
    row.names = {{"nb", "Sted " + name}};
    row.id = std::move(name);
    row.kind = kind;
    row.parent = std::move(parent);
    take_(row);
  }

  void areas() {
    area("no", model::AreaKind::kCountry, "");
    for (std::uint32_t i = 0; i < scale_.counties; ++i)
      area(id('k', i), model::AreaKind::kCounty, "no");
    for (std::uint32_t i = 0; i < scale_.municipalities; ++i) {
      area(id('m', i), model::AreaKind::kMunicipality, id('k', i % scale_.counties));
    }
  }

  void topics() {
    for (std::uint32_t i = 0; i < scale_.topics; ++i) {
      model::Topic row;
      row.id = id('t', i);
      row.labels = {{"nb", "emne" + std::to_string(i)}};
      if (i >= 14) row.broader = {id('t', i < 100 ? i % 14 : 14 + i % 86)};
      if (i >= 20 && random_.chance(0.5)) row.related = {id('t', random_.below(i))};
      take_(row);
    }
  }

  void units() {
    for (std::uint32_t i = 0; i < scale_.municipalities * scale_.units_per_municipality; ++i) {
      model::OrgUnit row;
      row.id = id('u', i);
      row.kind = i % scale_.units_per_municipality == 0 ? model::UnitKind::kMunicipality
                                                        : model::UnitKind::kServiceUnit;
      row.names = {{"nb", "Enhet " + row.id}};
      row.areas = {id('m', i / scale_.units_per_municipality)};
      take_(row);
    }
  }

  void contacts() {
    for (std::uint32_t i = 0; i < scale_.contacts; ++i) {
      model::Contact row;
      row.id = id('c', i);
      row.display_name = "Rolig Bok " + row.id;
      row.title = "rådgiver";
      row.unit = id('u', unit_of(scale_, i));
      row.languages = {"nb"};
      row.capacity_per_week = static_cast<std::int32_t>(2 + random_.below(8));
      row.confirm_time = days_ago(random_.below(212));
      row.front_door = random_.chance(0.05);
      if (random_.chance(0.05))
        row.absences = {{days_ago(5), {kAsOf.unix_seconds + 9 * kSecondsPerDay}}};
      if (random_.chance(0.7)) {
        row.channels = {{model::ChannelKind::kEmail, model::ChannelVisibility::kPublic,
                         row.id + "@example.org"}};
      }
      const std::uint32_t known = 1 + random_.below(5);
      for (std::uint32_t k = 0; k < known; ++k) {
        const std::string topic = id('t', random_.popular(scale_.topics));
        if (std::ranges::any_of(row.expertise, [&](const auto& e) { return e.topic == topic; }))
          continue;
        row.expertise.push_back({topic, static_cast<model::ExpertiseLevel>(1 + random_.below(3)),
                                 days_ago(random_.below(300)), kNever});
      }
      take_(row);
    }
  }

  // Chance of its own for each, so that the other rows do not depend on what ventures state.
  void venture(std::uint32_t number) {
    Random random(mixed(seed_ ^ 0x7EE7ULL) + number * 7ULL);
    model::Venture row;
    row.id = id('v', number);
    row.display_name = "Eksempel " + row.id;
    const auto add_once = [](std::vector<std::string>& ids, std::string added) {
      if (std::ranges::find(ids, added) == ids.end()) ids.push_back(std::move(added));
    };
    for (std::uint32_t k = 0, n = 1 + random.below(3); k < n; ++k) {
      add_once(row.topics, id('t', random.popular(scale_.topics)));
    }
    const std::uint32_t home = random.below(scale_.municipalities);
    add_once(row.areas, id('m', home));
    if (random.chance(0.2)) add_once(row.areas, id('m', random.below(scale_.municipalities)));
    if (random.chance(0.05)) add_once(row.areas, id('k', home % scale_.counties));
    if (random.chance(0.01)) add_once(row.areas, "no");
    if (random.chance(0.3)) {
      const std::uint32_t units = scale_.municipalities * scale_.units_per_municipality;
      for (std::uint32_t k = 0, n = 1 + random.below(3); k < n; ++k) {
        row.collaborations.push_back(
            {id('u', random.below(units)),
             row.topics[random.below(static_cast<std::uint32_t>(row.topics.size()))],
             days_ago(random.below(1'000))});
      }
    }
    take_(row);
  }

  // Seven of ten within the municipality, as life has it; the rest anywhere.
  std::uint32_t acquaintance(std::uint32_t of) {
    if (random_.chance(0.3)) return random_.below(scale_.contacts);
    const std::uint32_t circle = std::max(8U, scale_.contacts / scale_.municipalities);
    return (of + scale_.contacts - circle / 2 + random_.below(circle)) % scale_.contacts;
  }

  void tie(bool from_venture, std::uint32_t from, std::uint32_t to) {
    model::Tie row;
    row.id = id('x', ties_++);
    row.from_venture = from_venture;
    row.from = id(from_venture ? 'v' : 'c', from);
    row.to = id('c', to);
    row.strength = 0.05 + 0.9 * random_.uniform();
    take_(row);
  }

  void ties() {
    for (std::uint32_t i = 0; i < scale_.contacts; ++i) {
      // Each row is one direction: a median of ten out, with a tail, makes about twelve with those
      // in.
      const std::uint32_t degree = random_.heavy(8, 1.8, 300);
      for (std::uint32_t k = 0; k < degree; ++k) {
        const std::uint32_t other = acquaintance(i);
        if (other != i) tie(false, i, other);
      }
    }
    for (std::uint32_t i = 0; i < scale_.ventures; ++i) {
      const std::uint32_t degree = random_.heavy(2, 1.2, 20);
      const std::uint32_t home = random_.below(scale_.contacts);
      for (std::uint32_t k = 0; k < degree; ++k) tie(true, i, acquaintance(home));
    }
  }

  void engagements() {
    using model::EngagementKind;
    constexpr std::array kKinds = {
        EngagementKind::kSent,     EngagementKind::kSent,        EngagementKind::kDelivered,
        EngagementKind::kReplied,  EngagementKind::kReplied,     EngagementKind::kMet,
        EngagementKind::kNoReply,  EngagementKind::kNoReply,     EngagementKind::kIntroduced,
        EngagementKind::kReferred, EngagementKind::kDeclined,    EngagementKind::kTookOwnership,
        EngagementKind::kPiloted,  EngagementKind::kCollaborated};
    for (std::uint32_t i = 0; i < scale_.engagements; ++i) {
      model::Engagement row;
      row.sequence = i + 1;
      row.time = {kAsOf.unix_seconds - static_cast<std::int64_t>(random_.uniform() * 730 * 86'400) -
                  1};
      row.kind = kKinds[random_.below(kKinds.size())];
      const std::uint32_t venture = random_.popular(scale_.ventures);
      // A venture's own circle: it comes back to the same few.
      const std::uint32_t contact = static_cast<std::uint32_t>(
          (mixed(venture) + random_.below(12) * std::uint64_t{31}) % scale_.contacts);
      row.venture = id('v', venture);
      row.contact = id('c', contact);
      if (row.kind == EngagementKind::kIntroduced || row.kind == EngagementKind::kReferred) {
        const std::uint32_t other = acquaintance(contact);
        row.other_contact = id('c', other == contact ? (other + 1) % scale_.contacts : other);
      }
      row.topic = id('t', random_.popular(scale_.topics));
      take_(row);
    }
  }

  const Scale& scale_;
  std::uint64_t seed_;
  Random random_;
  const std::function<void(const Row&)>& take_;
  std::uint32_t ties_ = 0;
};

}  // namespace

const Scale* find_scale(std::string_view name) noexcept {
  for (const Scale* scale : kScales) {
    if (scale->name == name) return scale;
  }
  return nullptr;
}

void generate(const Scale& scale, std::uint64_t seed, const std::function<void(const Row&)>& take) {
  Generator(scale, seed, take).run();
}

std::vector<model::Initiative> initiatives(const Scale& scale, std::uint64_t seed,
                                           std::uint32_t count) {
  Random random(mixed(seed ^ 0x1217ULL));
  std::vector<model::Initiative> rows(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    model::Initiative& row = rows[i];
    row.id = id('i', i);
    row.titles = {{"nb", "Tiltak " + row.id}};
    const std::uint32_t contact = random.below(scale.contacts - 8);
    row.unit = id('u', unit_of(scale, contact));
    row.contacts = {id('c', contact), id('c', contact + 1)};
    for (std::uint32_t k = 0, n = 1 + random.below(3); k < n; ++k) {
      row.topics.push_back(id('t', random.popular(scale.topics)));
    }
    std::vector<std::string> others;
    for (std::uint32_t k = 2; k < 8; ++k) others.push_back(id('c', contact + k));
    switch (i % 6) {
      case 0:
        row.terms = model::InvitationTerms();
        break;
      case 1:
        row.terms = model::GrantTerms();
        break;
      case 2:
        row.terms = model::MandateTerms{"kommunestyret", "", "", kAlways};
        break;
      case 3:
        row.terms = model::WorkingGroupTerms{"", std::move(others)};
        break;
      case 4:
        row.terms = model::MeetingPlaceTerms{"", "", std::move(others)};
        break;
      default:
        row.terms = model::StrategyTerms();
    }
  }
  return rows;
}

std::string_view name_of(Scope scope) noexcept {
  constexpr std::array<std::string_view, 3> kNames = {"municipality", "county", "anywhere"};
  return kNames[static_cast<std::size_t>(scope)];
}

Question question(const Scale& scale, Scope scope, std::uint64_t seed, std::uint32_t number) {
  Random random(mixed(seed ^ 0x5157ULL) + number * 3ULL + static_cast<std::uint64_t>(scope));
  Question question;
  const std::uint32_t topics = 1 + random.below(3);
  for (std::uint32_t i = 0; i < topics; ++i) {
    const std::string topic = id('t', random.popular(scale.topics));
    if (std::ranges::any_of(question.need, [&](const auto& n) { return n.first == topic; }))
      continue;
    question.need.emplace_back(topic, 0);
  }
  for (auto& [topic, weight] : question.need)
    weight = 1.0 / static_cast<double>(question.need.size());
  if (scope == Scope::kMunicipality) question.area = id('m', random.below(scale.municipalities));
  if (scope == Scope::kCounty) question.area = id('k', random.below(scale.counties));
  if (number % 2 == 0) question.venture = id('v', random.popular(scale.ventures));
  return question;
}

}  // namespace veieninn::bench
