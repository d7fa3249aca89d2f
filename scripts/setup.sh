#!/usr/bin/env bash
# Makes sure that bilan can be built (`build`) or checked (`test`) on this machine.
# Installs what is missing where it can (Debian, as root); elsewhere names it and stops.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-build}

fail() {
    echo "set-up: $*" >&2
    exit 1
}

is_debian() { [ -r /etc/os-release ] && grep -qE '^(ID|ID_LIKE)=.*(debian|ubuntu)' /etc/os-release; }

# The C compiler links every Rust program.
if ! command -v cc >/dev/null 2>&1; then
    if is_debian && [ "$(id -u)" = 0 ]; then
        echo "set-up: installing a C compiler (gcc, libc6-dev)" >&2
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends gcc libc6-dev >&2
    elif is_debian; then
        fail "a C compiler is missing. Run: sudo apt-get install gcc libc6-dev"
    else
        fail "a C compiler is missing: the command \`cc\`. Install gcc or clang with your system's packages."
    fi
fi

command -v cargo >/dev/null 2>&1 || fail "Rust is missing. Install it from https://rustup.rs, then run this again."

wanted=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml | head -n 1)
present=$(rustc --version | awk '{ print $2 }')
if [ "$(printf '%s\n%s\n' "$wanted" "${present%%-*}" | sort -V | head -n 1)" != "$wanted" ]; then
    fail "Rust $present is too old, bilan needs $wanted or later. Run: rustup update"
fi

# The web UI is built with Node.js and checked in Chromium. A browser that is named in CHROMIUM is taken as it is.
node_fits() {
    command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 && [ "$(node --version | sed 's/^v\([0-9]*\).*/\1/')" -ge 18 ]
}
has_chromium() {
    local browser
    for browser in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
        [ -n "$browser" ] && [ -x "$browser" ] && return 0
    done
    return 1
}
install=()
node_fits || install+=(nodejs npm)
if [ "$purpose" = test ] && ! has_chromium; then install+=(chromium); fi
if [ "${#install[@]}" -gt 0 ]; then
    if is_debian && [ "$(id -u)" = 0 ]; then
        echo "set-up: installing ${install[*]} for the web UI" >&2
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends "${install[@]}" >&2
        node_fits || fail "this system's package nodejs is older than version 18. Install Node.js 18 or later from https://nodejs.org."
    elif is_debian; then
        fail "missing for the web UI. Run: sudo apt-get install ${install[*]}"
    else
        fail "missing for the web UI: ${install[*]}. Install Node.js 18 or later with npm and, for tests, Chromium (a path in CHROMIUM names it)."
    fi
fi

if [ "$purpose" = test ]; then
    for tool in rustfmt clippy; do
        command=cargo-$tool
        [ "$tool" = rustfmt ] && command=cargo-fmt
        "$command" --version >/dev/null 2>&1 && continue
        echo "set-up: adding $tool to the Rust installation" >&2
        rustup component add "$tool" >&2 || fail "$tool is missing. Run: rustup component add $tool"
    done
    bash scripts/test-tools.sh >/dev/null

    # The tests of the register start a PostgreSQL server of their own, unless one is named to them. The programs are enough:
    # nothing of the system's own server is used or changed.
    has_postgres() {
        local folder
        for folder in /usr/lib/postgresql/*/bin; do
            [ -x "$folder/initdb" ] && [ "$(basename "$(dirname "$folder")")" -ge 15 ] && return 0
        done
        return 1
    }
    # One of them speaks TLS, with a certificate made for it.
    if ! command -v openssl >/dev/null 2>&1; then
        if is_debian && [ "$(id -u)" = 0 ]; then
            apt-get update -qq
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openssl >&2
        else
            fail "openssl is missing for the tests. Install the package openssl."
        fi
    fi
    if [ -z "${BILAN_TEST_POSTGRES:-}" ] && ! has_postgres; then
        if is_debian && [ "$(id -u)" = 0 ]; then
            echo "set-up: installing PostgreSQL (postgresql) for the tests" >&2
            export DEBIAN_FRONTEND=noninteractive
            apt-get update -qq
            apt-get install -y -qq --no-install-recommends postgresql >&2
            has_postgres || fail "this system's package postgresql is older than version 15. Name a server: BILAN_TEST_POSTGRES=postgres://user:password@host/database"
        elif is_debian; then
            fail "PostgreSQL is missing for the tests. Run: sudo apt-get install postgresql, or name a server: BILAN_TEST_POSTGRES=postgres://user:password@host/database"
        else
            fail "PostgreSQL is missing for the tests. Name a server of version 15 or later whose user may create databases and roles: BILAN_TEST_POSTGRES=postgres://user:password@host/database"
        fi
    fi
fi
