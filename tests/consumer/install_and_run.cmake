# Installs the component devel into a scratch prefix, builds PROJECT against it there and runs its program NAME.
cmake_minimum_required(VERSION 3.25)

set(prefix ${SCRATCH}/prefix)
set(tree ${SCRATCH}/build)
file(REMOVE_RECURSE ${prefix} ${tree})

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --component devel --prefix ${prefix})
run(${CMAKE_COMMAND} -S ${PROJECT} -B ${tree} -G ${GENERATOR}
  -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_FLAGS=${FLAGS} -DCMAKE_PREFIX_PATH=${prefix})
run(${CMAKE_COMMAND} --build ${tree})
run(${tree}/${NAME})
