#pragma once

#include "fault.hpp"
#include "server.hpp"

namespace vedette::faults {

// A PostgreSQL server that it may do anything to.
class OnPostgres : public Fault {
 public:
  OnPostgres() { server_.make(); }
  std::string databaseUrl() const override { return server_.url(); }
  void start(e2e::Installation& vedette) override {
    vedette.start({}, {.environment = {"VEDETTE_DATABASE_TIMEOUT=2s"}});
  }

 protected:
  Server server_;
};

}  // namespace vedette::faults
