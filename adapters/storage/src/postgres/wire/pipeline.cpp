#include "postgres/wire/pipeline.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <utility>

#include "postgres/wire/binary.hpp"

namespace vedette::storage {
namespace {

constexpr int binaryForm = 1;

soci::postgresql_soci_error failure(const PGresult* result) {
  const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  return {"a statement failed", state ? state : "08006"};
}

bool failed(const PGresult* result) {
  const auto status = PQresultStatus(result);
  return status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_PIPELINE_SYNC &&
         status != PGRES_PIPELINE_ABORTED && status != PGRES_EMPTY_QUERY;
}

}  // namespace

Pipeline::Pipeline(PGconn* connection, std::chrono::milliseconds patience) : wire_(connection, patience) {
  enter();
}

std::string Pipeline::prepare(const std::string& sql, std::span<const unsigned> types) {
  std::string name = "v" + std::to_string(++prepared_);
  sent(PQsendPrepare(wire_, name.c_str(), sql.c_str(), static_cast<int>(types.size()), types.data()),
       {.sync = false});
  return name;
}

void Pipeline::execute(const std::string& name, Values parameters, OnAnswer onAnswer) {
  std::string scratch;  // what is not text; places in it, until it stands still
  std::vector<std::size_t> places(parameters.size());
  std::vector<const char*> values(parameters.size());
  std::vector<int> lengths(parameters.size()), forms(parameters.size(), binaryForm);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    places[i] = scratch.size();
    if (!parameters[i].null && parameters[i].kind != Kind::Text) binary::appendValue(scratch, parameters[i]);
    lengths[i] = static_cast<int>(scratch.size() - places[i]);
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (parameters[i].null) continue;
    values[i] = scratch.data() + places[i];
    if (parameters[i].kind != Kind::Text) continue;
    values[i] = parameters[i].text.empty() ? "" : parameters[i].text.data();
    lengths[i] = static_cast<int>(parameters[i].text.size());
  }
  sent(PQsendQueryPrepared(wire_, name.c_str(), static_cast<int>(parameters.size()), values.data(),
                           lengths.data(), forms.data(), binaryForm),
       {.sync = false, .onAnswer = std::move(onAnswer)});
}

void Pipeline::executeWithArrays(const std::string& name, std::span<const std::string> arrays) {
  std::vector<const char*> values;
  std::vector<int> lengths;
  for (const std::string& array : arrays) {
    values.push_back(array.data());
    lengths.push_back(static_cast<int>(array.size()));
  }
  const std::vector<int> forms(arrays.size(), binaryForm);
  sent(PQsendQueryPrepared(wire_, name.c_str(), static_cast<int>(arrays.size()), values.data(),
                           lengths.data(), forms.data(), binaryForm),
       {.sync = false});
}

void Pipeline::sent(int accepted, Expected expected) {
  if (accepted != 1) wire_.lost();
  synced_ = expected.sync;
  expected_.push_back(std::move(expected));
}

void Pipeline::sync() { sent(PQpipelineSync(wire_), {.sync = true}); }

void Pipeline::syncUnlessDone() {
  if (!synced_) sync();
}

PgResult Pipeline::finish() {
  const bool syncs = std::exchange(syncsNext_, false);
  if (expected_.empty()) return {};
  if (syncs)
    sync();
  else if (!synced_ && PQsendFlushRequest(wire_) != 1)
    wire_.lost();
  flush();
  PgResult last, problem;
  std::vector<std::pair<OnAnswer, PgResult>> asked;
  for (Expected& expected : expected_) {
    PgResult answer = readAnswer();
    if (failed(answer.get())) {
      if (!problem) problem = std::move(answer);
    } else if (expected.onAnswer) {
      asked.emplace_back(std::move(expected.onAnswer), std::move(answer));
    } else if (!expected.sync) {
      last = std::move(answer);
    }
  }
  expected_.clear();
  if (problem) throw failure(problem.get());
  for (auto& [onAnswer, answer] : asked) onAnswer(std::move(answer));
  return last;
}

// An answer to a statement is followed by a null, one to a sync is not.
PgResult Pipeline::readAnswer() {
  PgResult answer = wire_.answer();
  if (!answer) wire_.lost();
  if (PQresultStatus(answer.get()) != PGRES_PIPELINE_SYNC)
    while (PgResult rest = wire_.answer()) {
    }
  return answer;
}

void Pipeline::script(const std::string& sql) {
  leave();
  const PgResult result = wire_.command(sql);
  if (!result || failed(result.get())) throw failure(result.get());
  enter();
}

void Pipeline::beginCopy(const std::string& command) {
  leave();
  const PgResult started = wire_.command(command);
  if (PQresultStatus(started.get()) != PGRES_COPY_IN) throw failure(started.get());
}

void Pipeline::endCopy() {
  wire_.endCopy();
  const PgResult ended = wire_.answer();
  if (!ended || failed(ended.get())) throw failure(ended.get());
  while (PgResult rest = wire_.answer()) {
  }
  enter();
}

void Pipeline::leave() {
  sync();
  finish();
  if (PQexitPipelineMode(wire_) != 1) wire_.lost();
}

void Pipeline::enter() {
  if (PQenterPipelineMode(wire_) != 1) wire_.lost();
}

}  // namespace vedette::storage
