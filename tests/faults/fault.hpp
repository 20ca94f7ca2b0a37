#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "installation.hpp"
#include "traffic.hpp"

namespace vedette::faults {

// Thrown where this machine cannot do it: what is missing.
struct CannotBeDone : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// One way in which things go wrong under a running server.
class Fault {
 public:
  virtual ~Fault() = default;

  virtual std::string databaseUrl() const { return {}; }  // empty: SQLite
  virtual void prepare(const e2e::Installation&) {}       // before the first command

  // Starts the server; a fault may have its hands in that.
  virtual void start(e2e::Installation& vedette) { vedette.start(); }

  // How many events are acknowledged before it strikes.
  virtual std::size_t eventsBefore() const { return 300; }

  // Does it, under traffic, and takes it back: the server must go on by itself, or is started again here.
  virtual void strike(e2e::Installation&, Traffic&) = 0;
};

struct NamedFault {
  std::string name;
  std::function<std::unique_ptr<Fault>()> make;  // may throw CannotBeDone
};

template <class Made, class... Arguments>
NamedFault named(std::string name, Arguments... arguments) {
  return {std::move(name), [=] { return std::make_unique<Made>(arguments...); }};
}

std::vector<NamedFault> sqliteFaults();
std::vector<NamedFault> memoryFaults();
std::vector<NamedFault> tracedFaults();
std::vector<NamedFault> postgresFaults();
std::vector<NamedFault> spoolFaults();
std::vector<NamedFault> powercutFaults();

}  // namespace vedette::faults
