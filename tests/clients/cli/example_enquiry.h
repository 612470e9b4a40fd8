// One enquiry's life as a server tells it, for the tests that print it: every kind of event once or
// more, and one person who was erased since.
#pragma once

#include <google/protobuf/text_format.h>

#include "veieninn/v1/enquiry_service.pb.h"

namespace veieninn::cli {

inline v1::Enquiry example_enquiry() {
  v1::Enquiry enquiry;
  google::protobuf::TextFormat::ParseFromString(
      R"pb(
        name: "enquiries/7f3a"
        venture: "ventures/v001"
        need_text: "Vi lærer bort sykkelreparasjon til ungdom som har falt ut av skolen, og søker et lokale."
        area: "areas/3118"
        topic: "topics/veien-reparasjon"
        language_code: "nb"
        sender_display_name: "Spretten Hare"
        state: ENQUIRY_STATE_DELIVERED
        waits_on: "contacts/c003"
        next_step: ENQUIRY_STEP_REMIND
        next_step_time { seconds: 1794211200 }
        ways { contacts: "contacts/c001" contacts: "contacts/c002" }
        ways { contacts: "contacts/c003" }
        ways { contacts: "contacts/c004" contacts: "contacts/c006" }
        display_names { key: "ventures/v001" value: "Sykkelkafeen" }
        display_names { key: "contacts/c001" value: "Blid Gulrot" }
        display_names { key: "contacts/c002" value: "Rask Elg" }
        display_names { key: "contacts/c003" value: "Rolig Bok" }
        display_names { key: "contacts/c004" value: "Vennlig Sky" }
        display_names { key: "contacts/c005" value: "Glad Fjell" }
        display_names { key: "contacts/c006" value: "Modig Ekorn" }
        etag: "e7"
      )pb",
      &enquiry);
  return enquiry;
}

