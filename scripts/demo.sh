#!/usr/bin/env bash
# Reads the example reports with the build of the given profile (`release` or `dev`) and prints the table.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=${1:-release}
# What somebody has imported does not change the demo.
export BILAN_DATA=target/no-data

echo "\$ bilan read examples/*.txt"
echo
exec cargo run --quiet --profile "$profile" --bin bilan -- read --format table examples/*.txt
