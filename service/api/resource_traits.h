// What differs between the eight resources of the directory: types, words, and where a message
// keeps the resource. Everything else is written once, in directory_methods.h.
#pragma once

#include <string>
#include <string_view>

#include "engine/model/initiative.h"
#include "engine/model/rows.h"
#include "service/api/convert_area.h"
#include "service/api/convert_contact.h"
#include "service/api/convert_initiative.h"
#include "service/api/convert_org_unit.h"
#include "service/api/convert_participation.h"
#include "service/api/convert_tie.h"
#include "service/api/convert_topic.h"
#include "service/api/convert_venture.h"
#include "service/store/store.h"

namespace veieninn::api {

struct AreaTraits {
  using Row = model::Area;
  using Message = v1::Area;
  using GetRequest = v1::GetAreaRequest;
  using GetResponse = v1::GetAreaResponse;
  using ListRequest = v1::ListAreasRequest;
  using ListResponse = v1::ListAreasResponse;
  using CreateRequest = v1::CreateAreaRequest;
  using CreateResponse = v1::CreateAreaResponse;
  using UpdateRequest = v1::UpdateAreaRequest;
  using UpdateResponse = v1::UpdateAreaResponse;
  using DeleteRequest = v1::DeleteAreaRequest;
  using DeleteResponse = v1::DeleteAreaResponse;
  static constexpr store::ResourceKind kKind = store::ResourceKind::kArea;
  static constexpr std::string_view kSingular = "Area";
  static constexpr std::string_view kPlural = "Areas";
  static constexpr std::string_view kPrefix = "area.";

  template <typename Request>
  static const Message& resource(const Request& request) {
    return request.area();
  }
  template <typename Request>
  static bool has_resource(const Request& request) {
    return request.has_area();
  }
  template <typename Response>
  static Message* mutable_resource(Response& response) {
    return response.mutable_area();
  }
  static const std::string& asked_id(const CreateRequest& request) { return request.area_id(); }
  static Message* add(ListResponse& response) { return response.add_areas(); }
};

struct TopicTraits {
  using Row = model::Topic;
  using Message = v1::Topic;
  using GetRequest = v1::GetTopicRequest;
  using GetResponse = v1::GetTopicResponse;
  using ListRequest = v1::ListTopicsRequest;
  using ListResponse = v1::ListTopicsResponse;
  using CreateRequest = v1::CreateTopicRequest;
  using CreateResponse = v1::CreateTopicResponse;
  using UpdateRequest = v1::UpdateTopicRequest;
  using UpdateResponse = v1::UpdateTopicResponse;
  using DeleteRequest = v1::DeleteTopicRequest;
  using DeleteResponse = v1::DeleteTopicResponse;
  static constexpr store::ResourceKind kKind = store::ResourceKind::kTopic;
  static constexpr std::string_view kSingular = "Topic";
  static constexpr std::string_view kPlural = "Topics";
  static constexpr std::string_view kPrefix = "topic.";

  template <typename Request>
  static const Message& resource(const Request& request) {
    return request.topic();
  }
  template <typename Request>
  static bool has_resource(const Request& request) {
    return request.has_topic();
  }
  template <typename Response>
  static Message* mutable_resource(Response& response) {
    return response.mutable_topic();
  }
  static const std::string& asked_id(const CreateRequest& request) { return request.topic_id(); }
  static Message* add(ListResponse& response) { return response.add_topics(); }
};

struct OrgUnitTraits {
  using Row = model::OrgUnit;
  using Message = v1::OrgUnit;
  using GetRequest = v1::GetOrgUnitRequest;
  using GetResponse = v1::GetOrgUnitResponse;
  using ListRequest = v1::ListOrgUnitsRequest;
  using ListResponse = v1::ListOrgUnitsResponse;
  using CreateRequest = v1::CreateOrgUnitRequest;
  using CreateResponse = v1::CreateOrgUnitResponse;
  using UpdateRequest = v1::UpdateOrgUnitRequest;
  using UpdateResponse = v1::UpdateOrgUnitResponse;
  using DeleteRequest = v1::DeleteOrgUnitRequest;
  using DeleteResponse = v1::DeleteOrgUnitResponse;
  static constexpr store::ResourceKind kKind = store::ResourceKind::kOrgUnit;
  static constexpr std::string_view kSingular = "OrgUnit";
  static constexpr std::string_view kPlural = "OrgUnits";
  static constexpr std::string_view kPrefix = "org_unit.";

