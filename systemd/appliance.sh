# shellcheck shell=bash disable=SC2154,SC2034
# Installing and removing the appliance. Read by setup.sh, which runs it as root; $here, $command and
# the steps shared with the demo come from there.

APPLIANCE=/opt/bolo
STATE=/var/lib/bolo
APPLIANCE_USER=bolo
UNITS=/etc/systemd/system
UDEV_RULES=/etc/udev/rules.d
COMMAND=/usr/local/bin/bolo
PROGRAM_PARTS=(device firmware_hooks kb models_dl systemd docs setup.sh pyproject.toml README.md LICENSE)

systemd_runs() { [[ -d /run/systemd/system ]]; }

our_units() {  # FOLDER: names of the units of a copy of the program
  [[ -d $1/systemd ]] || return 0
  find "$1/systemd" -maxdepth 1 \( -name '*.service' -o -name '*.timer' -o -name '*.path' \) \
    -printf '%f\n' | sort
}

enabled_units() {  # FOLDER: those of them that start by themselves
  local unit
  for unit in $(our_units "$1"); do
    if grep -q '^\[Install\]' "$1/systemd/$unit"; then echo "$unit"; fi
  done
}

install_appliance() {
  local source=$here before
  open_log "$STATE"
  program=$APPLIANCE
  check_machine 3000
  step "System packages"
  debian_packages "${RUN_PACKAGES[@]}"
  step "User $APPLIANCE_USER"
  appliance_user
  step "Program in $APPLIANCE"
  stop_units
  copy_program "$source"
  step "Python environment ($("$python" -V 2>&1), $APPLIANCE/.venv)"
  python_environment ""
  "$APPLIANCE/.venv/bin/python" -m compileall -q "$APPLIANCE"/{device,firmware_hooks,kb,models_dl}
  step "Models"
  bring_models "$source"
  fetch_models install
  step "Shop"
  appliance_shop
  step "Command, units and udev rules"
  place_command
  place_rules
  place_units
  restart_kiosk
  stand_ins install
  missing_hardware
  step "The writer, for open questions"
  before=$(writer_state)
  writer "$WRITER_MINUTES"
  if [[ $(writer_state) != "$before" ]]; then restart_kiosk; fi
  step "Installed"
  note "the shop's data: $STATE    settings: $APPLIANCE/config.yaml    look after it with: bolo doctor"
  note "your own products: bolo catalogue import --unsigned FOLDER"
}

writer_state() { cat "$APPLIANCE/.venv/bolo-writer" 2>/dev/null || true; }

appliance_user() {
  local group
  for group in audio gpio; do
    getent group "$group" >/dev/null || { groupadd --system "$group"; note "group $group made"; }
  done
  if ! getent passwd "$APPLIANCE_USER" >/dev/null; then
    useradd --system --user-group --home-dir "$STATE" --no-create-home --shell /usr/sbin/nologin \
      --comment "Bolo voice kiosk" "$APPLIANCE_USER"
    note "user $APPLIANCE_USER made"
  fi
  usermod --append --groups audio,gpio "$APPLIANCE_USER"
  chown -R "$APPLIANCE_USER:$APPLIANCE_USER" "$STATE"
  chmod 750 "$STATE"
}

copy_program() {  # SOURCE: replaces the program; settings that the shop has changed stay
  local source=$1 part
  mkdir -p "$APPLIANCE"
  if [[ $(realpath "$source") == "$APPLIANCE" ]]; then note "running from there"; return; fi
  for part in "${PROGRAM_PARTS[@]}"; do
    [[ -e $source/$part ]] || continue
    rm -rf "$APPLIANCE/$part.new"
    cp -R "$source/$part" "$APPLIANCE/$part.new"
    find "$APPLIANCE/$part.new" -name __pycache__ -prune -exec rm -rf {} +
    rm -rf "${APPLIANCE:?}/$part"
    mv "$APPLIANCE/$part.new" "$APPLIANCE/$part"
  done
  copy_settings "$source"
  if [[ -d $source/.wheels ]]; then cp -R "$source/.wheels" "$APPLIANCE/"; fi
  chown -R root:root "$APPLIANCE"
  chmod -R go=rX "$APPLIANCE"
  note "copied"
}

copy_settings() {  # SOURCE
  local shipped=$1/config.yaml settings=$APPLIANCE/config.yaml last=$APPLIANCE/.config.yaml.shipped
  if [[ ! -e $settings ]] || cmp -s "$settings" "$last"; then
    cp "$shipped" "$settings"
    rm -f "$settings.new"
  elif ! cmp -s "$shipped" "$last" && ! cmp -s "$shipped" "$settings"; then
    cp "$shipped" "$settings.new"
    note "your settings stay; what is new in the settings file: diff $settings $settings.new"
  else
    note "your settings stay"
  fi
  cp "$shipped" "$last"
}

bring_models() {  # SOURCE: what a demo has fetched need not be fetched again
  local from=$1/.venv/share/bolo/models to=$APPLIANCE/.venv/share/bolo/models
  if [[ -d $from && ! -e $to && $from != "$to" ]]; then
    mkdir -p "$(dirname "$to")"
    run "models of the demo" cp -R "$from" "$to.new"
    mv "$to.new" "$to"
  fi
}

appliance_bolo() { as_appliance "$APPLIANCE/.venv/bin/bolo" --home "$STATE" "$@"; }

