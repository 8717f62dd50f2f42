#!/bin/sh
# Finds a Python that can run Microfiche and hands over to setup.py beside this file.
set -eu
here=$(dirname "$0")
for python in ${PYTHON:-} python3 python3.11 python3.12 python3.13 python3.14; do
    if command -v "$python" >/dev/null 2>&1 &&
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" "$here/setup.py" "$@"
    fi
done
echo "Microfiche needs Python 3.11 or newer, and there is none on the PATH." >&2
echo "On Debian or Ubuntu: sudo apt-get install python3" >&2
exit 1
