#include "place.hpp"
#include "temporary_folder.hpp"

namespace vedette::test {
namespace {

class SqlitePlace : public Place {
 public:
  std::string url() const override { return "sqlite://" + (folder_.path() / "a file.db").string(); }

 private:
  TemporaryFolder folder_;
};

}  // namespace

std::unique_ptr<Place> makePlace() { return std::make_unique<SqlitePlace>(); }

}  // namespace vedette::test
