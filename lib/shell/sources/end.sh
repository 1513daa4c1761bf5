# shellcheck shell=bash disable=SC2034,SC2154
# A daemon that xl leaves behind would hold the lock for ever, and LVM complains of descriptors that it did not open: no child gets it.

[ "$(id -u)" = 0 ] || die 'only root on dom0 can do this'
if [ "$execute" = yes ]; then
  take_lock
  main 9>&-
else
  main
  say 'Dry run: nothing was changed. --execute acts.'
fi
