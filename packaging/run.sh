#!/usr/bin/env bash
# Builds the hall and opens it: server, paper tray, kiosk, window 5 and board. Ctrl-C ends it all.
#
#   packaging/run.sh [--data FOLDER]               in windows, on this machine's display
#   packaging/run.sh --headless [--out FOLDER]     without a display: plays a whole visit with real
#                                                  presses, leaves numbered pictures and the slip
#
# Without a display, --headless is understood. A bare Debian 12 needs nothing else.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
bin=$root/build/release/bin
headless=
folder=
while [[ $# -gt 0 ]]; do
    case $1 in
        --headless) headless=yes ;;
        --data | --out) folder=${2:?$1 needs a folder}; shift ;;
        *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
    shift
done
if [[ -z ${DISPLAY:-} && -z ${WAYLAND_DISPLAY:-} ]]; then headless=yes; fi

build() {
    local groups=(build) programs=(server kiosk console board paper)
    if [[ $headless ]]; then groups+=(journey) programs+=(journey); fi
    echo "packages: ${groups[*]}"
    "$root/packaging/install.sh" "${groups[@]}"
    mkdir -p "$root/build"
    echo "building in $root/build/release"
    cmake -S "$root" -B "$root/build/release" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo \
        >"$root/build/release.log" || { tail -n 30 "$root/build/release.log"; return 1; }
    NINJA_STATUS='[%f/%t %es] ' ninja -C "$root/build/release" "${programs[@]/#/daofang-}"
}

play() {
    folder=${folder:-$root/build/journey-$(date +%Y%m%d-%H%M%S)}
    "$bin/daofang-journey" --programs "$bin" --out "$folder"
    echo
    echo "pictures and slip: $folder"
    echo "data and logs:     $folder/data"
}

# wait_for_file PATH: until a program has written its port there.
wait_for_file() {
    for ((turn = 0; turn < 200; ++turn)); do
        if [[ -s $1 ]]; then return; fi
        sleep 0.1
    done
    echo "run.sh: $1 did not appear; see the logs in $folder" >&2
    return 1
}

# start NAME COMMAND...: in the background, its words in FOLDER/NAME.log.
start() {
    local name=$1
    shift
    "$@" >>"$folder/$name.log" 2>&1 &
    children+=($!)
}

stop_all() {
    trap - EXIT
    trap '' INT TERM  # once is enough
    if [[ ${#children[@]} -gt 0 ]]; then kill "${children[@]}" 2>/dev/null || true; fi
    wait
    echo "stopped; everything kept in $folder"
}

open_windows() {
    folder=${folder:-$root/build/hall}
    mkdir -p "$folder"
    children=()
    trap stop_all EXIT
    trap 'exit 130' INT TERM
    if [[ ! -s $folder/token ]]; then
        (umask 077 && od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$folder/token")
    fi
    rm -f "$folder/server.port" "$folder/paper.port"
    start server "$bin/daofang-server" --data "$folder/server" --listen 127.0.0.1:0 \
        --token-file "$folder/token" --port-file "$folder/server.port"
    start paper "$bin/daofang-paper" --port 0 --port-file "$folder/paper.port" \
        --out "$folder/slips" </dev/null
    wait_for_file "$folder/server.port"
    wait_for_file "$folder/paper.port"
    local conf=$root/packaging/conf
    local link=(--hall jieyang --server "http://127.0.0.1:$(<"$folder/server.port")"
                --token-file "$folder/token")
    start K1 "$bin/daofang-kiosk" --config "$conf/kiosk.toml" --data "$folder/K1" --terminal K1 \
        "${link[@]}" --printer "tcp://127.0.0.1:$(<"$folder/paper.port")" --size 648x1152
    start W5 "$bin/daofang-console" --config "$conf/console.toml" --data "$folder/W5" \
        "${link[@]}" --window 5 --services lawyer
    start board "$bin/daofang-board" --config "$conf/board.toml" --data "$folder/board" \
        --terminal board "${link[@]}" --size 960x540
    cat <<EOF

The hall is open. Take a number at the kiosk, then call it at window 5.
  window 5      staff number 07, PIN 246810, then F1 to call, F3 to start, F4 when done
  slips         $folder/slips
  data, logs    $folder
Ctrl-C closes it.
EOF
    wait -n  # the first that ends, a closed window for example, ends the rest
}

build
if [[ $headless ]]; then play; else open_windows; fi
