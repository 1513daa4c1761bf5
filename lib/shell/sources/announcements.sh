# shellcheck shell=bash disable=SC2034,SC2154

# NAME NUMBER: prints how large the backend says a vbd is, nothing if it doesn't say.
announced_bytes() {
  local id sectors bytes=512
  id=$(domain_id "$1") || return 1
  if ! sectors=$(xenstore-read "/local/domain/0/backend/vbd/$id/$2/sectors" 2>/dev/null); then
    sectors=$(xenstore-read "/local/domain/0/backend/qdisk/$id/$2/sectors" 2>/dev/null) || return 0
    bytes=$(xenstore-read "/local/domain/0/backend/qdisk/$id/$2/sector-size" 2>/dev/null) || return 0
  fi
  printf '%s' "$((sectors * bytes))"
}

announces_size() {
  local announced
  announced=$(announced_bytes "$1" "$2") || die "$toolstack does not answer"
  [ "$announced" = "$size" ]
}

# NAME NUMBER SECONDS
await_announced() {
  local id announced
  id=$(domain_id "$1") || die "$toolstack does not answer"
  if [ -z "$id" ]; then
    say "$1 is down: it gets the new size when it starts"
    return
  fi
  if announces_size "$1" "$2"; then return; fi
  if [ "$execute" = no ]; then
    say "would wait until $1 is told the new size"
    return
  fi
  if await "$3" announces_size "$1" "$2"; then return; fi
  announced=$(announced_bytes "$1" "$2") || die "$toolstack does not answer"
  if [ -z "$announced" ]; then
    note "the backend of $1 does not say what it announces: see in $1"
    return
  fi
  die "the backend of $1 announces $announced instead of $size bytes"
}
