"""Whether Chromium's sandbox can start here. No Qt: it must be known before Qt is.

Chromium ends the whole program where it was told to use its sandbox and cannot: as root, and on
a Linux that lets users make no namespaces of their own and has no helper that may. So the two
cases are found out first, and only there it is told to go without.
"""

from __future__ import annotations

import ctypes
import os
import stat
import sys
from enum import StrEnum
from pathlib import Path

HELPER_NAME = "chrome-sandbox"
HELPER_VARIABLE = "CHROME_DEVEL_SANDBOX"

_NEW_USERS, _NEW_PROCESSES, _NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000  # <linux/sched.h>


class Sandbox(StrEnum):
    """Chromium's sandbox: on, or why it cannot be."""

    ON = "on"
    ROOT = "root"
    NO_NAMESPACES = "no-namespaces"


def find_sandbox() -> Sandbox:
    """Try what Chromium will try. Takes a few milliseconds; best before threads are started."""
    if is_root():
        return Sandbox.ROOT
    if not sys.platform.startswith("linux") or can_make_namespaces() or has_helper():
        return Sandbox.ON
    return Sandbox.NO_NAMESPACES


def is_root() -> bool:
    """Whether this process may do everything."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def can_make_namespaces() -> bool:
    """Whether this user may make a user namespace, and other namespaces in it. Linux only.

    There are many ways to forbid it (limits, settings of the kernel, AppArmor, seccomp filters of
    containers), and some only show inside, so a child process tries it.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.geteuid(), os.getegid()
    child = os.fork()
    if child == 0:
        is_allowed = False
        try:
            is_allowed = _enter_namespaces(libc, user, group)
        finally:  # whatever happens, the child goes no further than here
            os._exit(not is_allowed)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def _enter_namespaces(libc: ctypes.CDLL, user: int, group: int) -> bool:
    """Put this process into namespaces of its own."""
    if libc.unshare(_NEW_USERS) != 0:
        return False
    try:
        for name, text in (
            ("setgroups", "deny"),
            ("uid_map", f"{user} {user} 1"),
            ("gid_map", f"{group} {group} 1"),
        ):
            file = os.open(f"/proc/self/{name}", os.O_WRONLY)
            os.write(file, text.encode())
            os.close(file)
    except OSError:
        return False
    return bool(libc.unshare(_NEW_PROCESSES | _NEW_NETWORK) == 0)


def has_helper() -> bool:
    """Whether the helper is there that older systems need: root's, and run as root by anybody."""
    named = os.environ.get(HELPER_VARIABLE)
    beside = Path("/proc/self/exe").readlink().with_name(HELPER_NAME)
    return any(_is_helper(one) for one in (beside, *([Path(named)] if named else ())))


def _is_helper(path: Path) -> bool:
    try:
        found = path.stat()
    except OSError:
        return False
    is_file_of_root = stat.S_ISREG(found.st_mode) and found.st_uid == 0
    return is_file_of_root and bool(found.st_mode & stat.S_ISUID) and os.access(path, os.X_OK)
