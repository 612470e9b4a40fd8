// Writes what a row itself says into the tables, with the references it makes. What follows from
// several rows together is derived elsewhere (derived_tables.h, snapshot_advance.cc).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/graph/tables.h"

namespace veieninn::graph {

class RowWriter {
 public:
  explicit RowWriter(Tables& tables) : tables_(tables) {}

  // Each returns the row's number; what the row said before is forgotten.
  std::uint32_t put(const model::Area& row);
  std::uint32_t put(const model::Topic& row);
  std::uint32_t put(const model::OrgUnit& row);
  std::uint32_t put(const model::Contact& row);
  std::uint32_t put(const model::Venture& row);
  std::uint32_t put(const model::Tie& row);
  // The record of a new event and the number of its contact.
  struct PlacedEvent {
    std::uint32_t contact;
    EventRecord record;
  };
  PlacedEvent put(const model::Engagement& row);

  // REQUIRES: the number was given by put() or is one of the tables'.
  void clear_area(std::uint32_t area);
  void clear_topic(std::uint32_t topic);
  void clear_unit(std::uint32_t unit);
  void clear_contact(std::uint32_t contact);
  void clear_venture(std::uint32_t venture);
  void clear_tie(std::uint32_t tie);
  void forget_event(std::uint32_t contact, const EventRecord& event);

  // Makes the area and topic tables anew if any of their rows changed.
  void finish();

 private:
  std::uint32_t refer(IdTable& table, std::string_view id);
  static void release(IdTable& table, std::uint32_t number);
  void write_card(std::uint32_t contact, const model::Contact& row);

  Tables& tables_;
  [[nodiscard]] AreaRows& area_rows();
  [[nodiscard]] TopicRows& topic_rows();

  // Copies, made when the first of them changes.
  std::optional<AreaRows> area_rows_;
  std::optional<TopicRows> topic_rows_;
};

}  // namespace veieninn::graph
