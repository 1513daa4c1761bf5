# shellcheck shell=bash disable=SC2034,SC2154

# FUNCTION: calls it in the domU. 0 is yes, 1 is no, anything else says that it could not be asked.
in_domu() {
  { domu_functions && printf 'expected=%s\n%s\n' "$size" "$1"; } |
    ssh -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=15 -o ServerAliveCountMax=4 -- "$domu_ssh" sh
}

# FUNCTION: whether it could be asked. $answer is what it said.
ask_domu() {
  answer=0
  in_domu "$1" || answer=$?
  [ "$answer" -le 1 ]
}

# FUNCTION NAME: before anything is changed, where the domU is up.
preflight_domu() {
  local id
  if [ -z "$domu_ssh" ] || [ "$extended" = yes ]; then return; fi
  id=$(domain_id "$2") || die "$toolstack does not answer"
  [ -n "$id" ] || return 0
  in_domu "$1" || die "in $2: what is to be grown was not found as declared"
}

# ID ACCEPTED DONE ACT SECONDS COMMAND: ACCEPTED are the steps whose confirmation covers this one.
domu_step() {
  local answer patience=0
  if [ -z "$domu_ssh" ]; then
    hand_step "$1" "$2"
    return
  fi
  if [ "$execute" = no ] && [ "$extended" = no ]; then
    say "+ (in the domU) $6"
    return
  fi
  # It may be starting still.
  if [ "$execute" = yes ]; then patience=$5; fi
  if ! await "$patience" ask_domu "$3" 2>/dev/null; then
    in_domu "$3" || die "the domU could not be asked"
    answer=0
  fi
  if [ "$answer" = 0 ]; then
    say 'done already'
  elif [ "$execute" = no ]; then
    say "+ (in the domU) $6"
  else
    if [ -n "$4" ]; then
      say "+ (in the domU) $6"
      in_domu "$4" || die "the domU did not do it"
    fi
    await "$5" in_domu "$3" || die "the domU does not show it"
  fi
}

# ID ACCEPTED: by somebody in the domU, who confirms it. A confirmation is for this size of the volume only.
hand_step() {
  local id
  if [ -e "$folder/confirmed-$1" ]; then
    say 'confirmed'
    return
  fi
  for id in $confirmed; do
    case " $2 " in *" $id "*) ;; *) continue ;; esac
    say 'confirmed'
    if [ "$execute" = yes ]; then : >"$folder/confirmed-$1" || die "can't write below $state"; fi
    return
  done
  by_hand
  if [ "$execute" = yes ]; then exit 3; fi
}
