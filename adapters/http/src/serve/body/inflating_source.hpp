#pragma once

#include "route.hpp"
#include "wire/inflater.hpp"

namespace vedette::http {

// A gzip body, inflated piece by piece as it is read: what it would become never stands in memory as a whole.
class InflatingSource final : public BodySource {
 public:
  InflatingSource(BodySource& compressed, std::uint64_t limit);
  std::variant<std::string, Failure> read() override;

 private:
  BodySource& compressed_;
  Inflater inflater_;
  std::uint64_t limit_;
  std::string input_;
  std::string_view rest_;  // of input_
};

}  // namespace vedette::http
