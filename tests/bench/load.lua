-- What wrk sends, by the words behind "--": `events FILE` posts the events of FILE, a line each, `bulk FILE` all of
-- them at once, anything else is a path to get. Prints one line: good requests/s, p50 and p99 in ms, refused or
-- failed requests.

local function posts(file)
  local prepared = {}
  wrk.headers["Content-Type"] = "application/json"
  for line in io.lines(file) do prepared[#prepared + 1] = wrk.format("POST", "/api/v1/events", nil, line) end
  return prepared
end

local function bulk(file)
  wrk.headers["Content-Type"] = "application/x-ndjson"
  return { wrk.format("POST", "/api/v1/events/bulk", nil, io.open(file):read("*a")) }
end

local requests, turn = {}, 0

function init(arguments)
  local name, file = arguments[1], arguments[2]
  if name == "events" then
    requests = posts(file)
  elseif name == "bulk" then
    requests = bulk(file)
  else
    requests = { wrk.format("GET", name) }
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local errors = summary.errors
  local good = summary.requests - errors.status
  io.write(string.format("figures %.0f %.2f %.2f %d\n", good / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
