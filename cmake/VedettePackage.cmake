# What an embedder finds with find_package(vedette): vedette::core and vedette::memory.

include(CMakePackageConfigHelpers)

foreach(name core memory)
  install(TARGETS vedette_${name} EXPORT vedette ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT devel)
endforeach()
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
