-- What wrk sends, by the name behind "--", and the line of figures that it prints: good requests/s, p50 and p99
-- in ms, refused or failed requests.

local function event(severity, number)
  return string.format([[{"source_name":"fw-%02d","event_type":"connection_denied","severity":"%s",]] ..
    [["description":"Denied TCP from 203.0.113.%d to 192.0.2.10 port 22","attributes":{"src_ip":"203.0.113.%d",]] ..
    [["dst_ip":"192.0.2.10","dst_port":22,"proto":"tcp","user":"user%d","bytes":%d}}]],
    number % 16, severity, number % 250, number % 250, number % 97, number * 37)
end

local function posts(severity)
  local prepared = {}
  wrk.headers["Content-Type"] = "application/json"
  for number = 1, 256 do prepared[number] = wrk.format("POST", "/api/v1/events", nil, event(severity, number)) end
  return prepared
end

local function bulk()
  local lines = {}
  for number = 1, 1000 do lines[number] = event("low", number) end
  wrk.headers["Content-Type"] = "application/x-ndjson"
  return { wrk.format("POST", "/api/v1/events/bulk", nil, table.concat(lines, "\n") .. "\n") }
end

local requests, turn = {}, 0

function init(arguments)
  local name = arguments[1]
  if name == "low" or name == "high" then
    requests = posts(name)
  elseif name == "bulk" then
    requests = bulk()
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
