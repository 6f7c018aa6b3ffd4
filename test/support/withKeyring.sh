#!/bin/bash
# Runs a command on a session bus of its own with its own home, so that no test ever touches a person's keychain.
#   withKeyring.sh <home> unlocked|locked|noCollection|noService|noBus <command…>
# The keyring stays in <home>; `locked` needs one that `unlocked` has made there before.
set -euo pipefail
export HOME=$1
mode=$2
shift 2
export XDG_RUNTIME_DIR=$HOME/run XDG_DATA_HOME=$HOME/.local/share XDG_CONFIG_HOME=$HOME/.config XDG_CACHE_HOME=$HOME/.cache
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

case $mode in
  unlocked) start='printf test | gnome-keyring-daemon --unlock --components=secrets' ;;
  locked) start='gnome-keyring-daemon --start --components=secrets' ;;
  noCollection) start=: ;;
  noBus) exec "$@" ;;
  noService)
    # A bus that knows no services to start.
    cat >"$HOME/bus.conf" <<'CONF'
<busconfig><type>session</type><listen>unix:runtime=yes</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
CONF
    exec dbus-run-session --config-file="$HOME/bus.conf" -- "$@"
    ;;
esac
exec dbus-run-session -- bash -c "$start >/dev/null 2>&1; "'exec "$@"' _ "$@"