as_appliance() { runuser -u "$APPLIANCE_USER" -- env "HOME=$STATE" "$@"; }

appliance_shop() {  # the sample shop, so that the kiosk answers at once; never over a shop's own data
  if [[ -L $STATE/catalogue/current ]]; then
    note "the catalogue there stays"
    appliance_bolo ask hello >/dev/null 2>&1 && return
    try "catalogue indexed for this version" appliance_bolo catalogue rebuild \
      || note "not done: sudo bolo doctor tells more"
    return
  fi
  run "sample shop" appliance_bolo catalogue import --unsigned "$APPLIANCE/kb/sample_shop"
}

place_command() {
  cat >"$COMMAND.new" <<TEXT
#!/bin/sh
# The shop's data belongs to the user $APPLIANCE_USER; root becomes that user.
if [ "\$(id -u)" = 0 ]; then
  exec runuser -u $APPLIANCE_USER -- env HOME=$STATE BOLO_HOME="\${BOLO_HOME:-$STATE}" $APPLIANCE/.venv/bin/bolo "\$@"
fi
if [ ! -w "\${BOLO_HOME:-$STATE}" ]; then
  echo "bolo: the shop's data is closed to this user: sudo bolo \$*" >&2
  exit 1
fi
exec $APPLIANCE/.venv/bin/bolo "\$@"
TEXT
  chmod 755 "$COMMAND.new"
  mv "$COMMAND.new" "$COMMAND"
  note "$COMMAND"
}

reload_rules() {  # a container has systemd and no udevd
  udevadm control --reload >>"$log" 2>&1 || true
}

place_rules() {
  local rule
  mkdir -p "$UDEV_RULES"
  for rule in "$APPLIANCE"/firmware_hooks/udev/*.rules; do
    [[ -e $rule ]] || continue
    install -m 644 "$rule" "$UDEV_RULES/"
    note "$UDEV_RULES/${rule##*/}"
  done
  reload_rules
}

place_units() {
  local unit
  mkdir -p "$UNITS"
  for unit in $(our_units "$APPLIANCE"); do
    install -m 644 "$APPLIANCE/systemd/$unit" "$UNITS/"
    note "$UNITS/$unit"
  done
  if ! command -v systemctl >/dev/null; then
    note "no systemd here: start the kiosk yourself with: bolo run"
    return
  fi
  for unit in $(enabled_units "$APPLIANCE"); do
    systemctl enable --quiet "$unit" || note "$unit could not be enabled"
  done
  if ! systemd_runs; then
    note "systemd does not run here: the kiosk starts with the next boot"
    return
  fi
  systemctl daemon-reload
}

restart_kiosk() {
  local unit
  systemd_runs || return 0
  for unit in $(enabled_units "$APPLIANCE"); do
    if try "start $unit" systemctl restart "$unit"; then continue; fi
    note "$unit did not start: journalctl -u $unit"
  done
}

stop_units() {
  local unit
  systemd_runs || return 0
  for unit in $(our_units "$APPLIANCE"); do
    case $unit in
      *@.*) systemctl stop "${unit/@./@*.}" >>"$log" 2>&1 || true ;;
      *) systemctl stop "$unit" >>"$log" 2>&1 || true ;;
    esac
  done
}

missing_hardware() {
  local lacks=()
  compgen -G "/dev/gpiochip*" >/dev/null \
    || lacks+=("no GPIO pins: the button is the space bar of a terminal or the control socket")
  grep -q '\[' /proc/asound/cards 2>/dev/null \
    || lacks+=("no sound card: plug in a USB microphone and speaker; the kiosk finds them by itself")
  if ((${#lacks[@]})); then
    step "This board has"
    printf '    %s\n' "${lacks[@]}"
  fi
}

uninstall_appliance() {  # [--purge]
  local unit rule units rules=()
  log=/dev/null
  units=$(our_units "$APPLIANCE")
  step "Units and udev rules"
  stop_units
  for unit in $units; do
    if command -v systemctl >/dev/null; then systemctl disable --quiet "$unit" 2>/dev/null || true; fi
    rm -f "$UNITS/$unit"
  done
  for rule in "$APPLIANCE"/firmware_hooks/udev/*.rules; do
    if [[ -e $rule ]]; then rules+=("$UDEV_RULES/${rule##*/}"); fi
  done
  rm -f "${rules[@]}" "$COMMAND"
  if systemd_runs; then systemctl daemon-reload; fi
  reload_rules
  note "gone"
  step "Program"
  if [[ -e $APPLIANCE/config.yaml ]] && ! cmp -s "$APPLIANCE"/{config.yaml,.config.yaml.shipped} \
    && [[ -d $STATE && ${1:-} != --purge ]]; then
    cp "$APPLIANCE/config.yaml" "$STATE/config.yaml.kept"
    note "your settings are kept as $STATE/config.yaml.kept"
  fi
  rm -rf "$APPLIANCE"
  note "$APPLIANCE is gone"
  step "The shop's data"
  if [[ ${1:-} != --purge ]]; then
    if [[ -d $STATE ]]; then note "$STATE stays; delete it with: sudo ./setup.sh uninstall --purge"; fi
    return
  fi
  rm -rf "$STATE"
  if getent passwd "$APPLIANCE_USER" >/dev/null; then userdel "$APPLIANCE_USER"; fi
  note "$STATE and the user $APPLIANCE_USER are gone"
}