inline constexpr char kExampleEvents[] = R"pb(
  events {
    kind: ENQUIRY_EVENT_KIND_CREATED
    actor: ENQUIRY_ACTOR_VENTURE
    actor_name: "ventures/v001"
  }
  events {
    kind: ENQUIRY_EVENT_KIND_ASKED
    contact: "contacts/c001"
    until_time { seconds: 1793923200 }
  }
  events { kind: ENQUIRY_EVENT_KIND_SENT actor: ENQUIRY_ACTOR_POST contact: "contacts/c001" }
  events { kind: ENQUIRY_EVENT_KIND_DELIVERED contact: "contacts/c001" }
  events {
    kind: ENQUIRY_EVENT_KIND_INTRODUCED
    actor: ENQUIRY_ACTOR_CONTACT
    actor_name: "contacts/c001"
    contact: "contacts/c001"
    other_contact: "contacts/c002"
    note: "De er flinke med ungdom,\nog jeg kjenner dem fra før."
  }
  events {
    kind: ENQUIRY_EVENT_KIND_ASKED
    contact: "contacts/c002"
    until_time { seconds: 1794873600 }
  }
  events { kind: ENQUIRY_EVENT_KIND_BOUNCED contact: "contacts/c002" }
  events {
    kind: ENQUIRY_EVENT_KIND_ASKED
    contact: "contacts/c003"
    until_time { seconds: 1794873600 }
  }
  events {
    kind: ENQUIRY_EVENT_KIND_REMINDED
    contact: "contacts/c003"
    until_time { seconds: 1794873600 }
  }
  events { kind: ENQUIRY_EVENT_KIND_SILENT actor: ENQUIRY_ACTOR_CLOCK contact: "contacts/c003" }
  events { kind: ENQUIRY_EVENT_KIND_SKIPPED contact: "contacts/c004" }
  events { kind: ENQUIRY_EVENT_KIND_ASKED contact: "" }
  events {
    kind: ENQUIRY_EVENT_KIND_DECLINED
    contact: ""
    decline_reason: DECLINE_REASON_NO_CAPACITY
  }
  events { kind: ENQUIRY_EVENT_KIND_ASKED contact: "contacts/c005" }
  events {
    kind: ENQUIRY_EVENT_KIND_REFERRED
    actor: ENQUIRY_ACTOR_CONTACT
    contact: "contacts/c005"
    other_contact: "contacts/c006"
    decline_reason: DECLINE_REASON_WRONG_TOPIC
  }
  events {
    kind: ENQUIRY_EVENT_KIND_SKIPPED
    actor: ENQUIRY_ACTOR_VENTURE
    actor_name: "ventures/v001"
    contact: "contacts/c005"
    note: "Vi kjenner hverandre ikke"
  }
  events {
    kind: ENQUIRY_EVENT_KIND_AWAY
    contact: "contacts/c006"
    until_time { seconds: 1796083200 }
  }
  events { kind: ENQUIRY_EVENT_KIND_LEFT contact: "contacts/c005" }
  events {
    kind: ENQUIRY_EVENT_KIND_ANSWER_TAKEN
    contact: "contacts/c006"
    until_time { seconds: 1794821400 }
  }
  events { kind: ENQUIRY_EVENT_KIND_ANSWER_UNDONE contact: "contacts/c006" }
  events { kind: ENQUIRY_EVENT_KIND_ANSWER_LAPSED contact: "contacts/c005" }
  events { kind: ENQUIRY_EVENT_KIND_REPLIED contact: "contacts/c002" }
  events { kind: ENQUIRY_EVENT_KIND_ACCEPTED actor: ENQUIRY_ACTOR_CONTACT contact: "contacts/c003" }
  events { kind: ENQUIRY_EVENT_KIND_JOINED contact: "contacts/c003" other_contact: "contacts/c001" }
  events {
    kind: ENQUIRY_EVENT_KIND_COORDINATED
    contact: "contacts/c003"
    other_contact: "contacts/c001"
  }
  events { kind: ENQUIRY_EVENT_KIND_FOLLOWED_UP contact: "contacts/c003" }
  events {
    kind: ENQUIRY_EVENT_KIND_OFFERED
    contact: "contacts/c003"
    other_contact: "contacts/c002"
    until_time { seconds: 1796083200 }
  }
  events { kind: ENQUIRY_EVENT_KIND_OFFER_ENDED contact: "contacts/c002" }
  events {
    kind: ENQUIRY_EVENT_KIND_HANDED_OVER
    contact: "contacts/c003"
    other_contact: "contacts/c006"
  }
  events { kind: ENQUIRY_EVENT_KIND_ABUSE_REPORTED contact: "contacts/c004" }
  events {
    kind: ENQUIRY_EVENT_KIND_CLOSED
    actor: ENQUIRY_ACTOR_CONTACT
    actor_name: "contacts/c006"
    outcome: ENQUIRY_OUTCOME_PILOT
  }
)pb";

// Walked once around: introduced, bounced, silent, refused, handed over and closed.
inline v1::GetEnquiryResponse example_life() {
  v1::GetEnquiryResponse life;
  google::protobuf::TextFormat::ParseFromString(kExampleEvents, &life);
  for (int i = 0; i < life.events_size(); ++i) {
    life.mutable_events(i)->set_number(i + 1);
    life.mutable_events(i)->mutable_time()->set_seconds(1793607240 + 60 * i);
  }
  v1::Enquiry& enquiry = *life.mutable_enquiry();
  enquiry = example_enquiry();
  enquiry.set_state(v1::ENQUIRY_STATE_CLOSED);
  enquiry.set_outcome(v1::ENQUIRY_OUTCOME_PILOT);
  enquiry.clear_waits_on();
  enquiry.clear_next_step();
  enquiry.clear_next_step_time();
  enquiry.set_owner("contacts/c006");
  google::protobuf::TextFormat::ParseFromString(
      R"pb(
        display_name: "Modig Ekorn"
        title: "rådgiver"
        unit_display_name: "Oppvekst, Indre Østfold kommune"
        channels { value: "modig.ekorn@example.org" }
        channels { value: "+47 00 00 00 31" }
      )pb",
      enquiry.mutable_owner_card());
  enquiry.set_coordinator("contacts/c001");
  enquiry.add_team("contacts/c001");
  enquiry.add_team("contacts/c003");
  return life;
}

}  // namespace veieninn::cli
