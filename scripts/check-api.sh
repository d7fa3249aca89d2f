#!/usr/bin/env bash
# Asks a server over the bundled reports everything that its OpenAPI document allows, and much that it does not: no answer may be
# a fault of the server, and none of a status or form that the document does not name. Usage: scripts/check-api.sh [BILAN]
set -euo pipefail
cd "$(dirname "$0")/.."
bilan=${1:-}
if [ -z "$bilan" ]; then
    cargo build ${CI:+--locked} --bin bilan >&2
    target=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
    bilan=$target/debug/bilan
fi
python=$(bash scripts/test-tools.sh)
work=$(mktemp -d "${TMPDIR:-/tmp}/bilan-api.XXXXXX")
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
export BILAN_DATA=$work/data
unset BILAN_REGISTER

"$bilan" --register "$work/register.db" add examples/[0-9]*.txt >&2
"$bilan" --register "$work/register.db" serve --port 0 >"$work/address" 2>"$work/log" &
server=$!
for _ in $(seq 100); do
    [ -s "$work/address" ] && break
    kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.1
done
address=$(cat "$work/address")

# Writing is limited to 600 requests a minute: 429 is documented, and answered well. What never ends is tested elsewhere.
status=0
# It leaves files where it runs. One worker: in Python 3.11 two that parse at once fall over each other.
(cd "$work" && "$(dirname "$python")/schemathesis" --no-color run "${address}api/v1/openapi.json" \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
    --phases examples,coverage,fuzzing --max-examples "${BILAN_API_EXAMPLES:-10}" --seed 20261126 --workers 1 \
    --request-timeout 60 --exclude-path /api/v1/stream --continue-on-failure) >"$work/report" 2>&1 || status=$?
if [ "$status" != 0 ]; then
    cat "$work/report" >&2
    tail -20 "$work/log" >&2
    echo "check-api: the server does not answer as its OpenAPI document says" >&2
    exit 1
fi
kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2; echo "check-api: the server did not live through it" >&2; exit 1; }
if grep -q "panicked" "$work/log"; then
    cat "$work/log" >&2
    echo "check-api: the server panicked" >&2
    exit 1
fi
grep -E "Test cases|Seed|API Operations|generated" "$work/report" | head -5
echo "check-api: no fault, no undocumented answer"
