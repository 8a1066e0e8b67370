#!/usr/bin/env bash
# Builds everything and runs every test. A bare Debian 12 needs nothing else.
#
#   packaging/test.sh            g++ with all tests, then clang with ASan and UBSan, then TSan
#   packaging/test.sh --quick    only the first
#   packaging/test.sh --long     the long forms too: hours of kills and random histories
#
# Builds in build/ beside the sources. The last line is "N passed, N failed" over all runs, and the
# exit code is 0 only when every test that was meant to run did run and passed.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
quick=
for option in "$@"; do
    case $option in
        --quick) quick=yes; export DAOFANG_QUICK=1 ;;
        --long) export DAOFANG_LONG=1 ;;
        *) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done

passed=0
failed=0
started=$SECONDS
finish() {
    printf '\n%s in all\n' "$(clock)"
    printf '%d passed, %d failed\n' "$passed" "$failed"
    if [[ $failed -eq 0 && $passed -gt 0 ]]; then exit 0; fi
    exit 1
}
trap finish EXIT
trap 'failed=$((failed + 1)); exit' INT TERM

clock() { printf '%d:%02d' $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60)); }
headline() { printf '\n=== %s  %s\n' "$(clock)" "$*"; }
give_up() {
    echo "FAILED: $*"
    failed=$((failed + 1))
}

# The sanitizers of clang 14 want the old address layout; without the right to ask, run as it is.
steady=()
if setarch "$(uname -m)" -R true 2>/dev/null; then steady=(setarch "$(uname -m)" -R); fi

# build NAME TARGET CMAKE_OPTION...
build() {
    local name=$1 target=$2
    shift 2
    headline "$name: configure"
    cmake -S "$root" -B "$root/build/$name" -G Ninja "$@" >"$root/build/$name.log" 2>&1 || {
        tail -n 30 "$root/build/$name.log"
        give_up "$name does not configure"
        return 1
    }
    headline "$name: build"
    NINJA_STATUS='[%f/%t %es] ' ninja -C "$root/build/$name" "$target" || {
        give_up "$name does not build"
        return 1
    }
}

# run_tests NAME CTEST_OPTION...: adds to the totals what ctest says.
run_tests() {
    local name=$1 said total lost
    shift
    headline "$name: tests"
    "${steady[@]}" ctest --test-dir "$root/build/$name" -j "$(nproc)" --output-on-failure \
        --no-tests=error "$@" 2>&1 | tee "$root/build/$name.log"
    said=$(grep -E 'tests passed, [0-9]+ tests failed out of [0-9]+' "$root/build/$name.log")
    if [[ $said =~ ([0-9]+)\ tests\ failed\ out\ of\ ([0-9]+) ]]; then
        lost=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
        failed=$((failed + lost))
        passed=$((passed + total - lost))
    else
        give_up "$name: ctest did not come to its end"
    fi
}

headline "packages"
"$root/packaging/install.sh" || { give_up "packages are missing"; exit; }
mkdir -p "$root/build"

build release all -DCMAKE_BUILD_TYPE=RelWithDebInfo &&
    run_tests release
if [[ $quick ]]; then exit; fi

# -O1 -g1: twice as fast to build as RelWithDebInfo, and reports still name the line.
clang=(-DCMAKE_C_COMPILER=clang-14 -DCMAKE_CXX_COMPILER=clang++-14
       -DCMAKE_BUILD_TYPE=RelWithDebInfo '-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O1 -g1')
export ASAN_OPTIONS=detect_stack_use_after_return=1
export LSAN_OPTIONS=suppressions=$root/packaging/sanitizers/leaks.txt:print_suppressions=0
export TSAN_OPTIONS=suppressions=$root/packaging/sanitizers/races.txt
export UBSAN_OPTIONS=print_stacktrace=1

build address unit_tests "${clang[@]}" -DDAOFANG_SANITIZE=address,undefined &&
    run_tests address --label-exclude 'display|sources' --exclude-regex '^bench_'

build thread thread_tests "${clang[@]}" -DDAOFANG_SANITIZE=thread &&
    run_tests thread --label-regex threads
