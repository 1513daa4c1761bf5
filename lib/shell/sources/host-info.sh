# shellcheck shell=bash disable=SC2034,SC2154

# FIELD: prints a field of the toolstack's info.
info_field() {
  local key value
  while IFS=: read -r key value; do
    if [ "${key%%[[:space:]]*}" = "$1" ]; then printf '%s\n' "${value#"${value%%[![:space:]]*}"}"; fi
  done <<<"$info"
}
