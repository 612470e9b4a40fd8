#include "service/correspondence/letter_content.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "engine/base/working_days.h"
#include "engine/enquiry/course.h"
#include "service/correspondence/contact_reasons.h"
#include "service/correspondence/letter_handing.h"
#include "service/correspondence/letter_need.h"
#include "service/correspondence/shown_channels.h"
#include "service/enquiries/store_people.h"

namespace veieninn::correspondence {
namespace {

using enquiries::PersonWords;
using letters::HandingCause;
using letters::LetterContent;
using model::Enquiry;
using model::EnquiryEvent;
using model::LetterKind;

// In the order of letters::LetterKind; the store's kinds have a gap before the venture's.
letters::LetterKind letter_kind(LetterKind kind) {
  constexpr auto kFirst = static_cast<int>(LetterKind::kEnquiry);
  constexpr auto kFirstToVenture = static_cast<int>(LetterKind::kVentureSent);
  static_assert(static_cast<int>(letters::LetterKind::kCoordinatorNamed) ==
                static_cast<int>(LetterKind::kCoordinatorNamed) - kFirst);
  static_assert(static_cast<int>(letters::LetterKind::kVentureGap) -
                    static_cast<int>(letters::LetterKind::kVentureSent) ==
                static_cast<int>(LetterKind::kVentureGap) - kFirstToVenture);
  static_assert(letters::kLetterKindCount == 18);
  const int number = static_cast<int>(kind);
  if (!model::is_to_venture(kind)) return static_cast<letters::LetterKind>(number - kFirst);
  return static_cast<letters::LetterKind>(static_cast<int>(letters::LetterKind::kVentureSent) +
                                          number - kFirstToVenture);
}

std::optional<letters::Outcome> letter_outcome(std::optional<model::EnquiryOutcome> outcome) {
  static_assert(static_cast<int>(letters::Outcome::kWithdrawn) ==
                static_cast<int>(model::EnquiryOutcome::kWithdrawn) - 1);
  if (!outcome || *outcome == model::EnquiryOutcome::kGap) return std::nullopt;
  return static_cast<letters::Outcome>(static_cast<int>(*outcome) - 1);
}

class Filling {
 public:
  Filling(const LetterSources& sources, const store::Letter& letter, const Enquiry& enquiry,
          const std::vector<EnquiryEvent>& events, const PersonWords& contact)
      : sources_(sources), letter_(letter), enquiry_(enquiry), events_(events), contact_(contact) {
    content_.kind = letter_kind(letter.kind);
    content_.language = language_of(letter, enquiry, contact);
  }

  Result<LetterContent> content() {
    if (Result<void> said = say_need(); !said) return fail(std::move(said.error()));
    Result<void> said = model::is_to_venture(letter_.kind) ? tell_venture() : ask_contact();
    if (!said) return fail(std::move(said.error()));
    return std::move(content_);
  }

 private:
  Result<void> say_need() {
    auto words = enquiries::words_of(sources_.store, enquiry_, content_.language);
    if (!words) return fail(std::move(words.error()));
    content_.venture_name = std::move(words->venture_name);
    content_.venture_description = std::move(words->venture_description);
    content_.topic_label = std::move(words->topic_label);
    content_.area_name = std::move(words->area_name);
    content_.need_text = enquiry_.need_text;
    return {};
  }

  // ---- to a contact ----

  Result<void> ask_contact() {
    content_.recipient_name = contact_.display_name;
    content_.unit_name = contact_.unit_name;
    content_.reply_is_relayed =
        is_answered_to_venture(letter_.kind) && !enquiry_.sender_address.empty();
    switch (letter_.kind) {
      case LetterKind::kEnquiry:
      case LetterKind::kEnquiryReminder:
        give_reasons(letter_.contact);
        if (Result<void> due = say_last_day(letter_.contact); !due) return due;
        return hand(asked_handing(events_, letter_.contact));
      case LetterKind::kIntroduction:
        content_.due_date = last_day_before(enquiry_.due_time);
        give_reasons(way_end());
        return name_person(next_on_way());
      case LetterKind::kOwnershipGiven:
        return hand(owner_handing(events_, letter_.contact));
      case LetterKind::kOwnershipOffered:
        content_.due_date = last_day_before(enquiry_.due_time);
        give_reasons(letter_.contact);
        return hand(offer_handing(events_, letter_.contact));
      case LetterKind::kJoinedTeam:
      case LetterKind::kCoordinatorNamed:
        return tell_of_team();
      case LetterKind::kRegistrarTask:
      case LetterKind::kRegistrarReminder:
        content_.due_date = last_day_before(enquiry_.due_time);
        return {};
      default:
        return {};
    }
  }

  Result<void> tell_of_team() {
    if (Result<void> told = hand(team_handing(events_, letter_.kind, letter_.contact)); !told) {
      return told;
    }
    // A coordinator who is the owner needs nobody's channels.
    if (enquiry_.owner == letter_.contact) return {};
    if (Result<void> named = name_person(enquiry_.owner); !named) return named;
    return show_channels(enquiry_.owner, /*accepted=*/true);
  }

  [[nodiscard]] const std::vector<std::string>& way() const {
    static const std::vector<std::string> none;
    const auto at = static_cast<std::size_t>(enquiry_.way);
    return at < enquiry_.ways.size() ? enquiry_.ways[at].contacts : none;
  }
  [[nodiscard]] std::string next_on_way() const {
    const auto next = static_cast<std::size_t>(enquiry_.hop) + 1;
    return next < way().size() ? way()[next] : std::string();
  }
  [[nodiscard]] std::string way_end() const { return way().empty() ? std::string() : way().back(); }

