// How resources are called, for pages that would otherwise show ids.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "clients/cli/session.h"

namespace veieninn::cli {

// By resource name. What is missing is shown by its id.
using ResourceNames = std::map<std::string, std::string>;

// What `resource` is called, fit for a terminal.
[[nodiscard]] std::string called(const std::string& resource, const ResourceNames& names);

// Asks the directory for names, one after the other. A name that cannot be had is no reason to
// show nothing: it is left out.
class NameFinder {
 public:
  // REQUIRES: `session` outlives the finder. Asks for at most `asked_max` names.
  NameFinder(Session& session, std::size_t asked_max)
      : session_(session), left_to_ask_(asked_max) {}

  // Of any kind that has a name of its own: `contacts/…`, `orgUnits/…`, `topics/…`, `areas/…`,
  // `ventures/…`, `initiatives/…`. Asks nothing for what is known already. True where it is known
  // then.
  bool find(const std::string& resource);
  void know(const std::string& resource, const std::string& name);

  [[nodiscard]] const ResourceNames& names() const { return names_; }
  // The newest that the answers saw; 0 where nothing was asked.
  [[nodiscard]] std::int64_t revision_seen() const { return revision_seen_; }

 private:
  Session& session_;
  std::size_t left_to_ask_;
  std::int64_t revision_seen_ = 0;
  ResourceNames names_;
};

}  // namespace veieninn::cli
