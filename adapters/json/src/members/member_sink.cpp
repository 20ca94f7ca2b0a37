#include "members/member_sink.hpp"

namespace vedette::json {

void MemberSink::startObject() {
  descend(Kind::Object);
  if (inner_) inner_->startObject();
}

void MemberSink::endObject() {
  if (inner_) inner_->endObject();
  ascend();
}

void MemberSink::startArray() {
  descend(Kind::Array);
  if (inner_) inner_->startArray();
}

void MemberSink::endArray() {
  if (inner_) inner_->endArray();
  ascend();
}

void MemberSink::key(std::string_view name) { inner_ ? inner_->key(name) : member(name); }

void MemberSink::text(std::string_view value) { inner_ ? inner_->text(value) : scalar(Kind::Text, value); }

void MemberSink::number(std::string_view token) {
  inner_ ? inner_->number(token) : scalar(Kind::Number, token);
}

void MemberSink::boolean(bool value) {
  inner_ ? inner_->boolean(value) : scalar(Kind::Boolean, value ? "true" : "false");
}

void MemberSink::null() { inner_ ? inner_->null() : scalar(Kind::Null, "null"); }

void MemberSink::descend(Kind kind) {
  if (depth_ == 1) inner_ = &nested(kind);
  ++depth_;
}

void MemberSink::ascend() {
  --depth_;
  if (depth_ == 1) inner_ = nullptr;
}

}  // namespace vedette::json
