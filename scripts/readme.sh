#!/usr/bin/env bash
# Writes the demo's output into README.md between the two marks; with --check only says whether it is up to date.
set -euo pipefail
cd "$(dirname "$0")/.."
begin='<!-- demo output: written by make readme -->'
end='<!-- end of demo output -->'

for mark in "$begin" "$end"; do
    if [ "$(grep -cxF -- "$mark" README.md)" != 1 ]; then
        echo "README.md must hold this line exactly once: $mark" >&2
        exit 1
    fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The same screen everywhere: no colour, a fixed width. The profile changes nothing of what is read.
export NO_COLOR=1 TERM=dumb COLUMNS=120
if [ "${1:-}" = --check ]; then profile=dev; else profile=release; fi
bash scripts/demo.sh "$profile" | sed 's/[[:space:]]*$//' >"$work/output"

awk -v begin="$begin" -v end="$end" -v output="$work/output" '
    $0 == begin {
        print
        print "```text"
        while ((getline line < output) > 0) print line
        print "```"
        inside = 1
    }
    $0 == end { inside = 0 }
    !inside && $0 != begin { print }
' README.md >"$work/README.md"

if cmp -s README.md "$work/README.md"; then
    echo "README.md shows what the demo prints"
elif [ "${1:-}" = --check ]; then
    echo "README.md does not show what the demo prints. Look at the difference, then run: make readme" >&2
    diff -u README.md "$work/README.md" >&2 || true
    exit 1
else
    cat "$work/README.md" >README.md
    echo "README.md: demo output refreshed"
fi
