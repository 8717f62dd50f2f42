"""Runs a program as the user *nobody*: ``nobody.py [--no-namespaces] PROGRAM [ARGUMENT]...``

With ``--no-namespaces`` the program runs on a system that lets nobody make a namespace: in a
user namespace of its own, whose limit of them is 0. Only root can run it. Linux only.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

NOBODY = 65_534
NEW_USERS = 0x10000000  # CLONE_NEWUSER of <linux/sched.h>
EVERYBODY = "0 0 4294967295"
AS_NOBODY = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def main(arguments: list[str]) -> int:
    """Run it; its exit status."""
    command = ["setpriv", *AS_NOBODY, "--"]
    if arguments[0] != "--no-namespaces":
        os.execvp("setpriv", [*command, *arguments])
    made, told = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        if ctypes.CDLL(None).unshare(NEW_USERS) != 0:
            os._exit(126)
        os.write(made[1], b"x")
        os.read(told[0], 1)
        Path("/proc/sys/user/max_user_namespaces").write_text("0", "ascii")
        os.execvp("setpriv", [*command, *arguments[1:]])
    os.close(made[1])
    if os.read(made[0], 1):
        for name in ("uid_map", "gid_map"):
            Path(f"/proc/{child}/{name}").write_text(EVERYBODY, "ascii")
    os.write(told[1], b"x")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
