# What the benches of the running server share: a room, a server, a PostgreSQL, a plan to click on, and what a process has used. Sourced with CONNECTIONS set.
say() { printf '%s\n' "$*"; }
need() {
  command -v "$1" >/dev/null 2>&1 && return
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$2"; } >/dev/null 2>&1 || true
  command -v "$1" >/dev/null 2>&1 || { echo "the bench needs $1 (Debian: $2) and could not install it" >&2; exit 2; }
}
PATH="$PATH:/usr/sbin"
need wrk wrk; need curl curl
ROOM="$(mktemp -d "${TMPDIR:-/tmp}/plumbline-bench.XXXXXX")"
HTTP=18392 MANAGEMENT=18393 PG_PORT=18394
SERVER="" POSTGRES="" NGINX=""
cleanup() {
  [ -z "$SERVER" ] || "$HOME_DIR/plumbline" stop --data "$ROOM/$SERVER" >/dev/null 2>&1 || true
  [ -z "$NGINX" ] || kill "$NGINX" 2>/dev/null || true
  [ -z "$POSTGRES" ] || as_postgres "$PG_BIN/pg_ctl" -D "$ROOM/pg" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$ROOM"
}
trap cleanup EXIT
median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }

# load URL: requests a second, p50, p99 in milliseconds, answers, errors
load() {
  wrk -t2 -c"$CONNECTIONS" -d"$2"s --latency -s "$ROOM/report.lua" "$1" 2>/dev/null | sed -n 's/^BENCH //p'
}
# HALF: milliseconds that each connection pauses between two requests, for a load below the top rate
cat > "$ROOM/report.lua" <<'LUA'
if os.getenv("HALF") then local pause = tonumber(os.getenv("HALF")); function delay() return pause end end
wrk.headers["Host"] = "go.example"
wrk.headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
done = function(summary, latency, requests)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("BENCH %.0f %.2f %.2f %d %d\n", summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.requests, bad))
end
LUA

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
# With the settings that docs/operations.md recommends.
start_postgres() {
  PG_BIN="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)"
  [ -n "$PG_BIN" ] || { need pg_ctl postgresql; PG_BIN="$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)"; }
  mkdir "$ROOM/pg"; chmod 755 "$ROOM"; [ "$(id -u)" != 0 ] || chown postgres "$ROOM/pg"
  as_postgres "$PG_BIN/initdb" -D "$ROOM/pg" -U postgres -A trust >/dev/null
  as_postgres "$PG_BIN/pg_ctl" -D "$ROOM/pg" -w -l "$ROOM/pg/log" -o "-p $PG_PORT -k $ROOM/pg -c listen_addresses=127.0.0.1 -c max_wal_size=4GB -c min_wal_size=4GB -c checkpoint_timeout=15min" start >/dev/null
  as_postgres "$PG_BIN/createdb" -h 127.0.0.1 -p "$PG_PORT" -U postgres plumbline
  POSTGRES=1; echo none > "$ROOM/pg.password"
}

# A database that has been running for a while has files of its log to use again; a fresh one writes each of them twice.
checkpoint() { [ -z "$POSTGRES" ] || "$PG_BIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U postgres -qc checkpoint plumbline; }

start_server() {
  SERVER="$1"; shift
  PLUMBLINE_HEAP="${PLUMBLINE_HEAP:-512m}" "$HOME_DIR/plumbline" run --data "$ROOM/$SERVER" --http-port "$HTTP" --management-port "$MANAGEMENT" "$@" > "$ROOM/$SERVER.log" 2>&1 &
  for _ in $(seq 600); do
    if [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$MANAGEMENT/health/ready" || true)" = 200 ]; then return; fi
    ! grep -q 'the server ended' "$ROOM/$SERVER.log" || break
    sleep 1
  done
  tail -5 "$ROOM/$SERVER.log" >&2; exit 1
}
api() { curl -sf -X "$1" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' "http://127.0.0.1:$HTTP/api/v1$2" ${3:+-d "$3"}; }
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | head -1; }
plan() {
  KEY="$(sed -n 's/^api.key=//p' "$ROOM/$SERVER/first-run.properties")"
  local advertiser campaign partner
  advertiser="$(api POST /advertisers '{"name":"Bench","currency":"EUR","timeZone":"Europe/Berlin","homeUrl":"https://shop.example/","domains":["shop.example"]}' | field id)"
  campaign="$(api POST /campaigns "{\"advertiserId\":\"$advertiser\",\"name\":\"Bench\",\"objective\":\"sales\",\"channel\":\"affiliate\",\"startsOn\":\"2020-01-01\",\"status\":\"active\"}" | field id)"
  partner="$(api POST /partners '{"name":"Bench partner","type":"affiliate","currency":"EUR","status":"active"}' | field id)"
  api POST /agreements "{\"campaignId\":\"$campaign\",\"partnerId\":\"$partner\",\"effectiveFrom\":\"2020-01-01\",\"holdDays\":0,\"rates\":[{\"pricing\":\"cps\",\"percent\":\"10\"}]}" >/dev/null
  ADVERTISER="$advertiser" CAMPAIGN="$campaign"
  LINK="$(api POST /links "{\"campaignId\":\"$campaign\",\"partnerId\":\"$partner\",\"destinations\":[{\"url\":\"https://shop.example/landing\",\"weight\":1}],\"status\":\"active\"}" | field key)"
}
spool_waits() { curl -s "http://127.0.0.1:$MANAGEMENT/health/ready" | sed -n 's/.*"waiting":\([0-9]*\).*/\1/p'; }
# Milliseconds of processor time, user and system: of the server, and of PostgreSQL with all that it has started.
server_cpu() { awk '{print ($14 + $15) * 10}' "/proc/$PID/stat"; }
postgres_cpu() {
  [ -n "$POSTGRES" ] || { echo 0; return; }
  local main; main="$(head -1 "$ROOM/pg/postmaster.pid")"
  { awk '{print $14 + $15 + $16 + $17}' "/proc/$main/stat"; for child in $(pgrep -P "$main"); do awk '{print $14 + $15}' "/proc/$child/stat" 2>/dev/null || true; done; } | awk '{s += $1} END {print s * 10}'
}
# Not from /metrics: the server computes a thousand of them for each question, which a load would pay for.
lag() { curl -s "http://127.0.0.1:$MANAGEMENT/health/ready" | sed -n 's/.*"lagMillis":\([0-9]*\).*/\1/p' | awk 1; }
# While the load runs: how far the database, and so a report, is behind.
watch_lag() { : > "$ROOM/lag"; while :; do sleep 5; lag >> "$ROOM/lag"; done; }
drain() { local n=0; while [ "$(spool_waits)" != 0 ] && [ "$n" -lt 600 ]; do sleep 1; n=$((n + 1)); done; echo "$n"; }
