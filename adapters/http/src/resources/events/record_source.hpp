#pragma once

#include <string>

#include "../../route.hpp"

namespace vedette::http {

// A body whose lines may hold many records: {"Records": [{...}, {...}]}, as long as the file that a cloud
// provider wrote. It gives each record as a line of its own, in constant memory, and passes every other line
// on as it is. The array must be the object's first member; what stands behind it is dropped. A newline ends
// a record, too, so that what is cut off spoils nothing else.
class RecordSource : public BodySource {
 public:
  // `envelope`: the name of the member; empty: nothing is one.
  RecordSource(BodySource& body, std::string envelope);

  std::variant<std::string, Failure> read() override;

 private:
  enum class Within { LineStart, Line, Records, Rest };

  std::string linesOf(std::string_view piece);
  void atLineStart(char, std::string& out);
  void inRecords(char, std::string& out);

  BodySource& body_;
  std::string opening_;  // {"Records":[
  Within within_ = Within::LineStart;
  std::string head_;         // of a line that may become an envelope
  std::size_t matched_ = 0;  // of `opening_`
  std::size_t depth_ = 0;    // of the record
  bool inText_ = false;
  bool escaped_ = false;
};

}  // namespace vedette::http
