#include "place.hpp"
#include "postgres_database.hpp"

namespace vedette::test {
namespace {

class PostgresPlace : public Place {
 public:
  std::string url() const override { return database_.url(); }

 private:
  PostgresDatabase database_;
};

}  // namespace

std::unique_ptr<Place> makePlace() { return std::make_unique<PostgresPlace>(); }

}  // namespace vedette::test
