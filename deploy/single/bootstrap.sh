#!/bin/bash
# Brings a Debian 13 machine to where `hotline up` can start: lists what is missing, then installs and builds it.
# Everything is skipped that is there already, so it may run as often as one likes.
#
#   deploy/single/bootstrap.sh run|test      test: also what only the tests need
#   deploy/single/bootstrap.sh front-print   the fingerprint of the front end's source, installs nothing
set -euo pipefail
umask 022
cd "$(dirname "$0")/../.."

purpose=${1:-run}
export DEBIAN_FRONTEND=noninteractive UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT="$PWD/.venv"
built=$PWD/.data
logs=$built/log/bootstrap
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

# An nginx that is not Debian's may have it built in.
has_stream() { [ -x /usr/sbin/nginx ] && [[ " $(/usr/sbin/nginx -V 2>&1) " == *" --with-stream "* ]]; }

# Debian packages to install, one a line. Asked by what they bring, so that another source of the same thing counts.
missing_packages() {
    [ "$(newest_postgres)" -ge 15 ] 2>/dev/null || echo postgresql
    [ -x /usr/sbin/nats-server ] || command -v nats-server >/dev/null || echo nats-server
    [ -x /usr/sbin/nginx ] || echo nginx
    [ -e /usr/lib/nginx/modules/ngx_stream_module.so ] || has_stream || echo libnginx-mod-stream # counts connections as they come
    [ -x /usr/sbin/kamailio ] || echo kamailio
    compgen -G '/usr/lib/*/kamailio/modules/tls.so' >/dev/null || echo kamailio-tls-modules # where a carrier or telephones want TLS
    [ -e /etc/ssl/certs/ca-certificates.crt ] || echo ca-certificates
    [ -d /usr/share/fonts/opentype/noto ] || echo fonts-noto-cjk # reports are set with it
    command -v setfacl >/dev/null || echo acl
    command -v pgbackrest >/dev/null || echo pgbackrest # backs the database up
    command -v restic >/dev/null || echo restic         # and the files
    command -v openssl >/dev/null || echo openssl # signs with SM2
    command -v bwrap >/dev/null || echo bubblewrap # what comes from outside is parsed in it
    # No pipe into grep -q: it stops reading at the first hit, and under pipefail the other end's SIGPIPE reads as "missing".
    [[ $(ldconfig -p) == *libseccomp.so.2* ]] || echo libseccomp2
    command -v mount >/dev/null || echo mount
    [ -x $python ] && $python -c 'import ensurepip' 2>/dev/null || echo python3-venv
    has_node || printf '%s\n' nodejs npm
    has_asterisk || command -v mmdebstrap >/dev/null || echo mmdebstrap
    if [ "$purpose" = test ]; then
        command -v chromium-headless-shell >/dev/null || echo chromium-headless-shell
        command -v sipp >/dev/null || echo sip-tester
        command -v ffmpeg >/dev/null || echo ffmpeg
        command -v softhsm2-util >/dev/null || echo softhsm2 # a token by PKCS#11; its tests make their own
        [ -x /usr/sbin/clamd ] || echo clamav-daemon # 7 s, 20 MB; its tests bring signatures of their own
    fi
}

