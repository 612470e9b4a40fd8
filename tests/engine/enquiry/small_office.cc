#include "tests/engine/enquiry/small_office.h"

#include <utility>

namespace veieninn::enquiry {

std::vector<TimeWindow> SmallOffice::absences(const std::string& contact) const {
  const auto found = away.find(contact);
  return found == away.end() ? std::vector<TimeWindow>{} : found->second;
}

std::vector<std::string> SmallOffice::stand_ins(const std::string& contact) const {
  const auto found = stands_in.find(contact);
  return found == stands_in.end() ? std::vector<std::string>{} : found->second;
}

model::Enquiry enquiry_with(std::vector<std::vector<std::string>> ways) {
  model::Enquiry enquiry;
  enquiry.id = "e1";
  enquiry.venture = "venture";
  enquiry.topic = "tema-barnehage";
  enquiry.need_text = "Vi vil lage mat sammen med barn.";
  enquiry.language = "nb";
  for (std::vector<std::string>& way : ways) enquiry.ways.push_back({std::move(way)});
  return enquiry;
}

}  // namespace veieninn::enquiry
