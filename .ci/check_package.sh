#!/bin/sh
# Tries the packaged app as somebody who has only its folder: copied far away from the sources,
# with a home of its own and nothing of Python in the environment.
# usage: check_package.sh dist/microfiche
set -eu
built=$(cd "$1" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir "$place/home" "$place/run" "$place/posts" "$place/posts/_posts"
chmod 700 "$place/run"
cp -a "$built" "$place/app"
cat > "$place/posts/_config.yml" <<'END'
title: 港湾消息
timezone: Asia/Shanghai
END
cat > "$place/posts/_posts/2024-03-01-ferry.md" <<'END'
---
title: "渡轮增加班次"
date: 2024-03-01 08:30:00 +0800
categories: gangwan
---
港湾渡轮从今天起增加班次。The harbour ferry runs **twice** an hour now.
END
# Enough posts for worker processes, and for what loads numpy.
mkdir "$place/many"
for number in $(seq 1001 1700); do
    sed "s/增加/第 $number 次增加/" "$place/posts/_posts/2024-03-01-ferry.md" \
        > "$place/many/2024-03-02-$number.md"
done

alone() {
    echo "\$ $*" >&2
    (cd "$place" && timeout 120 env -i HOME="$place/home" XDG_RUNTIME_DIR="$place/run" \
        PATH=/usr/bin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$@")
}
expect() { # expect TEXT command...: the output holds the text
    wanted=$1
    shift
    said=$(alone "$@") || { echo "$said"; echo "FAILED: $*" >&2; exit 1; }
    echo "$said"
    case $said in
        *"$wanted"*) ;;
        *) echo "FAILED: no \"$wanted\" in the output of: $*" >&2; exit 1 ;;
    esac
}

expect '"added": 1' app/fiche import news.fiche posts --json
expect 渡轮增加班次 app/fiche search news.fiche 港湾渡轮
expect '"total": 1' app/fiche search news.fiche ferry --json
expect '"ok": true' app/fiche check news.fiche --json
expect '"added": 700' app/fiche import many.fiche many --json
expect '"total": 1' app/fiche search many.fiche 1234 --json
expect '"total": 700' app/fiche search many.fiche 港湾 --json --limit 1
expect '"ok": true' app/fiche check many.fiche --json
expect '"ok": true' app/microfiche --self-test
alone app/microfiche news.fiche --search ferry --screenshot window.png
test -s "$place/window.png"
echo "Size of the app:"
du -sh "$built" "$built"/_internal/* | sort -rh | head -8 | sed "s|$built|  microfiche|"
