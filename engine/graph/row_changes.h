// What turns one snapshot into the next: whole rows that are new or changed, and what is gone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/model/initiative.h"
#include "engine/model/rows.h"

namespace veieninn::graph {

struct RowChanges {
  model::Revision revision = 0;  // of the next snapshot

  std::vector<model::Area> areas;
  std::vector<model::Topic> topics;
  std::vector<model::OrgUnit> units;
  std::vector<model::Contact> contacts;
  std::vector<model::Venture> ventures;
  std::vector<model::Tie> ties;
  std::vector<model::Initiative> initiatives;
  std::vector<model::Participation> participations;
  std::vector<model::Engagement> engagements;  // new ones only

  std::vector<std::string> gone_areas;  // ids
  std::vector<std::string> gone_topics;
  std::vector<std::string> gone_units;
  std::vector<std::string> gone_contacts;
  std::vector<std::string> gone_ventures;
  std::vector<std::string> gone_ties;
  std::vector<std::string> gone_initiatives;
  std::vector<std::string> gone_participations;
  std::vector<std::int64_t> gone_engagements;  // sequences
};

}  // namespace veieninn::graph
