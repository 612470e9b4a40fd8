# One function a kind of target. A folder is one library `veieninn_<room>` with the alias
# `veieninn::<room>`; its sources are listed, never globbed.

add_library(veieninn_warnings INTERFACE)
target_compile_options(veieninn_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  -Wimplicit-fallthrough -Werror
  # Clang, for the sanitizers, blames us for what libstdc++'s own stable_sort calls.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)

# Bit-exact answers: no fused multiply-add where the source has two operations.
add_library(veieninn_exactness INTERFACE)
target_compile_options(veieninn_exactness INTERFACE -ffp-contract=off)

# veieninn_library(<room> SOURCES … [DEPENDS public…] [PRIVATE_DEPENDS …])
function(veieninn_library room)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  set(target veieninn_${room})
  add_library(${target} STATIC ${ARG_SOURCES})
  add_library(veieninn::${room} ALIAS ${target})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target}
    PUBLIC veieninn_exactness ${ARG_DEPENDS}
    PRIVATE veieninn_warnings ${ARG_PRIVATE_DEPENDS})
endfunction()

# veieninn_executable(<name> SOURCES … DEPENDS …): lands in build/<preset>/bin/<name>
function(veieninn_executable name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE veieninn_warnings veieninn_exactness ${ARG_DEPENDS})
endfunction()

# veieninn_test(<name> SOURCES … DEPENDS … [OVER_GRPC]): one GoogleTest binary, each case a ctest
# test; with the label over_grpc, by which the thread sanitizer's run leaves it out.
function(veieninn_test name)
  cmake_parse_arguments(ARG "OVER_GRPC" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name}
    PRIVATE veieninn_warnings veieninn_exactness ${ARG_DEPENDS} GTest::gmock GTest::gtest_main)
  set(properties TIMEOUT 600)
  if(ARG_OVER_GRPC)
    list(APPEND properties LABELS over_grpc)
  endif()
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES ${properties})
endfunction()
