// A publication as JSON-LD in schema.org's words, which a catalogue of public services (CPSV-AP-NO)
// can take up: every contact point is a cv:ContactPoint too, with cv:email, cv:telephone and
// cv:contactPage.
//
//     Organization ── contactPoint ──▶ the shared mailbox, with no name of a person
//          └── employee ──▶ Person ── knowsAbout ──▶ DefinedTerm: the Los concept's own address
//                              └── contactPoint ──▶ ContactPoint: name, areaServed,
//                                                    availableLanguage, knowsAbout, email, …
#pragma once

#include <span>
#include <string>

#include "service/publishing/publication.h"

namespace veieninn::publishing {

// `contacts` are those of the publication that this page of it holds.
[[nodiscard]] std::string json_feed(const Publication& publication,
                                    std::span<const PublishedContact> contacts);

// application/problem+json (RFC 9457): a kind of problem that has no page of its own.
[[nodiscard]] std::string problem_json(int status, std::string_view title, std::string_view detail);

}  // namespace veieninn::publishing
