#!/bin/sh
# Starts the app. Without a display it does the main job on the bundled sample instead.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
    exec "$bin/microfiche" "$@"
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
archive=$folder/sample.fiche
show() {
    printf '\n$ %s\n' "$*"
    "$bin/$@"
}

echo "There is no display here, so this is Microfiche at work on its sample."
show fiche import "$archive" resources/sample
show fiche search "$archive" 缩微
show fiche search "$archive" 'film OR library' --limit 3
QT_QPA_PLATFORM=offscreen show microfiche "$archive" --search 缩微 --screenshot microfiche.png
printf '\nA picture of the window: %s\n' "$PWD/microfiche.png"