fingerprint() { # of the files given by find's arguments
    find "$@" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

lock_print() { sha256sum frontend/package-lock.json | cut -d' ' -f1; }

front_print() {
    fingerprint frontend \( -name node_modules -o -name dist -o -name tests -o -name dev \) -prune -o
}

is_front_built() { # here, or by whoever made the release
    [ -e frontend/dist/index.html ] || return
    local print
    print=$(front_print)
    is_stamped front "$print" || [ "$(cat frontend/dist/built-from 2>/dev/null)" = "$print" ]
}

# Only building the front end and the tests need npm's packages.
has_node_packages() {
    [ "$purpose" = run ] && is_front_built && return
    is_stamped npm "$(lock_print)" && [ -d frontend/node_modules ]
}

is_stamped() { # NAME FINGERPRINT
    [ "$(cat "$stamps/$1" 2>/dev/null)" = "$2" ]
}

find_uv() { command -v uv || { [ -x "$built/tools/uv/bin/uv" ] && echo "$built/tools/uv/bin/uv"; } || true; }

# --- doing it side by side, with progress -------------------------------------------------------------------------

declare -A after=() command=() child=() begun=() # of the steps, by label
waiting=() running=()

step() { # LABEL AFTER COMMAND…: begins when the steps AFTER (labels separated by commas) are done or not needed
    waiting+=("$1")
    after[$1]=$2
    command[$1]=${*:3}
}

is_open() { # LABEL: still to be done
    local each
    for each in "${waiting[@]}" "${running[@]}"; do [ "$each" != "$1" ] || return 0; done
    return 1
}

may_begin() { # LABEL
    local need needs
    IFS=, read -ra needs <<<"${after[$1]}"
    for need in "${needs[@]}"; do ! is_open "$need" || return 1; done
}

log_of() { echo "$logs/${1//[^A-Za-z]/-}.log"; }

begin() { # LABEL: its output goes to its own log
    set -m # a process group of its own, so that whatever it has started can be ended with it
    ${command[$1]} >"$(log_of "$1")" 2>&1 </dev/null &
    child[$1]=$!
    set +m
    begun[$1]=$SECONDS
    running+=("$1")
}

end_all() {
    local group
    for group in $(jobs -p); do kill -- "-$group" 2>/dev/null || true; done
}

finish() { # LABEL: one line with the seconds it took
    local label=$1 seconds=$((SECONDS - begun[$1]))
    [ ! -t 1 ] || printf '\r\033[K'
    if wait "${child[$label]}"; then
        printf '  \033[32m✓\033[0m %s \033[2m%ss\033[0m\n' "$label" $seconds
        return
    fi
    end_all
    printf '  \033[31m✗\033[0m %s \033[2m%ss\033[0m\n' "$label" $seconds
    tail -n 15 "$(log_of "$label")" | sed 's/^/    /'
    fail "$label failed: all it said is in $(log_of "$label")"
}

show_running() {
    local label line=""
    for label in "${running[@]}"; do line+="${line:+ · }$label $((SECONDS - begun[$label]))s"; done
    [ ${#running[@]} != 1 ] || line+="  $(tail -n 1 "$(log_of "$label")" | tr -d '\r')"
    printf '\r  … %.*s\033[K' $((${COLUMNS:-80} - 5)) "$line"
}

do_all() { # begin the steps that may begin, report those that have ended, until none is left
    local label left
    while [ $((${#waiting[@]} + ${#running[@]})) -gt 0 ]; do
        left=()
        for label in "${waiting[@]}"; do
            if may_begin "$label"; then begin "$label"; else left+=("$label"); fi
        done
        waiting=("${left[@]}")
        [ ! -t 1 ] || show_running
        sleep 0.1
        left=()
        for label in "${running[@]}"; do
            if kill -0 "${child[$label]}" 2>/dev/null; then left+=("$label"); else finish "$label"; fi
        done
        running=("${left[@]}")
    done
}

# Debian starts what it installs. Ours are instances of our own; a fresh nginx on port 80 is nobody's wish.
install_packages() { # [update] PACKAGE…
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
    if [ "$1" = update ]; then
        shift
        dpkg --configure -a # a start broken off may have left something half installed
        apt-get update -q
    fi
    [ $# != 0 ] || return 0
    apt-get install -q -y --no-install-recommends "$@" || {
        echo "the packages cannot be installed: check the network, then apt-get update && apt-get install $*"
        return 1
    }
    for package in nginx nats-server kamailio clamav-daemon; do
        case " $* " in *" $package "*) systemctl disable --quiet $package 2>/dev/null || true ;; esac
    done
}

install_uv() {
    $python -m venv "$built/tools/uv"
    "$built/tools/uv/bin/pip" install -q --require-hashes --only-binary :all: -r deploy/single/uv.txt
}

sync_python() {
    $python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' || {
        echo "$python must be Python 3.13, as in Debian 13"
        return 1
    }
    # What others put into the environment stays: `make run` takes nothing away from `make test`. The voice's packages
    # come after the start. `hotline up` compiles what our programs use.
    local without=(--no-group speech)
    [ "$purpose" = test ] || without+=(--no-group dev)
    "$(find_uv)" sync --frozen --inexact --python $python "${without[@]}"
}

install_node_packages() {
    npm --prefix frontend ci --no-audit --no-fund && lock_print >"$stamps/npm"
}

build_front_end() {
    local print
    print=$(front_print)
    npm --prefix frontend run build && echo "$print" >"$stamps/front"
}

# Debian 13 has no Asterisk, Debian's next release has. Moved to its place when whole, and (HOTLINE_STRICT_SUPPLY=1) when
# its packages are those that were tested.
build_asterisk() {
    local fresh=$built/asterisk-root.new
    rm -rf "$fresh"
    mmdebstrap --variant=minbase --include=asterisk,ca-certificates --aptopt='APT::Install-Recommends "false"' \
        --aptopt='Acquire::Check-Valid-Until "false"' --customize-hook="$python supply/asterisk_lock.py list \"\$1\"" \
        sid "$fresh" ${HOTLINE_ASTERISK_MIRROR:+"$HOTLINE_ASTERISK_MIRROR"}
    $python supply/asterisk_lock.py compare "$fresh"
    mv "$fresh" "$built/asterisk-root"
}

# --- main ----------------------------------------------------------------------------------------------------------

case $purpose in
    run | test) ;;
    front-print) front_print && exit ;;
    *) fail "usage: $0 run|test|front-print" ;;
esac
[ "$(id -u)" = 0 ] || fail "run as root: it installs packages and makes unprivileged users"
command -v apt-get >/dev/null || fail "this needs Debian 13 (or its packages by another way): there is no apt-get here"
mkdir -p "$logs" "$stamps"
trap end_all EXIT

mapfile -t packages < <(missing_packages)
first=() rest=() # first: what other steps wait for, above all npm and the front end, which take longest
for package in "${packages[@]}"; do
    case $package in ca-certificates | python3-venv | nodejs | npm | mmdebstrap) first+=("$package") ;; *) rest+=("$package") ;; esac
done
plan=()
[ ${#packages[@]} = 0 ] || plan+=("from Debian:  ${packages[*]}")
[ -n "$(find_uv)" ] || plan+=("from PyPI:    uv, into .data/tools")
[ -x .venv/bin/hotline ] || plan+=("from PyPI:    the packages of uv.lock, into .venv")
has_node_packages || plan+=("from npm:     the packages of frontend/package-lock.json")
has_asterisk || plan+=("from Debian:  Asterisk's root file system (0.35 GB), into .data/asterisk-root")
if [ ${#plan[@]} -gt 0 ]; then
    echo "To be installed:"
    printf '  %s\n' "${plan[@]}"
    echo
fi

if [ ${#packages[@]} != 0 ]; then
    step "tools from Debian" "" install_packages update "${first[@]}"
    [ ${#rest[@]} = 0 ] || step "other Debian packages" "tools from Debian" install_packages "${rest[@]}"
fi
[ -n "$(find_uv)" ] || step "uv" "tools from Debian" install_uv
step "Python packages" "tools from Debian,uv" sync_python
step "announcements" "Python packages" .venv/bin/hotline prompts --unpack
if ! has_node_packages; then
    step "npm packages" "tools from Debian" install_node_packages
fi
if ! is_front_built; then
    step "front end" "tools from Debian,npm packages" build_front_end
fi
has_asterisk || step "Asterisk's root file system" "tools from Debian" build_asterisk
if [ "$purpose" = test ]; then
    step "the Mandarin voice" "announcements,tools from Debian" .venv/bin/hotline voice --once
fi
do_all
[ ! -d "$built/asterisk-root" ] || $python supply/asterisk_lock.py compare "$built/asterisk-root"
