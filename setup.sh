#!/usr/bin/env bash
# Sets Bolo up on a fresh Debian 12 or Raspberry Pi OS and runs it. Safe to run again at any time.
set -Eeuo pipefail
umask 022
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV CDPATH
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
program=$here            # where the program and its .venv lie: here, or /opt/bolo once installed
home=$here/.home
log=$home/setup.log

# espeak-ng is the last voice; PyAudio compiles against portaudio19-dev
RUN_PACKAGES=(ca-certificates gcc libc6-dev portaudio19-dev espeak-ng alsa-utils libasound2-plugins
  procps)
# PulseAudio's null sinks are the tests' microphone and speaker, flite a voice that no engine here knows;
# systemd checks the units, and the file systems are those of sticks
TEST_PACKAGES=(pulseaudio pulseaudio-utils systemd shellcheck flite dosfstools exfatprogs exfat-fuse
  ntfs-3g)
PYTHON_PACKAGES=(python3 python3-venv python3-dev)
WRITER_PACKAGES=(g++ cmake make)
WRITER=llama-cpp-python
SHOWN_LOG_LINES=20
WRITER_MINUTES=90        # a Raspberry Pi 4 takes about an hour

usage() {
  cat <<'TEXT'
Bolo, a voice kiosk for a shop.

    ./setup.sh demo [MY.wav]              set everything up, then answer two spoken questions aloud
                                          (or the one in MY.wav)
    ./setup.sh test                       set everything up for the tests and run them all
    sudo ./setup.sh install               put the appliance in place: user, /opt/bolo, /var/lib/bolo,
                                          systemd units, udev rule
    sudo ./setup.sh uninstall [--purge]   take it away again; --purge also deletes the shop's data
    ./setup.sh help                       this text

Every command can be run again: what is done already takes no time, what was interrupted goes on.
TEXT
}

# --- telling the person who waits -----------------------------------------------------------------

step() { printf '\n==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }
die() { printf '\nsetup.sh: %s\n' "$*" >&2; exit 1; }
wrong_usage() { printf 'setup.sh: %s\n\n' "$*" >&2; usage >&2; exit 2; }

last_sign() {  # what the log says of how far a build or download is
  tail -c 4000 "$log" | tr '\r' '\n' | sed -n \
    -e 's/.*\(\[[0-9]*\/[0-9]*\]\).*/\1/p;t' -e 's/^ *//' -e '/^[A-Z].\{3,\}/p' | tail -n 1 | cut -c 1-60
}

heartbeat() {  # LABEL: a sign of life every second on a terminal, every 15 s elsewhere
  local label=$1 every=15 began=$SECONDS
  [[ -t 1 ]] && every=1
  while sleep "$every" >/dev/null 2>&1; do
    if [[ -t 1 ]]; then
      printf '\r\033[K    %s: %d s  %s' "$label" "$((SECONDS - began))" "$(last_sign)"
    else
      printf '    %s: %d s  %s\n' "$label" "$((SECONDS - began))" "$(last_sign)"
    fi
  done
}

try() {  # LABEL COMMAND...: output to the log, a sign of life meanwhile; the command's exit code
  local label=$1 began=$SECONDS code=0 pulse
  shift
  printf '\n### %s %s\n' "$(date '+%F %T')" "$*" >>"$log"
  heartbeat "$label" &
  pulse=$!
  "$@" >>"$log" 2>&1 </dev/null || code=$?
  kill "$pulse" 2>/dev/null || true
  wait "$pulse" 2>/dev/null || true
  [[ -t 1 ]] && printf '\r\033[K'
  if ((code == 0)); then note "$label: done ($((SECONDS - began)) s)"; fi
  return "$code"
}

show_log() {
  tail -n "$SHOWN_LOG_LINES" "$log" | cut -c 1-200 | sed 's/^/    | /' >&2
  printf '    The whole log: %s\n' "$log" >&2
}

run() {  # LABEL COMMAND...: as try, but failure ends the set-up
  try "$@" && return
  printf '\n    %s: FAILED. The log ends with:\n' "$1" >&2
  show_log
  die "stopped at «$1». Run the same command again to go on from here."
}

open_log() {  # DIRECTORY
  home=$1
  log=$home/setup.log
  mkdir -p "$home" || die "cannot write to $home"
  printf '\n##### %s setup.sh %s\n' "$(date '+%F %T')" "$command" >>"$log" \
    || die "cannot write to $log"
}

# --- the machine ----------------------------------------------------------------------------------

check_machine() {  # MEGABYTES
  local free_mb
  case $(uname -m) in
    x86_64 | aarch64) ;;
    *) die "this machine is a $(uname -m); Bolo needs a 64-bit system (x86-64 or aarch64)" ;;
  esac
  (($(date +%Y) >= 2025)) || die "the clock says $(date); set it first: sudo date -s 'YYYY-MM-DD HH:MM'"
  free_mb=$(df -Pm "$here" | awk 'NR == 2 { print $4 }')
  if ((free_mb < $1)) && [[ ! -x $program/.venv/bin/bolo ]]; then
    die "$1 MB of room are needed in $here; $free_mb MB are free"
  fi
}