  void give_reasons(const std::string& end) {
    content_.reasons =
        reasons_for(*sources_.snapshot, enquiry_, end, content_.language, sources_.now);
  }

  // ---- to the venture ----

  Result<void> tell_venture() {
    content_.recipient_name =
        enquiry_.sender_name.empty() ? content_.venture_name : enquiry_.sender_name;
    content_.reply_is_relayed =
        enquiry_.state != model::EnquiryState::kClosed || !enquiry_.owner.empty();
    switch (letter_.kind) {
      case LetterKind::kVentureSent:
        return tell_whom_it_went_to();
      case LetterKind::kVentureNext:
        if (Result<void> named = name_person(letter_.contact); !named) return named;
        if (Result<void> due = say_last_day(letter_.contact); !due) return due;
        return hand_to_venture(asked_handing(events_, letter_.contact));
      case LetterKind::kVentureAccepted:
        if (Result<void> named = name_person(letter_.contact); !named) return named;
        return show_channels(letter_.contact, /*accepted=*/true);
      case LetterKind::kVentureOwnerChanged:
        return tell_new_owner();
      case LetterKind::kVentureWithRegistrar:
        content_.registrar_name = contact_.display_name;
        return say_last_day(letter_.contact);
      case LetterKind::kVentureGap:
        return name_unit_of_last_registrar();
      default:
        return tell_end();
    }
  }

  Result<void> tell_whom_it_went_to() {
    if (Result<void> due = say_last_day(letter_.contact); !due) return due;
    if (!enquiry::asks_for_introduction(enquiry_)) return name_person(letter_.contact);
    content_.cause = HandingCause::kIntroduced;
    content_.other_person_name = contact_.display_name;
    return name_person(way_end());
  }

  Result<void> tell_new_owner() {
    const Handing handing = owner_handing(events_, letter_.contact);
    if (Result<void> named = name_person(letter_.contact); !named) return named;
    if (Result<void> handed = hand_to_venture(handing); !handed) return handed;
    // Who had to step in has not said yes to showing more than everybody may see.
    return show_channels(letter_.contact, handing.cause != HandingCause::kLeft);
  }

  Result<void> name_unit_of_last_registrar() {
    if (enquiry_.registrars.empty()) return {};
    const auto words =
        enquiries::words_of_person(sources_.store, enquiry_.registrars.back(), content_.language);
    if (!words) return fail(words.error());
    content_.unit_name = words->unit_name;
    return {};
  }

  Result<void> tell_end() {
    content_.outcome = letter_outcome(enquiry_.outcome);
    const auto closed = std::find_if(events_.rbegin(), events_.rend(), [](const EnquiryEvent& e) {
      return e.kind == model::EnquiryEventKind::kClosed;
    });
    const bool by_contact =
        closed != events_.rend() && closed->actor == model::EnquiryActor::kContact;
    if (by_contact) content_.note = closed->note;
    return name_person(by_contact ? closed->actor_id : enquiry_.owner);
  }

  // ---- both ----

  Result<void> name_person(const std::string& id) {
    const auto words = enquiries::words_of_person(sources_.store, id, content_.language);
    if (!words) return fail(words.error());
    content_.person_name = words->display_name;
    content_.person_title = words->title;
    content_.unit_name = words->unit_name;
    return {};
  }

  Result<void> hand(const Handing& handing) {
    if (Result<void> handed = hand_to_venture(handing); !handed) return handed;
    content_.note = handing.note;
    return {};
  }

  // Without the words, which were written to a colleague.
  Result<void> hand_to_venture(const Handing& handing) {
    content_.cause = handing.cause;
    const auto words = enquiries::words_of_person(sources_.store, handing.other, content_.language);
    if (!words) return fail(words.error());
    content_.other_person_name = words->display_name;
    return {};
  }

  // When it moves on for good, not when she is reminded. Before her letter left her days begin now.
  Result<void> say_last_day(const std::string& contact) {
    const enquiries::StorePeople people(sources_.store, sources_.snapshot, sources_.now, {});
    const Instant from =
        enquiry_.state == model::EnquiryState::kDrafted ? sources_.now : enquiry_.waiting_since;
    const int days = enquiry::patience_with(enquiry_, people).last_days;
    content_.due_date = last_day_before(after_working_days(from, days, people.absences(contact)));
    return people.check();
  }

  Result<void> show_channels(const std::string& contact, bool accepted) {
    const Result<store::StoredResource> stored =
        sources_.store.get(store::ResourceKind::kContact, contact);
    if (!stored && stored.error().reason == ErrorReason::kNotFound) return {};
    if (!stored) return fail(stored.error());
    content_.contact_channels =
        shown_channels(std::get<model::Contact>(stored->row), accepted, content_.language);
    return {};
  }

  const LetterSources& sources_;
  const store::Letter& letter_;
  const Enquiry& enquiry_;
  const std::vector<EnquiryEvent>& events_;
  const PersonWords& contact_;
  LetterContent content_;
};

}  // namespace

letters::CalendarDate last_day_before(Instant due) {
  const std::chrono::sys_days day{std::chrono::days{day_of(Instant{due.unix_seconds - 1})}};
  const std::chrono::year_month_day date{day};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::string language_of(const store::Letter& letter, const Enquiry& enquiry,
                        const PersonWords& contact) {
  return model::is_to_venture(letter.kind) ? enquiry.language : contact.language;
}

Result<LetterContent> content_of(const LetterSources& sources, const store::Letter& letter,
                                 const Enquiry& enquiry, const std::vector<EnquiryEvent>& events,
                                 const PersonWords& contact) {
  return Filling(sources, letter, enquiry, events, contact).content();
}

}  // namespace veieninn::correspondence
