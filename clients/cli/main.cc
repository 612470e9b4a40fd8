#include <iostream>

#include "clients/cli/command_line.h"

int main(int argc, char** argv) {
  return veieninn::cli::run_command_line(argc, argv, std::cout, std::cerr);
}
