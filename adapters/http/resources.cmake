# What the native API's resources are built from besides sources: the documents and the page that shows them.

include(SwaggerUi)
vedette_swagger_ui(vedette_http ${CMAKE_CURRENT_SOURCE_DIR}/src/resources/system/pages)

find_package(Python3 REQUIRED COMPONENTS Interpreter)
execute_process(COMMAND ${Python3_EXECUTABLE} -c "import yaml" RESULT_VARIABLE no_yaml OUTPUT_QUIET ERROR_QUIET)
if(no_yaml)
  message(FATAL_ERROR "openapi.json is made by ${Python3_EXECUTABLE}, which has no PyYAML (Debian: python3-yaml).")
endif()
set(openapi_yaml ${PROJECT_SOURCE_DIR}/openapi/openapi.yaml)
set(openapi_json ${CMAKE_CURRENT_BINARY_DIR}/openapi.json)
add_custom_command(OUTPUT ${openapi_json}
  COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/openapi/to_json.py ${openapi_yaml} ${openapi_json}
  DEPENDS ${openapi_yaml} ${PROJECT_SOURCE_DIR}/openapi/to_json.py
  COMMENT "Writing openapi.json" VERBATIM)
vedette_embed(vedette_http openapi_yaml ${openapi_yaml})
vedette_embed(vedette_http openapi_json ${openapi_json})
target_link_libraries(vedette_http PRIVATE $<BUILD_INTERFACE:ZLIB::ZLIB>)
