// The contract again, as simply as it can be said: a map of rows, copied whole for each commit, all
// laws checked on all rows. Slow and obvious; the oracle of the property tests. It says whether a
// commit is accepted and what stands afterwards, not how a refusal is worded.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "service/store/store.h"

namespace veieninn::store {

class ReferenceStore {
 public:
  struct Row {
    Resource resource;
    Revision revision = 0;
  };

  // The outcomes, or nothing when the commit is refused.
  std::optional<std::vector<Outcome>> commit(const Commit& commit);

  [[nodiscard]] const std::map<std::string, Row>& rows() const { return rows_; }  // by name
  [[nodiscard]] const std::map<std::string, model::Engagement>& facts() const { return facts_; }
  [[nodiscard]] Revision revision() const { return revision_; }

 private:
  [[nodiscard]] bool conditions_hold(const Commit& commit) const;
  void erase(const Erase& erase);
  void let_go_of_initiatives(const Erase& erase, const std::string& name);
  void put_all(const Commit& commit);
  void complete_borders(const Commit& commit);
  [[nodiscard]] bool laws_hold() const;
  // Of a row that this commit wrote.
  [[nodiscard]] bool initiative_laws_hold(const Resource& written) const;
  [[nodiscard]] bool accounts_hold(const model::Initiative& initiative) const;
  [[nodiscard]] bool place_holds(const model::Initiative& initiative,
                                 const model::Participation& own) const;
  [[nodiscard]] std::int64_t left(const model::Initiative& initiative,
                                  const model::Quota& quota) const;
  [[nodiscard]] std::vector<const model::Participation*> participants(
      const model::Initiative& initiative) const;
  [[nodiscard]] bool references_hold() const;
  [[nodiscard]] bool areas_hold() const;
  [[nodiscard]] bool reaches_itself(const std::string& name, const std::string& field) const;

  std::map<std::string, Row> rows_;
  std::map<std::string, model::Engagement> facts_;  // by source_id, which all facts here have
  Revision revision_ = 0;
};

}  // namespace veieninn::store
