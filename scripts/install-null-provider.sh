#!/usr/bin/env bash
# Installs the genuine null provider for Terraform where its registry is out of reach: builds it as the Go program that it is, from the Go
# module proxy, and lays it out as a filesystem mirror with the CLI configuration that points there. Needs Go and the module proxy alone.
#
#   scripts/install-null-provider.sh [DIR]        default: node_modules/.cache/xenplan/null-provider
#   TF_CLI_CONFIG_FILE=DIR/terraform.rc terraform init
#
# What it installs is honest code under a borrowed label: the module proxy serves the provider's release 1.0.0 and no newer one, while the
# constraint that @cdktf/provider-null 11.0.1 writes takes 3.2.4 only. Release 1.0.0 speaks plugin protocol 5, as Terraform 1.x does, and its
# null_resource behaves the same, but for this: once one trigger is unknown until apply, its plan calls the whole map unknown.
#
# Idempotent: a second run finds the program built and does nothing.
set -euo pipefail

readonly provider=github.com/terraform-providers/terraform-provider-null
readonly provider_release=v1.0.0
# The plugin package that release 1.0.0 builds against in the form that speaks protocol 5.
readonly plugin_sdk=github.com/hashicorp/terraform
readonly plugin_sdk_release=v0.12.31
readonly label=3.2.4

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
dir=${1:-$here/node_modules/.cache/xenplan/null-provider}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)

command -v go >/dev/null || { echo "install-null-provider: Go isn't installed (https://go.dev/dl/)" >&2; exit 1; }
platform=$(go env GOOS)_$(go env GOARCH)
binary=$dir/mirror/registry.terraform.io/hashicorp/null/$label/$platform/terraform-provider-null_v${label}_x5
stamp=$dir/built
built="$provider@$provider_release $plugin_sdk@$plugin_sdk_release $platform"

if [[ ! -x $binary || ! -f $stamp || $(<"$stamp") != "$built" ]]; then
  source=$dir/source
  rm -rf "$source"
  mkdir -p "$source" "$(dirname "$binary")"
  cat >"$source/go.mod" <<EOF
module xenplan.example/null-provider

go 1.22

require (
	$provider $provider_release
	$plugin_sdk $plugin_sdk_release
)
EOF
  # A module that nothing imports would be tidied away.
  printf '//go:build tools\n\npackage tools\n\nimport _ "%s"\n' "$provider" >"$source/tools.go"
  (cd "$source" && export GOFLAGS=-mod=mod && go mod tidy && go build -o "$binary" "$provider")
  printf '%s\n' "$built" >"$stamp"
fi

# OpenTofu takes the name for that of its own registry.
opentofu=$dir/mirror/registry.opentofu.org/hashicorp/null/$label/$platform
mkdir -p "$opentofu"
ln -f "$binary" "$opentofu/"

cat >"$dir/terraform.rc" <<EOF
# Written by scripts/install-null-provider.sh.
disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path    = "$dir/mirror"
    include = ["registry.terraform.io/hashicorp/null", "registry.opentofu.org/hashicorp/null"]
  }
}
EOF
echo "$dir/terraform.rc"
