#!/bin/sh
# Draws the pictures of the documentation: the window on the sample, as it is today.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
MICROFICHE_HOME=$folder/home
export MICROFICHE_HOME
"$bin/fiche" import "$folder/sample.fiche" resources/sample >/dev/null
mkdir -p docs/images
picture() { # picture NAME option...
    name=$1
    shift
    "$bin/microfiche" "$@" --size 1280x800 --screenshot "docs/images/$name.png"
    echo "docs/images/$name.png"
}
sample=$folder/sample.fiche
picture welcome --theme light --language en
picture reading "$sample" --open 11 --theme light --language zh_CN
picture search "$sample" --search 缩微 --theme light --language en
picture dark "$sample" --open 8 --theme dark --language zh_CN
# Those of the user guide, which the program shows too.
"$bin/python" .ci/guide_pictures.py resources/guide/images
