#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/sink.hpp"

namespace vedette::json {

// Hears an array of strings.
class TextsSink : public Sink {
 public:
  bool onlyTexts() const { return onlyTexts_; }
  std::vector<std::string> take() { return std::move(texts_); }

  void startObject() override { onlyTexts_ = false; }
  void startArray() override { onlyTexts_ = ++arrays_ == 1; }
  void text(std::string_view value) override { texts_.emplace_back(value); }
  void number(std::string_view) override { onlyTexts_ = false; }
  void boolean(bool) override { onlyTexts_ = false; }
  void null() override { onlyTexts_ = false; }

 private:
  std::size_t arrays_ = 0;
  bool onlyTexts_ = false;
  std::vector<std::string> texts_;
};

}  // namespace vedette::json
