#pragma once

#include <rapidjson/document.h>

#include <string>
#include <string_view>
#include <vector>

namespace vedette::test {

// The OpenAPI document, as far as the tests ask it.
class OpenapiDocument {
 public:
  struct Operation {
    std::string method;  // "GET"
    std::string path;    // "/api/v1/alerts/{id}"
    std::string permission;
  };

  OpenapiDocument();  // the one that the server is built with

  std::vector<Operation> operations() const;

  bool describes(const Operation&, int status) const;

  // Why an answer is not one that the document describes; empty when it is.
  std::string complaint(const Operation&, int status, std::string_view contentType,
                        std::string_view body) const;

 private:
  const rapidjson::Value& resolved(const rapidjson::Value&) const;
  std::string schemaComplaint(const rapidjson::Value& schema, std::string_view body) const;

  rapidjson::Document document_;
};

}  // namespace vedette::test
