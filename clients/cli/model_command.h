// `veieninn model` and `veieninn fit`: the numbers in force, and what the engagements say they
// should be.
#pragma once

#include <string>

#include "clients/cli/session.h"
#include "veieninn/v1/model_service.pb.h"

namespace veieninn::cli {

struct FitOptions {
  std::string out_path;  // the model file to write; empty: none
};

[[nodiscard]] ExitCode run_model(Session& session);

// kRefused when there are too few outcomes to learn from; then no file is written. An existing file
// is left as it is.
[[nodiscard]] ExitCode run_fit(Session& session, const FitOptions& options);

// The model file (docs/model.md) that puts what was learned in force.
[[nodiscard]] std::string model_file_of(const v1::FitModelResponse& fitted);

}  // namespace veieninn::cli
