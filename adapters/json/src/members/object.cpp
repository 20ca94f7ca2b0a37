#include "vedette/json/object.hpp"

#include "members/member_sink.hpp"
#include "text/reader.hpp"
#include "text/writer_sink.hpp"

namespace vedette::json {
namespace {

class ObjectSink : public MemberSink {
 public:
  ObjectSink() { members_.reserve(12); }
  std::vector<Member> take() { return std::move(members_); }

 private:
  void member(std::string_view name) override { members_.push_back({std::string(name), Kind::Null, {}}); }

  void scalar(Kind kind, std::string_view token) override {
    members_.back().kind = kind;
    members_.back().text = token;
  }

  Sink& nested(Kind kind) override {
    members_.back().kind = kind;
    return writer_.emplace(members_.back().text);
  }

  std::vector<Member> members_;
  std::optional<WriterSink> writer_;
};

}  // namespace

Result<Object> Object::parse(std::string_view json) {
  ObjectSink sink;
  if (auto done = read(json, sink, Root::Object); !done) return std::move(done).error();
  return Object(sink.take());
}

}  // namespace vedette::json
