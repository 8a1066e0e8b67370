#!/usr/bin/env bash
# Installs what is missing of packaging/packages.txt: packaging/install.sh [GROUP...], default all.
# Needs root or sudo, and only when something is missing: a complete machine stays offline.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
groups=" ${*:-build journey check} "

missing=()
while read -r group package _; do
    [[ -z $group || $group == \#* || $groups != *" $group "* ]] && continue
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $state == installed ]] || missing+=("$package")
done <"$here/packages.txt"

if [[ ${#missing[@]} -eq 0 ]]; then exit 0; fi

as_root=()
if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "install.sh: as root, please: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

# A mirror may be busy: each step is tried three times, a little later each time.
try() {
    for pause in 5 15 0; do
        if "$@"; then return 0; fi
        sleep "$pause"
    done
    echo "install.sh: failed three times: $*" >&2
    return 1
}
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@"
}

echo "installing ${#missing[@]} packages: ${missing[*]}"
try apt update
try apt install --no-install-recommends -y "${missing[@]}"
