# vedette_swagger_ui(<target> <page folder>)
# puts Swagger UI into <target> as SwaggerAsset's (resources/system/swagger_assets.hpp). It comes from npm's
# registry by npm itself, once a build folder, and only the pinned bytes are taken. The page that loads it is
# ours: no inline script, so that its content security policy can be strict.

set(VEDETTE_SWAGGER_UI AUTO CACHE STRING
  "Embed Swagger UI (needs npm while configuring). ON: or fail; OFF: a page of links; AUTO: that page, with a warning, when npm cannot fetch it")
set_property(CACHE VEDETTE_SWAGGER_UI PROPERTY STRINGS AUTO ON OFF)

set(swagger_ui_version 5.35.0)
string(CONCAT swagger_ui_sha512
  534eaba4cb56f55dd73c638179a993512af4674f63317e0826e00da44fc465b0
  21c341bc0a0c2bcd4e18997927fe1d3008336c5dd19aad334d1c2dec53cc9551)

# Sets `out` to the folder with the unpacked package; with AUTO, to nothing when it cannot be had.
function(_vedette_fetch_swagger_ui out)
  set(folder ${CMAKE_BINARY_DIR}/swagger-ui)
  set(tarball ${folder}/swagger-ui-dist-${swagger_ui_version}.tgz)
  file(MAKE_DIRECTORY ${folder})
  if(NOT EXISTS ${tarball})
    find_program(NPM_PROGRAM npm)
    if(NPM_PROGRAM)
      message(STATUS "Fetching swagger-ui-dist ${swagger_ui_version}")
      execute_process(
        COMMAND ${NPM_PROGRAM} pack --loglevel=error --ignore-scripts swagger-ui-dist@${swagger_ui_version}
        WORKING_DIRECTORY ${folder} OUTPUT_QUIET ERROR_VARIABLE complaint)
    else()
      set(complaint "npm is not installed")
    endif()
  endif()
  if(NOT EXISTS ${tarball})
    set(severity FATAL_ERROR)
    if(VEDETTE_SWAGGER_UI STREQUAL AUTO)
      set(severity WARNING)
    endif()
    message(${severity} "Swagger UI ${swagger_ui_version} could not be fetched: ${complaint}\n"
      "Without it /swagger/ is a page that links the documents (VEDETTE_SWAGGER_UI=OFF or AUTO). To have it, install "
      "npm and allow it to reach its registry.")
    set(${out} "" PARENT_SCOPE)
    return()
  endif()
  file(SHA512 ${tarball} sha512)
  if(NOT sha512 STREQUAL swagger_ui_sha512)
    file(REMOVE ${tarball})
    message(FATAL_ERROR "swagger-ui-dist ${swagger_ui_version} is not the package that was reviewed: its SHA-512 is "
      "${sha512}, not ${swagger_ui_sha512}. Nothing of it was used.")
  endif()
  if(NOT EXISTS ${folder}/package)
    file(ARCHIVE_EXTRACT INPUT ${tarball} DESTINATION ${folder})
  endif()
  set(${out} ${folder}/package PARENT_SCOPE)
endfunction()

# Embeds one file, compressed when that makes it smaller, and appends its line to `declarations` and `assets`.
function(_vedette_swagger_asset target file name type)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  string(MAKE_C_IDENTIFIER swagger_${name} symbol)
  set(compressed ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.gz)
  if(${file} IS_NEWER_THAN ${compressed})  # true as well when there is none
    file(ARCHIVE_CREATE OUTPUT ${compressed} PATHS ${file} FORMAT raw COMPRESSION GZip COMPRESSION_LEVEL 9)
  endif()
  file(SIZE ${file} plain_size)
  file(SIZE ${compressed} compressed_size)
  set(gzipped false)
  if(compressed_size LESS plain_size)
    set(gzipped true)
    set(file ${compressed})
  endif()
  vedette_embed(${target} ${symbol} ${file})
  set(begin vedette_${symbol}_begin)
  set(end vedette_${symbol}_end)
  set(declarations "${declarations}extern \"C\" const char ${begin}[], ${end}[];\n" PARENT_SCOPE)
  set(assets "${assets}    {\"${name}\", \"${type}\", {${begin}, ${end}}, ${gzipped}},\n" PARENT_SCOPE)
endfunction()

function(vedette_swagger_ui target pages)
  set(html "text/html; charset=utf-8")
  set(script "text/javascript; charset=utf-8")
  set(style "text/css; charset=utf-8")
  set(text "text/plain; charset=utf-8")
  set(package "")
  if(VEDETTE_SWAGGER_UI)
    _vedette_fetch_swagger_ui(package)
  endif()
  if(package)
    _vedette_swagger_asset(${target} ${pages}/index.html index.html "${html}")
    _vedette_swagger_asset(${target} ${pages}/initializer.js initializer.js "${script}")
    _vedette_swagger_asset(${target} ${package}/swagger-ui-bundle.js swagger-ui-bundle.js "${script}")
    _vedette_swagger_asset(${target} ${package}/swagger-ui-standalone-preset.js swagger-ui-standalone-preset.js "${script}")
    _vedette_swagger_asset(${target} ${package}/swagger-ui.css swagger-ui.css "${style}")
    _vedette_swagger_asset(${target} ${package}/index.css index.css "${style}")
    _vedette_swagger_asset(${target} ${package}/favicon-32x32.png favicon-32x32.png image/png)
    _vedette_swagger_asset(${target} ${package}/LICENSE LICENSE "${text}")
    _vedette_swagger_asset(${target} ${package}/NOTICE NOTICE "${text}")
  else()
    _vedette_swagger_asset(${target} ${pages}/plain.html index.html "${html}")
  endif()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/swagger_assets.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
#include "resources/system/swagger_assets.hpp"

@declarations@
namespace vedette::http {

std::span<const SwaggerAsset> swaggerAssets() {
  static const SwaggerAsset assets[] = {
@assets@  };
  return assets;
}

}  // namespace vedette::http
]])
  target_sources(${target} PRIVATE ${source})
endfunction()
