#!/usr/bin/env bash
# Fills a register with the bundled stories and opens it in the browser with the build of the given profile (`release` or `dev`).
# Where nobody sits at a terminal, it says how to open it, and ends.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=${1:-release}
target=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
folder=$target/demo
[ "$profile" = dev ] && bilan=$target/debug/bilan || bilan=$target/$profile/bilan
# What somebody has imported does not change the demo, and their accounts are not asked for.
export BILAN_DATA=$folder/data

rm -rf "$folder"
mkdir -p "$folder"
bash scripts/stories.sh >"$folder/stories.jsonl"
"$bilan" --register "$folder/register.db" add "$folder/stories.jsonl" examples/*.txt

serve=("$bilan" serve --register "$folder/register.db")
echo
if [ ! -t 1 ] || [ -n "${CI:-}" ]; then
    echo "The register of the demo in a browser: BILAN_DATA=$BILAN_DATA ${serve[*]}"
    exit 0
fi

"${serve[@]}" --port 0 >"$folder/address" &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
until [ -s "$folder/address" ]; do
    kill -0 "$server" 2>/dev/null || exit 1
    sleep 0.1
done
url=$(tail -n 1 "$folder/address")
echo "The register of the demo: $url   (Ctrl-C ends)"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && command -v xdg-open >/dev/null 2>&1; then
    xdg-open "$url" >/dev/null 2>&1 || true
elif command -v open >/dev/null 2>&1 && [ "$(uname)" = Darwin ]; then
    open "$url" || true
fi
wait "$server"
