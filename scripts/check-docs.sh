#!/usr/bin/env bash
# Fails when a document names, in backticks or as a link, a path that does not exist, or a `make` target that nobody wrote.
# Paths are written from the root of the project. Blocks of code are not looked at.
set -euo pipefail
cd "$(dirname "$0")/.."
documents=(README.md ARCHITECTURE.md CONTRIBUTING.md GLOSSARY.md CHANGELOG.md docs/*.md)
failed=0

complain() {
    echo "$1: $2" >&2
    failed=1
}

prose() { awk '/^[[:space:]]*```/ { code = !code; next } !code' "$1"; }

# What looks like a path: a slash or a known ending, and no sign that a path of ours never has.
is_path() {
    [[ $1 =~ ^[A-Za-z0-9_.*-]+(/[A-Za-z0-9_.*-]*)*$ ]] || return 1
    [[ $1 =~ ^[0-9X/.-]+$ ]] && return 1 # a date or a number
    [[ $1 =~ ^(application|multipart|text)/ ]] && return 1 # a media type
    [[ $1 == */* ]] || [[ $1 =~ ^[A-Za-z0-9_-]+\.(md|rs|toml|sh|py|tsv|txt)$ ]] || [ "$1" = Makefile ]
}

for document in "${documents[@]}"; do
    if [ ! -f "$document" ]; then
        complain "$document" "is missing"
        continue
    fi
    while IFS= read -r word; do
        if [[ $word =~ ^make\ ([a-z-]+)$ ]]; then
            grep -qE "^${BASH_REMATCH[1]}:" Makefile || complain "$document" "\`$word\` is no target of the Makefile"
        elif is_path "$word"; then
            compgen -G "$word" >/dev/null || complain "$document" "\`$word\` does not exist"
        fi
    done < <(prose "$document" | grep -oE '`[^`]+`' | tr -d '`' | sort -u)
    while IFS= read -r link; do
        [[ $link =~ ^(https?:|mailto:|#) ]] && continue
        [ -e "$(dirname "$document")/${link%%#*}" ] || complain "$document" "the link to $link leads nowhere"
    done < <(prose "$document" | grep -oE '\]\([^) ]+\)' | sed 's/^](//; s/)$//' | sort -u)
done

[ "$failed" = 0 ] && echo "documents: every path, link and make target exists"
exit "$failed"
