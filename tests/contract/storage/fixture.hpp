#pragma once

#include <catch2/catch.hpp>

#include "storage_under_test.hpp"

namespace vedette::contract {

// A fresh storage for one case, and short ways to ask it. Each call is a transaction of its own.
class Fixture {
 public:
  Storage& storage() { return underTest_->storage(); }

  // The value that `work` gives; the test fails when it gives an Error.
  template <class Work>
  auto write(Work&& work) {
    return valueOf(storage().atomically(std::forward<Work>(work)));
  }
  template <class Work>
  auto read(Work&& work) {
    return valueOf(storage().reading(std::forward<Work>(work)));
  }
  template <class Work>
  auto ask(Work&& work) {
    return valueOf(storage().asking(std::forward<Work>(work)));
  }

  // Why `work` is refused; the test fails when it is not.
  template <class Work>
  Error refusalOf(Work&& work) {
    auto result = storage().atomically(std::forward<Work>(work));
    REQUIRE_FALSE(result.has_value());
    return result.error();
  }
  template <class Work>
  ErrorKind refusal(Work&& work) {
    return refusalOf(std::forward<Work>(work)).kind;
  }

 private:
  template <class T>
  static T valueOf(Result<T> result) {
    if constexpr (std::is_void_v<T>) {
      INFO((result ? std::string{} : result.error().message));
      REQUIRE(result.has_value());
    } else {
      INFO((result ? std::string{} : result.error().message));
      REQUIRE(result.has_value());
      return std::move(result).value();
    }
  }

  std::unique_ptr<StorageUnderTest> underTest_ = makeStorage();
};

}  // namespace vedette::contract