as_root() { if ((EUID == 0)); then "$@"; else sudo "$@"; fi; }

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=1 \
    -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 "$@"
}

system_packages() {  # PACKAGE...: installs those that are not there
  local package missing=()
  command -v dpkg-query >/dev/null || { note "no Debian here; needed are: $*"; return; }
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] \
      || missing+=("$package")
  done
  if ((${#missing[@]} == 0)); then note "all there"; return; fi
  if ((EUID != 0)) && ! command -v sudo >/dev/null; then
    die "not root and no sudo: let an administrator run: apt-get install ${missing[*]}"
  fi
  note "missing: ${missing[*]}"
  if ((EUID != 0)); then sudo -v || die "sudo was refused"; fi
  try "lists of packages" apt_install update || note "not refreshed; going on with the old lists"
  run "system packages" apt_install install --yes --no-install-recommends "${missing[@]}"
}

usable_python() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {  # sets python; the appliance's user cannot use a Python in somebody's home folder
  local candidate candidates=(python3 python3.13 python3.12 python3.11 /usr/bin/python3)
  [[ $program == "$here" ]] || candidates=(/usr/bin/python3 /usr/local/bin/python3)
  for candidate in "${candidates[@]}"; do
    if python=$(command -v "$candidate") && usable_python "$python"; then return 0; fi
  done
  python=
  return 1
}

debian_packages() {  # PACKAGE...: also Python, its pins library and what builds on them, if Debian's is used
  local wanted=("$@")
  find_python || true
  if [[ -z $python || $(readlink -f "$python") == /usr/bin/* ]]; then
    wanted+=("${PYTHON_PACKAGES[@]}")
    if needs_debian_lgpio; then wanted+=(python3-lgpio); fi
  fi
  system_packages "${wanted[@]}"
  find_python || die "Python 3.11 or newer is needed; this machine has $(python3 --version 2>&1 || true)"
}

needs_debian_lgpio() {  # the registry has no lgpio for the Python of newer Raspberry Pi systems
  [[ $(uname -m) == aarch64 && -e /dev/gpiochip0 ]] \
    && [[ -n $python ]] && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 13))'
}

# --- Python environment, models, sample shop --------------------------------------------------------

python_environment() {  # EXTRAS ("" or "[test]")
  local extras=$1 venv=$program/.venv stamp_file=$program/.venv/bolo-packages stamp options=()
  if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    needs_debian_lgpio && options=(--system-site-packages)
    run "Python environment" "$python" -m venv "${options[@]}" "$venv"
  fi
  stamp=$({ cat "$program/pyproject.toml"; "$venv/bin/python" -V; echo "$program"; } | sha256sum)
  case $(cat "$stamp_file" 2>/dev/null || true) in
    "${stamp}[test]" | "$stamp$extras") note "Python packages: all there"; return ;;
  esac
  if ! try "Python registry" timeout 60 "$venv/bin/python" -m pip index versions --timeout 10 --retries 1 vosk; then
    show_log
    die "the Python registry does not answer. Is this machine online, and its clock right?"
  fi
  run "Python packages" "$venv/bin/python" -m pip install --progress-bar off -e "$program$extras"
  printf '%s%s\n' "$stamp" "$extras" >"$stamp_file"
}

bolo() { "$program/.venv/bin/bolo" --home "$home" "$@"; }

fetch_models() {  # PURPOSE: shows its own progress; what cannot be had is not fatal
  bolo models fetch --shared --for "$1" </dev/null && return
  note "going on without them"
}

sample_shop() {  # as COMMAND PREFIX...: imports the sample shop unless it is there unchanged
  local stamp_file=$home/sample-shop stamp
  stamp=$(find "$program/kb" -type f ! -name '*.pyc' -print0 | sort -z | xargs -0 sha256sum | sha256sum)
  if [[ $(cat "$stamp_file" 2>/dev/null || true) == "$stamp" ]]; then note "sample shop: there"; return; fi
  run "sample shop" bolo catalogue import --unsigned "$program/kb/sample_shop"
  printf '%s\n' "$stamp" >"$stamp_file"
}

stand_ins() {  # PURPOSE [WHEN THE WRITER COMES]: says plainly what is not here and what does its job
  local missing
  missing=$(bolo models list --missing --for "$1" 2>>"$log") || return 0
  if ! "$program/.venv/bin/python" -c 'import llama_cpp' 2>/dev/null; then
    missing+=${missing:+$'\n'}$(printf '%-30s meanwhile: %s' "$WRITER" "open questions are answered with the matching passage$2")
  fi
  if [[ -z $missing ]]; then return; fi
  step "What is not here, and what stands in for it"
  printf '%s\n' "$missing" | sed 's/^/    /'
}

# --- the writer: llama-cpp-python has no ready wheel --------------------------------------------------

writer_flags() {  # for this kind of processor, not for this very one: memory cards move
  case $(uname -m) in
    x86_64) grep -qw avx2 /proc/cpuinfo \
      && echo "-DGGML_SSE42=ON -DGGML_AVX=ON -DGGML_AVX2=ON -DGGML_FMA=ON -DGGML_F16C=ON -DGGML_BMI2=ON" ;;
    aarch64) grep -qw asimddp /proc/cpuinfo && echo "-DGGML_CPU_ARM_ARCH=armv8.2-a+dotprod" ;;
  esac || true
}

writer() {  # MINUTES: builds it at most once; never fatal
  local pip=("$program/.venv/bin/python" -m pip) flags wheels jobs stamp_file=$program/.venv/bolo-writer
  flags="-DGGML_NATIVE=OFF -DLLAVA_BUILD=OFF $(writer_flags)"
  if [[ $(cat "$stamp_file" 2>/dev/null || true) == "$flags" ]]; then note "$WRITER: there"; return; fi
  wheels=$program/.wheels/$(printf '%s' "$flags" | sha256sum | cut -c 1-12)
  if ! compgen -G "$wheels/*.whl" >/dev/null; then
    system_packages "${WRITER_PACKAGES[@]}"
    jobs=$(($(awk '/MemAvailable/ { print $2 }' /proc/meminfo) / 1000000 + 1))
    ((jobs > $(nproc))) && jobs=$(nproc)
    note "compiling, once: 5 minutes on a PC, up to an hour on a Raspberry Pi. Ctrl-C is harmless."
    mkdir -p "$wheels.part"
    if ! CMAKE_ARGS=$flags CMAKE_BUILD_PARALLEL_LEVEL=$jobs try "$WRITER" nice -n 10 timeout "${1}m" \
      "${pip[@]}" wheel -v --no-deps --wheel-dir "$wheels.part" "$WRITER>=0.3.9"; then
      show_log
      note "$WRITER could not be built; everything but the wording of open questions works without it"
      return
    fi
    rm -rf "$wheels"
    mv "$wheels.part" "$wheels"
  fi
  if try "$WRITER into the environment" "${pip[@]}" install --progress-bar off --force-reinstall \
    --no-deps "$wheels"/*.whl && try "what it needs" "${pip[@]}" install --progress-bar off "$WRITER"; then
    printf '%s\n' "$flags" >"$stamp_file"
  else
    show_log
    note "$WRITER could not be installed; going on without it"
  fi
}

# --- the commands -----------------------------------------------------------------------------------

environment() {  # EXTRAS PURPOSE PACKAGE...: everything up to and including the models
  local extras=$1 purpose=$2
  shift 2
  step "System packages"
  debian_packages "${RUN_PACKAGES[@]}" "$@"
  step "Python environment ($("$python" -V 2>&1), $program/.venv)"
  python_environment "$extras"
  step "Models"
  fetch_models "$purpose"
}

demo() {  # [WAV]
  check_machine 3000
  environment "" demo
  step "Shop"
  sample_shop
  stand_ins demo "; it is built at the end"
  step "Demo"
  bolo demo "$@" || exit
  step "The writer, for open questions"
  writer "$WRITER_MINUTES"
  bolo models fetch --shared "$(smallest_writer)" </dev/null || true
  step "Done"
  note "Ask by text:       .venv/bin/bolo ask \"price of the Crompton table fan\""
  note "All commands:      .venv/bin/bolo --help"
  note "On the counter:    sudo ./setup.sh install"
}

smallest_writer() { bolo models list --role writer --names | tail -n 1; }

run_tests() {
  local failed=0
  check_machine 5000
  cd "$here"
  environment "[test]" test "${TEST_PACKAGES[@]}"
  if grep -rqs --include='*.py' llama_cpp tests; then  # minutes of compiling, so only where it is used
    step "The writer, for open questions"
    writer 25
  fi
  stand_ins test ""
  step "ruff"
  .venv/bin/ruff check . && .venv/bin/ruff format --check . || failed=1
  step "mypy"
  .venv/bin/mypy || failed=1
  step "pytest"
  .venv/bin/python -m pytest || failed=1
  exit "$failed"
}

main() {
  command=${1:-help}
  shift || true
  case $command in
    demo)
      (($# <= 1)) || wrong_usage "demo takes one recording at most"
      if (($# == 1)); then
        [[ -f $1 && -r $1 ]] || { printf 'setup.sh: cannot read the recording %s\n' "$1" >&2; exit 2; }
        set -- "$(realpath -- "$1")"
      fi
      ;;
    test | install) (($# == 0)) || wrong_usage "$command takes no argument" ;;
    uninstall) (($# == 0)) || [[ $# == 1 && $1 == --purge ]] || wrong_usage "uninstall takes --purge only" ;;
    help | -h | --help) usage; exit 0 ;;
    *) wrong_usage "there is no command «$command»" ;;
  esac
  trap 'printf "\nsetup.sh: interrupted; the same command goes on from here\n" >&2; exit 130' INT TERM
  trap 'printf "\nsetup.sh: stopped at «%s» (line %s)\n" "$BASH_COMMAND" "$LINENO" >&2' ERR
  case $command in
    demo) open_log "$home"; demo "$@" ;;
    test) open_log "$home"; run_tests ;;
    install | uninstall)
      ((EUID == 0)) || die "$command needs root: sudo ./setup.sh $command $*"
      # shellcheck source=systemd/appliance.sh
      . "$here/systemd/appliance.sh"
      "$command"_appliance "$@"
      ;;
  esac
}

main "$@"
