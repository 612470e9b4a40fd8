#include "clients/cli/columns.h"
#include "veieninn/v1/contact.pb.h"

namespace veieninn::cli {

Table contact_table() {
  return {
      "contacts",
      "contact",
      "contacts",
      "Contact",
      "contact",
      {id_column("contacts"), text_column("display_name", true, "Rolig Bok"),
       text_column("title", false, "Rådgiver"), reference_column("unit", "orgUnits", true, "asker"),
       period_start_column("from", "tenure"), period_end_column("until", "tenure"),
       values_column<v1::Expertise>("expertise", "expertise",
                                    "tema-barnehage:expert:-30d|tema-helse:basic:2026-01-31",
                                    read_expertise, write_expertise),
       texts_column("languages", "language_codes", "nb|en"),
       integer_column("capacity_per_week", "3"),
       values_column<v1::TimePeriod>("absences", "absences", "2026-07-01/2026-08-01", read_period,
                                     write_period),
       reference_column("deputy", "contacts", false, "c002"),
       reference_column("successor", "contacts", false, "c003"),
       values_column<v1::Channel>(
           "channels", "channels", "public:email:rolig.bok@example.org",
           [](const std::string& value, Today) { return read_channel(value); }, write_channel),
       flag_column("front_door"), flag_column("registrar"),
       time_column("confirm_time", false, "-10d"),
       time_column("publish_consent_time", false, "-10d")}};
}

}  // namespace veieninn::cli
