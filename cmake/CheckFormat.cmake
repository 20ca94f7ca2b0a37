# cmake -DROOT=<project> -DCLANG_FORMAT=<program> -P CheckFormat.cmake
# fails when a source file is not laid out as .clang-format says, or holds more than 300 lines.
cmake_minimum_required(VERSION 3.25)

file(GLOB_RECURSE files RELATIVE ${ROOT}
  ${ROOT}/core/*.[ch]pp ${ROOT}/adapters/*.[ch]pp ${ROOT}/app/*.[ch]pp ${ROOT}/tests/*.[ch]pp)
if(NOT files)
  message(FATAL_ERROR "No sources in '${ROOT}'")
endif()

execute_process(COMMAND ${CLANG_FORMAT} --dry-run -Werror ${files} WORKING_DIRECTORY ${ROOT} RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "clang-format -i would change the files above")
endif()

foreach(path IN LISTS files)
  file(READ ${ROOT}/${path} text)
  string(REGEX MATCHALL "\n" ends "${text}")
  list(LENGTH ends length)
  if(length GREATER 300)
    message(SEND_ERROR "${path} holds ${length} lines; 300 is the most")
  endif()
endforeach()
