# Debian ships SOCI without a CMake package. Defines SOCI::SQLite3 and SOCI::PostgreSQL (static).

find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_path(PostgreSQL_LIBPQ_INCLUDE_DIR libpq-fe.h PATH_SUFFIXES postgresql)
foreach(part core sqlite3 postgresql)
  find_library(SOCI_${part}_LIBRARY NAMES libsoci_${part}.a)
endforeach()
find_library(SQLITE3_LIBRARY sqlite3)
find_library(PQ_LIBRARY pq)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(SOCI REQUIRED_VARS SOCI_INCLUDE_DIR PostgreSQL_LIBPQ_INCLUDE_DIR
  SOCI_core_LIBRARY SOCI_sqlite3_LIBRARY SOCI_postgresql_LIBRARY SQLITE3_LIBRARY PQ_LIBRARY)

if(SOCI_FOUND AND NOT TARGET SOCI::Core)
  add_library(SOCI::Core UNKNOWN IMPORTED)
  set_target_properties(SOCI::Core PROPERTIES
    IMPORTED_LOCATION ${SOCI_core_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES "${SOCI_INCLUDE_DIR};${PostgreSQL_LIBPQ_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "dl")
  add_library(SOCI::SQLite3 UNKNOWN IMPORTED)
  set_target_properties(SOCI::SQLite3 PROPERTIES
    IMPORTED_LOCATION ${SOCI_sqlite3_LIBRARY}
    INTERFACE_LINK_LIBRARIES "SOCI::Core;${SQLITE3_LIBRARY}")
  add_library(SOCI::PostgreSQL UNKNOWN IMPORTED)
  set_target_properties(SOCI::PostgreSQL PROPERTIES
    IMPORTED_LOCATION ${SOCI_postgresql_LIBRARY}
    INTERFACE_LINK_LIBRARIES "SOCI::Core;${PQ_LIBRARY}")
endif()
