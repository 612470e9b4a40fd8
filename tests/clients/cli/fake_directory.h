// DirectoryService in the test's own process, over what a FakeWorld holds.
#pragma once

#include <memory>

#include "tests/clients/cli/fake_initiatives.h"
#include "veieninn/v1/directory_service.grpc.pb.h"

namespace veieninn::cli {

struct FakeWorld;

// REQUIRES: both worlds outlive the service.
[[nodiscard]] std::unique_ptr<v1::DirectoryService::Service> fake_directory_service(
    FakeWorld& world, FakeInitiativeWorld& initiatives);

}  // namespace veieninn::cli
