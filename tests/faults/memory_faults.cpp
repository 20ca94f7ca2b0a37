#include <fstream>

#include "on_postgres.hpp"

namespace vedette::faults {
namespace {

using namespace std::chrono_literals;

// Its library does not look at what malloc gives it, and libpq asks it at each connection.
class WithoutKerberos : public OnPostgres {
 public:
  std::string databaseUrl() const override { return server_.url() + "?gssencmode=disable"; }
};

// Allocations fail here and there, in every thread: ever more of them, and then none again.
template <class Base>
class MemoryScarce : public Base {
 public:
  void prepare(const e2e::Installation& vedette) override {
    control_ = vedette.folder() / "scarcity";
    failOneIn(0);
  }

  void start(e2e::Installation& vedette) override {
#ifdef VEDETTE_SCARCITY
    vedette.start({}, {.environment = { "LD_PRELOAD=" VEDETTE_SCARCITY, "SCARCITY=" + control_.string() }});
#else
    throw CannotBeDone("nothing can be preloaded into a program under a sanitizer");
#endif
  }

  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    for (const std::uint32_t rate : {2'000u, 500u, 200u}) {
      failOneIn(rate);
      traffic.awaitRefused(5);
      traffic.pause(500ms);
    }
    failOneIn(0);
    if (vedette.server().wait(0ms)) throw std::runtime_error("it ended: " + vedette.server().err());
  }

 private:
  // In place: the server has it in its memory.
  void failOneIn(std::uint32_t rate) const {
    std::fstream file(control_, std::ios::binary | std::ios::in | std::ios::out);
    if (!file.is_open()) file.open(control_, std::ios::binary | std::ios::out);
    file.write(reinterpret_cast<const char*>(&rate), sizeof rate);
    file.flush();
    if (!file) throw std::runtime_error("cannot write " + control_.string());
  }

  std::filesystem::path control_;
};

}  // namespace

std::vector<NamedFault> memoryFaults() {
  return {named<MemoryScarce<Fault>>("sqlite-memory-scarce"),
          named<MemoryScarce<WithoutKerberos>>("postgres-memory-scarce")};
}

}  // namespace vedette::faults
