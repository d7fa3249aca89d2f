#!/usr/bin/env bash
# Makes the Python environment that tests read exported files back with, once for all checkouts, and prints its python.
# Nothing of it is needed to build or run bilan.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
    echo "test tools: $*" >&2
    exit 1
}

command -v python3 >/dev/null 2>&1 || fail "python3 is missing. Install Python 3.10 or later with its module venv."
wanted=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')-$(cksum scripts/test-tools.txt | cut -d' ' -f1)
home=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/bilan/test-tools
tools=$home/$wanted
mkdir -p "$home"

# Tests run side by side; one of them installs, the others wait for it.
exec 8>"$home/lock"
command -v flock >/dev/null 2>&1 && flock 8
if [ ! -e "$tools/complete" ]; then
    # followthemoney sorts names with ICU, for which PyPI has no built package.
    if ! pkg-config --exists icu-i18n 2>/dev/null || ! command -v g++ >/dev/null 2>&1; then
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            echo "test tools: installing ICU's headers and a C++ compiler" >&2
            { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
                g++ libicu-dev pkg-config python3-dev; } >&2 || fail "could not install them. Run: apt-get install g++ libicu-dev pkg-config python3-dev"
        else
            fail "ICU's headers or a C++ compiler are missing. Run: sudo apt-get install g++ libicu-dev pkg-config python3-dev"
        fi
    fi
    rm -rf "$tools"
    echo "test tools: installing $(grep -vc '^#' scripts/test-tools.txt) Python packages into $tools (some minutes, once)" >&2
    python3 -m venv "$tools" >&2 || fail "python3 has no venv. Run: sudo apt-get install python3-venv"
    "$tools/bin/pip" install --quiet --disable-pip-version-check -r scripts/test-tools.txt >&2 || fail "\
the packages of scripts/test-tools.txt could not be installed, so exported files cannot be read back with their own tools.
Needed: access to PyPI, or these packages from a mirror of yours (PIP_INDEX_URL). Then run: bash scripts/setup.sh test"
    touch "$tools/complete"
fi
echo "$tools/bin/python"
