#!/usr/bin/env bash
# Prints the reports of the bundled stories as JSONL, one a line: what the demo and the tests of the web UI fill a register with.
set -euo pipefail
cd "$(dirname "$0")/.."

awk '
    # The value of a line `key = "value"`, as JSON. Our TOML strings on one line need no escape that JSON does not have.
    function value(line) { sub(/^[a-z_]+ *= */, "", line); return line }
    function out() {
        if (text == "") return
        gsub(/\\/, "\\\\", text); gsub(/"/, "\\\"", text); gsub(/\t/, "\\t", text); gsub(/\n/, "\\n", text)
        id = fields["id"]; gsub(/"/, "", id)
        printf "{\"id\":\"%s-%s\"", story, id
        for (key in fields) if (key != "id") printf ",\"%s\":%s", key, fields[key]
        printf ",\"text\":\"%s\"}\n", text
        text = ""; split("", fields)
    }
    FNR == 1 { out(); report = 0; story = FILENAME; sub(/.*\//, "", story); sub(/\.toml$/, "", story) }
    inside && /^\047\047\047$/ { inside = 0; next }
    inside { text = text $0 "\n"; next }
    /^\[\[reports\]\]/ { out(); report = 1; next }
    /^\[/ { out(); report = 0; next }
    report && /^text = \047\047\047/ { inside = 1; next }
    report && /^(id|title|outlet|url|published|language) *=/ { key = $1; fields[key] = value($0) }
    END { out() }
' corpus/stories/open/*.toml
