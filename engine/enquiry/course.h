// The steps that a transition is made of. Each keeps the laws of transition.h by itself, and writes
// down its event, facts and letters.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "engine/enquiry/people.h"
#include "engine/enquiry/transition.h"

namespace veieninn::enquiry {

struct Actor {
  model::EnquiryActor kind = model::EnquiryActor::kClock;
  std::string id = {};
};

class Course {
 public:
  Course(model::Enquiry enquiry, const People& people, Instant now, Actor actor)
      : people_(&people), now_(now), actor_(std::move(actor)) {
    made_.enquiry = std::move(enquiry);
  }

  // -- writing down --
  // Fills in number, time and actor.
  void event(model::EnquiryEvent event);
  void event(model::EnquiryEventKind kind, const std::string& contact,
             const std::string& other_contact = {});
  // A fact of the event written last.
  void fact(model::EngagementKind kind, const std::string& contact,
            const std::string& other_contact = {});
  void letter(model::LetterKind kind, const std::string& contact);

  // -- going on --
  // The next person on the way being walked, she or who stands in for her; else the next way.
  void ask_next_on_way();
  // The next way on which somebody can be asked; else a registrar, else it is closed as a gap.
  void ask_next_way();
  // A way of its own for `contact`, walked next.
  void put_next(const std::string& contact);
  // Whom it waits on cannot answer, through no fault of hers: who stands in for her is asked, or
  // whom she would have introduced to, else the next way.
  void ask_instead();
  void give_to_registrar();

  // -- owning --
  void own(const std::string& contact, model::EnquiryEventKind kind);
  void offer(const std::string& contact, const std::string& note);
  // The next on the ways who can be asked is offered it; false when there is none.
  [[nodiscard]] bool offer_next(const std::string& note);
  void end_offer();
  // The owner is gone: who stands in for her owns it at once; else a registrar; else it is closed
  // as a gap.
  void replace_owner();

  void close(model::EnquiryOutcome outcome, const std::string& note);
  // The same, and what its owner, if it has one, did is a fact.
  void close_with_fact(model::EnquiryOutcome outcome, const std::string& note);
  // Her days, counted anew from now or from when they began.
  void set_due(int days);
  void recount_due(int days);

  [[nodiscard]] bool is_away(const std::string& contact) const;
  [[nodiscard]] model::Enquiry& enquiry() noexcept { return made_.enquiry; }
  [[nodiscard]] const People& people() const noexcept { return *people_; }
  [[nodiscard]] Instant now() const noexcept { return now_; }
  [[nodiscard]] Transition take() { return std::move(made_); }

 private:
  [[nodiscard]] bool ask_hop();
  [[nodiscard]] std::optional<std::string> who_answers_for(const std::string& contact);
  void ask(const std::string& contact);
  void skip(const std::string& contact);
  void wait_on(const std::string& contact);
  [[nodiscard]] std::optional<std::string> first_askable(
      const std::vector<std::string>& contacts, const std::vector<std::string>& except) const;

  const People* people_;
  Instant now_;
  Actor actor_;
  Transition made_;
};

// Working days she has until the clock does the next step, and until the last one.
struct Patience {
  int next_days = 0;
  int last_days = 0;
};
[[nodiscard]] Patience patience_with(const model::Enquiry& enquiry, const People& people);
[[nodiscard]] bool is_waiting_for_answer(const model::Enquiry& enquiry) noexcept;
// `list` holds `id`.
[[nodiscard]] bool holds(const std::vector<std::string>& list, const std::string& id);

}  // namespace veieninn::enquiry
