# vedette_library(<name> SOURCES <files> [USES <targets>] [HIDES <targets>])
# makes the static library vedette_<name> with the alias vedette::<name>.
# USES are part of its public headers; HIDES never appear there.
# Public headers stand in include/, private ones in src/.

add_library(vedette_options INTERFACE)
target_compile_features(vedette_options INTERFACE cxx_std_20)
target_compile_options(vedette_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow=local -Wconversion -Wno-sign-conversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  -Wno-restrict)  # g++ 12 at -O3 sees overlaps in std::string that are not there (its bug 105651)
target_compile_definitions(vedette_options INTERFACE
  $<$<CONFIG:Release>:_FORTIFY_SOURCE=2> _GLIBCXX_ASSERTIONS)
target_compile_options(vedette_options INTERFACE -fstack-protector-strong)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# -Wconversion is noise in the third-party headers that a source file includes; they come in as SYSTEM.
function(vedette_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;HIDES" ${ARGN})
  set(target vedette_${name})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(vedette::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  if(IS_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/include)
    target_include_directories(${target} PUBLIC
      $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include>
      $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  endif()
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/src)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_link_libraries(${target} PUBLIC ${arg_USES})
  foreach(library IN LISTS arg_HIDES)
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:${library}>)
  endforeach()
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:vedette_options>)
endfunction()
