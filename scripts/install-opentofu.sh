#!/usr/bin/env bash
# Installs a genuine OpenTofu for recapturing plans of it (scripts/capture-plans.ts): built as the Go program that it is, from the Go module
# proxy. Needs Go. No test needs it: the captured plans are in the repository.
#
#   scripts/install-opentofu.sh [DIR]        default: node_modules/.cache/xenplan/opentofu
#
# Idempotent: a second run finds the program built and does nothing.
set -euo pipefail

readonly module=github.com/opentofu/opentofu@v1.9.1

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
dir=${1:-$here/node_modules/.cache/xenplan/opentofu}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)

command -v go >/dev/null || { echo "install-opentofu: Go isn't installed (https://go.dev/dl/)" >&2; exit 1; }
if [[ ! -x $dir/tofu || ! -f $dir/built || $(<"$dir/built") != "$module" ]]; then
  # Its go.mod replaces modules, which `go install` refuses, and what the module cache holds can't be written.
  cached=$(cd / && go mod download -json "$module" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  rm -rf "$dir/source"
  cp -R "$cached" "$dir/source"
  chmod -R u+w "$dir/source"
  (cd "$dir/source" && GOFLAGS=-mod=mod go build -o "$dir/tofu" ./cmd/tofu)
  rm -rf "$dir/source"
  printf '%s\n' "$module" >"$dir/built"
fi
echo "$dir/tofu"
