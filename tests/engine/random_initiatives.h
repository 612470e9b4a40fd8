// Random initiatives of every kind and who takes part in them, and how they change.
#pragma once

#include <random>
#include <string>

#include "tests/engine/random_world.h"

namespace veieninn::test {

void add_random_initiatives(World& world, std::mt19937& random);
// Some come, go or become others.
void change_initiatives(World& world, std::mt19937& random);

// As a store does when somebody or a unit is gone.
void let_go_of_contact(World& world, const std::string& id);
void let_go_of_unit(World& world, const std::string& id);

}  // namespace veieninn::test