  template <typename Request>
  static const Message& resource(const Request& request) {
    return request.org_unit();
  }
  template <typename Request>
  static bool has_resource(const Request& request) {
    return request.has_org_unit();
  }
  template <typename Response>
  static Message* mutable_resource(Response& response) {
    return response.mutable_org_unit();
  }
  static const std::string& asked_id(const CreateRequest& request) { return request.org_unit_id(); }
  static Message* add(ListResponse& response) { return response.add_org_units(); }
};

struct ContactTraits {
  using Row = model::Contact;
  using Message = v1::Contact;
  using GetRequest = v1::GetContactRequest;
  using GetResponse = v1::GetContactResponse;
  using ListRequest = v1::ListContactsRequest;
  using ListResponse = v1::ListContactsResponse;
  using CreateRequest = v1::CreateContactRequest;
  using CreateResponse = v1::CreateContactResponse;
  using UpdateRequest = v1::UpdateContactRequest;
  using UpdateResponse = v1::UpdateContactResponse;
  using DeleteRequest = v1::DeleteContactRequest;
  using DeleteResponse = v1::DeleteContactResponse;
  static constexpr store::ResourceKind kKind = store::ResourceKind::kContact;
  static constexpr std::string_view kSingular = "Contact";
  static constexpr std::string_view kPlural = "Contacts";
  static constexpr std::string_view kPrefix = "contact.";

  template <typename Request>
  static const Message& resource(const Request& request) {
    return request.contact();
  }
  template <typename Request>
  static bool has_resource(const Request& request) {
    return request.has_contact();
  }
  template <typename Response>
  static Message* mutable_resource(Response& response) {
    return response.mutable_contact();
  }
  static const std::string& asked_id(const CreateRequest& request) { return request.contact_id(); }
  static Message* add(ListResponse& response) { return response.add_contacts(); }
};

struct VentureTraits {
  using Row = model::Venture;
  using Message = v1::Venture;
  using GetRequest = v1::GetVentureRequest;
  using GetResponse = v1::GetVentureResponse;
  using ListRequest = v1::ListVenturesRequest;
  using ListResponse = v1::ListVenturesResponse;
  using CreateRequest = v1::CreateVentureRequest;
  using CreateResponse = v1::CreateVentureResponse;
  using UpdateRequest = v1::UpdateVentureRequest;
  using UpdateResponse = v1::UpdateVentureResponse;
  using DeleteRequest = v1::DeleteVentureRequest;
  using DeleteResponse = v1::DeleteVentureResponse;
  static constexpr store::ResourceKind kKind = store::ResourceKind::kVenture;
  static constexpr std::string_view kSingular = "Venture";
  static constexpr std::string_view kPlural = "Ventures";
  static constexpr std::string_view kPrefix = "venture.";

  template <typename Request>
  static const Message& resource(const Request& request) {
    return request.venture();
  }
  template <typename Request>
  static bool has_resource(const Request& request) {
    return request.has_venture();
  }
  template <typename Response>
  static Message* mutable_resource(Response& response) {
    return response.mutable_venture();
  }
  static const std::string& asked_id(const CreateRequest& request) { return request.venture_id(); }
  static Message* add(ListResponse& response) { return response.add_ventures(); }
};

struct TieTraits {
  using Row = model::Tie;
  using Message = v1::Tie;
  using GetRequest = v1::GetTieRequest;
  using GetResponse = v1::GetTieResponse;
  using ListRequest = v1::ListTiesRequest;
  using ListResponse = v1::ListTiesResponse;
  using CreateRequest = v1::CreateTieRequest;
  using CreateResponse = v1::CreateTieResponse;
  using UpdateRequest = v1::UpdateTieRequest;
  using UpdateResponse = v1::UpdateTieResponse;
  using DeleteRequest = v1::DeleteTieRequest;
  using DeleteResponse = v1::DeleteTieResponse;
  static constexpr store::ResourceKind kKind = store::ResourceKind::kTie;
  static constexpr std::string_view kSingular = "Tie";
  static constexpr std::string_view kPlural = "Ties";
  static constexpr std::string_view kPrefix = "tie.";

