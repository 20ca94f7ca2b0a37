#include <hs/hs.h>

#include <map>
#include <mutex>

#include "vedette/patterns/fast_patterns.hpp"

namespace vedette::patterns {
namespace {

using detection::LiteralScan;
using Found = std::vector<std::uint32_t>;

using Literals = std::vector<std::string>;
using Database = std::shared_ptr<const hs_database_t>;

// Null when there can be none.
Database compiled(const Literals& literals) {
  std::vector<const char*> texts;
  std::vector<std::size_t> sizes;
  std::vector<unsigned> flags(literals.size(), HS_FLAG_CASELESS | HS_FLAG_SINGLEMATCH), ids;
  for (const std::string& literal : literals) {
    texts.push_back(literal.data()), sizes.push_back(literal.size());
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  hs_database_t* database = nullptr;
  hs_compile_error_t* problem = nullptr;
  const auto result = hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), sizes.data(),
                                           static_cast<unsigned>(literals.size()), HS_MODE_BLOCK, nullptr,
                                           &database, &problem);
  hs_free_compile_error(problem);
  if (result != HS_SUCCESS) return nullptr;
  return Database(database, [](hs_database_t* each) { hs_free_database(each); });
}

// Those in use, by their literals: a rule set that takes the place of another mostly wants the same ones.
class Databases {
 public:
  Database of(const Literals& literals) {
    {
      const std::lock_guard lock(mutex_);
      if (const auto known = inUse_.find(literals); known != inUse_.end())
        if (Database database = known->second.lock()) return database;
    }
    Database made = compiled(literals);
    const std::lock_guard lock(mutex_);
    std::erase_if(inUse_, [](const auto& each) { return each.second.expired(); });
    if (made) inUse_[literals] = made;
    return made;
  }

 private:
  std::mutex mutex_;
  std::map<Literals, std::weak_ptr<const hs_database_t>> inUse_;
};

// The scratch space of a thread, as large as the largest database it has searched with.
class Scratch {
 public:
  ~Scratch() { hs_free_scratch(scratch_); }
  hs_scratch_t* get() const { return scratch_; }
  bool growFor(const hs_database_t* database) { return hs_alloc_scratch(database, &scratch_) == HS_SUCCESS; }

 private:
  hs_scratch_t* scratch_ = nullptr;
};

int note(unsigned id, unsigned long long, unsigned long long, unsigned, void* found) {
  static_cast<Found*>(found)->push_back(id);
  return 0;
}

class VectorscanLiterals : public LiteralScan {
 public:
  VectorscanLiterals(Database database, std::size_t literals)
      : database_(std::move(database)), literals_(literals) {}

  void find(std::string_view text, Found& found) const override {
    thread_local Scratch scratch;
    const std::size_t before = found.size();
    if (scratch.get() && scan(text, scratch, found)) return;
    found.resize(before);
    if (scratch.growFor(database_.get()) && scan(text, scratch, found)) return;
    found.resize(before);  // it cannot be searched: whatever it is, look closer
    for (std::uint32_t i = 0; i < literals_; ++i) found.push_back(i);
  }

 private:
  bool scan(std::string_view text, const Scratch& scratch, Found& found) const {
    return hs_scan(database_.get(), text.data(), static_cast<unsigned>(text.size()), 0, scratch.get(), note,
                   &found) == HS_SUCCESS;
  }

  Database database_;
  std::size_t literals_;
};

}  // namespace

std::unique_ptr<const LiteralScan> FastPatterns::scanFor(const std::vector<std::string>& literals) const {
  static Databases databases;
  Database database = databases.of(literals);
  if (!database) return nullptr;
  return std::make_unique<const VectorscanLiterals>(std::move(database), literals.size());
}

}  // namespace vedette::patterns
