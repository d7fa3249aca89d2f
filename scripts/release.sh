#!/usr/bin/env bash
# Builds the binary that is given to others: the compiler is shown by a first build what reading does most, and lays out the second
# for it. Readings are the same; one core reads faster. `scripts/release.sh bench` does so for the benchmark of reading and runs it.
set -euo pipefail
cd "$(dirname "$0")/.."

host=$(rustc -vV | sed -n 's/^host: //p')
profdata=$(rustc --print sysroot)/lib/rustlib/$host/bin/llvm-profdata
if [ ! -x "$profdata" ] && command -v rustup >/dev/null 2>&1; then
    rustup component add llvm-tools
fi
if [ ! -x "$profdata" ]; then
    echo "llvm-profdata is missing: it comes with the component llvm-tools of rustup (rustup component add llvm-tools)." >&2
    exit 1
fi

what=${1:-bilan}
seen=$PWD/target/seen
rm -rf "$seen"
mkdir -p "$seen"

# with FLAG TARGET_DIR COMMAND…: cargo for this machine alone, so that build scripts and macros are left as they are.
with() {
    local flag=$1 target=$2
    shift 2
    RUSTFLAGS="${RUSTFLAGS:-} $flag" cargo "$@" --target "$host" --target-dir "$target"
}

case $what in
bilan)
    with "-Cprofile-generate=$seen" target/seeing build --release --bin bilan
    echo "Reading the examples and the corpus …"
    "target/seeing/$host/release/bilan" read --format jsonl examples corpus/open/text >/dev/null
    ;;
bench)
    with "-Cprofile-generate=$seen" target/seeing bench -p bilan --bench reading --no-run
    program=$(find "target/seeing/$host/release/deps" -maxdepth 1 -name 'reading-*' -perm -u+x -type f -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2)
    echo "Reading the corpus …"
    "$program" 'reports of' >/dev/null
    ;;
*)
    echo "usage: scripts/release.sh [bilan|bench]" >&2
    exit 2
    ;;
esac
"$profdata" merge -o "$seen/reading.profdata" "$seen"

case $what in
bilan)
    with "-Cprofile-use=$seen/reading.profdata" target/release-seen build --release --bin bilan
    echo "target/release-seen/$host/release/bilan"
    ;;
bench) with "-Cprofile-use=$seen/reading.profdata" target/release-seen bench -p bilan --bench reading ;;
esac