  template <typename Request>
  static const Message& resource(const Request& request) {
    return request.tie();
  }
  template <typename Request>
  static bool has_resource(const Request& request) {
    return request.has_tie();
  }
  template <typename Response>
  static Message* mutable_resource(Response& response) {
    return response.mutable_tie();
  }
  static const std::string& asked_id(const CreateRequest& request) { return request.tie_id(); }
  static Message* add(ListResponse& response) { return response.add_ties(); }
};

struct InitiativeTraits {
  using Row = model::Initiative;
  using Message = v1::Initiative;
  using GetRequest = v1::GetInitiativeRequest;
  using GetResponse = v1::GetInitiativeResponse;
  using ListRequest = v1::ListInitiativesRequest;
  using ListResponse = v1::ListInitiativesResponse;
  using CreateRequest = v1::CreateInitiativeRequest;
  using CreateResponse = v1::CreateInitiativeResponse;
  using UpdateRequest = v1::UpdateInitiativeRequest;
  using UpdateResponse = v1::UpdateInitiativeResponse;
  using DeleteRequest = v1::DeleteInitiativeRequest;
  using DeleteResponse = v1::DeleteInitiativeResponse;
  static constexpr store::ResourceKind kKind = store::ResourceKind::kInitiative;
  static constexpr std::string_view kSingular = "Initiative";
  static constexpr std::string_view kPlural = "Initiatives";
  static constexpr std::string_view kPrefix = "initiative.";

  template <typename Request>
  static const Message& resource(const Request& request) {
    return request.initiative();
  }
  template <typename Request>
  static bool has_resource(const Request& request) {
    return request.has_initiative();
  }
  template <typename Response>
  static Message* mutable_resource(Response& response) {
    return response.mutable_initiative();
  }
  static const std::string& asked_id(const CreateRequest& request) {
    return request.initiative_id();
  }
  static Message* add(ListResponse& response) { return response.add_initiatives(); }
};

struct ParticipationTraits {
  using Row = model::Participation;
  using Message = v1::Participation;
  using GetRequest = v1::GetParticipationRequest;
  using GetResponse = v1::GetParticipationResponse;
  using ListRequest = v1::ListParticipationsRequest;
  using ListResponse = v1::ListParticipationsResponse;
  using CreateRequest = v1::CreateParticipationRequest;
  using CreateResponse = v1::CreateParticipationResponse;
  using UpdateRequest = v1::UpdateParticipationRequest;
  using UpdateResponse = v1::UpdateParticipationResponse;
  using DeleteRequest = v1::DeleteParticipationRequest;
  using DeleteResponse = v1::DeleteParticipationResponse;
  static constexpr store::ResourceKind kKind = store::ResourceKind::kParticipation;
  static constexpr std::string_view kSingular = "Participation";
  static constexpr std::string_view kPlural = "Participations";
  static constexpr std::string_view kPrefix = "participation.";

  template <typename Request>
  static const Message& resource(const Request& request) {
    return request.participation();
  }
  template <typename Request>
  static bool has_resource(const Request& request) {
    return request.has_participation();
  }
  template <typename Response>
  static Message* mutable_resource(Response& response) {
    return response.mutable_participation();
  }
  static const std::string& asked_id(const CreateRequest& request) {
    return request.participation_id();
  }
  static Message* add(ListResponse& response) { return response.add_participations(); }
};

}  // namespace veieninn::api
