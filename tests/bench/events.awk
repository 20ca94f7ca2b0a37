# awk -v count=N [-v severity=NAME] [-v total=T -v first=F -v from=SECONDS -v spread=SECONDS] -f events.awk
# prints N security events, a line of JSON each. Without a severity every tenth is high or critical and raises an
# alert. With a total they are events F, F + 1, ... of T that are spread over time, of several types.
BEGIN {
  split("info low medium low", calm)
  split("connection_denied login_failed process_started name_looked_up", types)
  for (i = first + 0; i < first + count; ++i) {
    grave = i % 50 ? "high" : "critical"
    name = severity != "" ? severity : i % 10 ? calm[i % 4 + 1] : grave
    type = types[total ? int(i / 16) % 4 + 1 : 1]
    printf "{\"source_name\":\"fw-%02d\",\"event_type\":\"%s\",\"severity\":\"%s\",%s", i % 16, type, name, time(i)
    printf "\"description\":\"Denied TCP from 203.0.113.%d to 192.0.2.10 port 22\",", i % 250
    printf "\"attributes\":{\"src_ip\":\"203.0.113.%d\",\"dst_ip\":\"192.0.2.10\",\"dst_port\":22,", i % 250
    printf "\"proto\":\"tcp\",\"user\":\"user%d\",\"bytes\":%d}}\n", i % 97, i * 37
  }
}

function time(i, now) {
  if (!total) return ""
  now = from + int(i / total * spread)
  if (now != shown) text = strftime("\"timestamp\":\"%Y-%m-%dT%H:%M:%SZ\",", shown = now, 1)
  return text
}
