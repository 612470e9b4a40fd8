// One answer as a server gives it, for the tests that print it.
#pragma once

#include <google/protobuf/text_format.h>

#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::cli {

inline constexpr char kExampleAnswer[] = R"pb(
  need_topics {
    topic: "topics/veien-reparasjon"
    display_name: "Reparasjon"
    weight: 0.6
    matched_words {
      text: "sykkelreparasjon"
      start_offset: 14
      end_offset: 30
      kind: MATCH_KIND_SYNONYM
    }
  }
  need_topics {
    topic: "topics/veien-unge-utenfor"
    display_name: "Unge utenfor"
    weight: 0.4
    matched_words {
      text: "falt ut av skolen"
      start_offset: 50
      end_offset: 67
      kind: MATCH_KIND_LABEL
    }
  }
  routes {
    contact: "contacts/c024"
    contact_card {
      display_name: "Rolig Bok"
      title: "rådgiver"
      unit: "orgUnits/io-oppvekst"
      unit_display_name: "Oppvekst, Indre Østfold kommune"
      language_codes: "nb"
      language_codes: "en"
    }
    steps { contact: "contacts/c007" display_name: "Blid Gulrot" approach: APPROACH_DIRECT }
    steps { contact: "contacts/c024" display_name: "Rolig Bok" approach: APPROACH_INTRODUCED }
    probability: 0.4183
    answer_chances { working_days: 1 probability: 0.17 }
    answer_chances { working_days: 3 probability: 0.31 }
    answer_chances { working_days: 5 probability: 0.39 }
    answer_chances { working_days: 10 probability: 0.5 }
    reasons {
      kind: REASON_KIND_INTRODUCTION
      factor: 0.75
      sentence: "Blid Gulrot har satt ventures som deres i kontakt med Rolig Bok før, sist i mars 2026."
    }
    reasons {
      kind: REASON_KIND_ANSWER
      time { seconds: 1790942400 }
      factor: 0.5577
      sentence: "Rolig Bok svarer ofte når noen hun kjenner spør."
    }
    fallback: FALLBACK_KIND_NONE
  }
  routes {
    contact: "contacts/c031"
    contact_card {
      display_name: "Rask Elg"
      title: "leder"
      unit_display_name: "NAV Indre Østfold"
      channels {
        kind: CHANNEL_KIND_EMAIL
        visibility: CHANNEL_VISIBILITY_PUBLIC
        value: "rask.elg@example.org"
      }
      channels {
        kind: CHANNEL_KIND_PHONE
        visibility: CHANNEL_VISIBILITY_PUBLIC
        value: "+47 00 00 00 31"
      }
    }
    steps { contact: "contacts/c031" display_name: "Rask Elg" approach: APPROACH_DIRECT }
    probability: 0.05
    reasons { kind: REASON_KIND_FALLBACK factor: 0.05 sentence: "Hun tar imot for enheten." }
    fallback: FALLBACK_KIND_FRONT_DOOR
  }
  gap {
    area: "areas/3118"
    topics: "topics/veien-reparasjon"
    sentence: "Ingen i Indre Østfold er oppgitt for Reparasjon."
  }
  area: "areas/3118"
  revision: 12
)pb";

inline v1::FindRoutesResponse example_answer() {
  v1::FindRoutesResponse answer;
  google::protobuf::TextFormat::ParseFromString(kExampleAnswer, &answer);
  return answer;
}

}  // namespace veieninn::cli
