#!/usr/bin/env bash
# Speed and memory on what is too long for tests. Builds its inputs from the examples, prints a table, keeps nothing.
#
# With --strict, exits with 1 when a goal is missed; without it a miss is only marked, because machines differ.
set -euo pipefail
cd "$(dirname "$0")/.."
strict=0
[ "${1:-}" = --strict ] && strict=1

# Benchmarks of single stages, where crates have them.
if compgen -G 'crates/*/benches/*.rs' >/dev/null; then
    cargo bench --workspace --bench '*'
fi

cargo build --release --bin bilan
target=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
bilan=$target/release/bilan
work=$(mktemp -d "${TMPDIR:-/tmp}/bilan-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
missed=0
# What somebody has imported does not change the figures.
export BILAN_DATA=$work/no-data

# One core, so that the figures can be compared.
one_core=()
command -v taskset >/dev/null 2>&1 && one_core=(taskset -c 0)

# Body of the examples: everything after the first empty line.
for example in examples/[0-9]*.txt; do sed '1,/^$/d' "$example"; echo; done >"$work/violent"
cat >"$work/peaceful" <<'TEXT'
La campagne de reboisement a repris lundi dans la commune, avec l'appui des associations de femmes et du service technique.
Le maire a remis trois cents plants aux chefs de quartier et promis un forage supplémentaire avant la saison chaude.

Les commerçants du grand marché se plaignent du prix du carburant, passé de 700 à 850 francs le litre en six semaines.
La compagnie des bus étudie un nouveau tarif. Les élèves, eux, attendent toujours la réouverture de la bibliothèque.

TEXT

# repeat FILE BYTES: the text again and again until it has that length, cut at a line.
repeat() { yes "$(cat "$1")" 2>/dev/null | head -c "$2" | sed '$d' || true; }

# jsonl FILE COUNT BYTES: so many reports of about that length, each with its own id and first sentence.
jsonl() {
    repeat "$1" "$3" | awk -v count="$2" '
        { gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); gsub(/\t/, " "); body = body $0 "\\n" }
        END { for (n = 1; n <= count; n++) printf "{\"id\":\"r%d\",\"language\":\"fr\",\"published\":\"2024-05-15\",\"text\":\"Note %d.\\n\\n%s\"}\n", n, n, body }'
}

# measure NAME FILE REPORTS GOAL_PER_SECOND GOAL_UNIT GOAL_MEMORY_MB
measure() {
    local name=$1 file=$2 reports=$3 goal=$4 unit=$5 memory=$6 began ended pid peak=0 now
    began=$(date +%s%N)
    "${one_core[@]}" "$bilan" read --format jsonl "$file" >/dev/null 2>"$work/errors" &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
        now=$(awk '/^VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null || true)
        [ -n "$now" ] && [ "$now" -gt "$peak" ] && peak=$now
        sleep 0.02
    done
    if ! wait "$pid"; then
        echo "$name: bilan failed" >&2
        head -n 5 "$work/errors" >&2
        missed=1
        return
    fi
    ended=$(date +%s%N)
    awk -v name="$name" -v bytes="$(wc -c <"$file")" -v reports="$reports" -v ns=$((ended - began)) -v kb="$peak" \
        -v goal="$goal" -v unit="$unit" -v memory="$memory" 'BEGIN {
            seconds = ns / 1e9; rate = bytes / 1e6 / seconds; each = reports / seconds; peak = kb / 1024
            reached = unit == "reports" ? each : rate
            note = (goal && reached < goal ? " MISSED: " goal " " unit "/s" : "") (memory && peak > memory ? " MISSED: " memory " MB" : "")
            printf "%-44s %8.2f s %9.1f MB/s %10.0f reports/s %7.0f MB memory%s\n", name, seconds, rate, each, peak, note
            exit note != ""
        }' || missed=1
}

echo
echo "One core. Memory is the highest resident size that was seen."
jsonl "$work/violent" 20000 2500 >"$work/stream.jsonl"
measure "reports of 2.5 kB, all stages" "$work/stream.jsonl" 20000 4000 reports 150
jsonl "$work/peaceful" 40000 2500 >"$work/peaceful.jsonl"
measure "100 MB of reports without violence" "$work/peaceful.jsonl" 40000 100 MB 150
rm -f "$work"/*.jsonl
for size in 12 25 50; do
    repeat "$work/violent" $((size * 1000000)) >"$work/long.txt"
    measure "one text of $size MB (time must grow in step)" "$work/long.txt" 1 "" MB ""
done
repeat "$work/violent" 100000000 | tr '\n' ' ' >"$work/line.txt"
measure "100 MB in one line" "$work/line.txt" 1 "" MB ""

echo "Un soldat a été tué lundi." >"$work/short.txt"
began=$(date +%s%N)
for _ in 1 2 3 4 5 6 7 8 9 10; do "$bilan" read "$work/short.txt" >/dev/null; done
ended=$(date +%s%N)
awk -v ns=$((ended - began)) 'BEGIN {
    ms = ns / 1e7
    printf "%-44s %8.1f ms%s\n", "start and one short report, mean of ten", ms, (ms > 50 ? " MISSED: 50 ms" : "")
    exit ms > 50
}' || missed=1

if [ "$missed" = 1 ] && [ "$strict" = 1 ]; then exit 1; fi
