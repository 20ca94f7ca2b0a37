# What an embedder finds with find_package(vedette): vedette::core and vedette::memory; with the component sigma
# vedette::sigma, too.

include(CMakePackageConfigHelpers)

foreach(name core memory)
  install(TARGETS vedette_${name} EXPORT vedette ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT devel)
endforeach()
if(VEDETTE_SERVER)  # the component sigma, which wants libyaml and libarchive
  target_link_libraries(vedette_sigma INTERFACE $<INSTALL_INTERFACE:yaml> $<INSTALL_INTERFACE:LibArchive::LibArchive> $<INSTALL_INTERFACE:Threads::Threads>)
  install(TARGETS vedette_sigma EXPORT vedette-sigma ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT devel)
  install(DIRECTORY adapters/sigma/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT devel)
  install(EXPORT vedette-sigma NAMESPACE vedette:: FILE vedetteSigmaTargets.cmake
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/vedette COMPONENT devel)
endif()
install(DIRECTORY core/include/ adapters/memory/include/
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT devel)
install(EXPORT vedette NAMESPACE vedette:: FILE vedetteTargets.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/vedette COMPONENT devel)

configure_package_config_file(cmake/vedetteConfig.cmake.in ${PROJECT_BINARY_DIR}/vedetteConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/vedette)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/vedetteConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/vedetteConfig.cmake ${PROJECT_BINARY_DIR}/vedetteConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/vedette COMPONENT devel)
