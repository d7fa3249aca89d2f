#!/usr/bin/env bash
# Speed of reading where the compiler is shown by a first build what reading does most, and lays out the second for it. Readings are
# the same; one core reads faster. Needs llvm-tools of rustup.
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

seen=$PWD/target/seen
rm -rf "$seen"
mkdir -p "$seen"

# with FLAG TARGET_DIR COMMAND…: cargo for this machine alone, so that build scripts and macros are left as they are.
with() {
    local flag=$1 target=$2
    shift 2
    RUSTFLAGS="${RUSTFLAGS:-} $flag" cargo "$@" --target "$host" --target-dir "$target"
}

with "-Cprofile-generate=$seen" target/seeing bench -p bilan --bench reading --no-run
program=$(find "target/seeing/$host/release/deps" -maxdepth 1 -name 'reading-*' -perm -u+x -type f -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2)
echo "Reading the corpus …"
"$program" 'reports of' >/dev/null
"$profdata" merge -o "$seen/reading.profdata" "$seen"
with "-Cprofile-use=$seen/reading.profdata" target/laid-out bench -p bilan --bench reading
