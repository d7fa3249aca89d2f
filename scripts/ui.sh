#!/usr/bin/env bash
# Builds the web UI into ui/dist (`build`); checks it as well (`check`): types, unit tests, then a browser over the real binary;
# or makes the pictures of docs/screenshots (`pictures`).
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-build}
export npm_config_update_notifier=false

# npm installs again only when what is locked has changed.
locked=$(cksum ui/package-lock.json | cut -d' ' -f1)
if [ "$(cat ui/node_modules/.locked 2>/dev/null || true)" != "$locked" ]; then
    (cd ui && npm ci --no-audit --no-fund --loglevel=error)
    echo "$locked" >ui/node_modules/.locked
fi

# The page is built again only when something of it is newer than what was built.
if [ ! -e ui/dist/index.html ] || [ -n "$(find ui -newer ui/dist/index.html -type f \
    -not -path 'ui/node_modules/*' -not -path 'ui/dist/*' -not -path 'ui/src/generated/*' -not -path 'ui/test*' -not -path 'ui/playwright*' -print -quit)" ]; then
    (cd ui && npm run --silent build)
    # The server looks for the page when it is built; where there was none before, cargo has to be told.
    [ ! -e crates/bilan-serve/build.rs ] || touch crates/bilan-serve/build.rs
fi

cd ui
if [ "$purpose" = pictures ]; then npm run --silent pictures; fi
if [ "$purpose" = check ]; then
    npm run --silent check
    npm run --silent unit
    npm run --silent e2e
fi
