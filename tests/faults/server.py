"""A process that has everything imported and forks a child for each operation, so that a child
costs milliseconds. It reads one JSON order a line and answers with one:

``{"do": "import", "args": […], "kill": seconds, "limit": bytes, "fail_from": call, "env": {…}}``
→ ``{"status": …, "cpu": …, "result": …}``. The child is killed when it has used ``kill`` seconds of the processor, so
the moment does not hang on how busy the machine is; no file of it may grow past ``limit``; with
``fail_from`` each call that writes fails from that one on, where failing_disk.c is loaded.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

from archive.errors import ArchiveError
from tests.factories import corpus
from tests.faults import operations

POLL_SECONDS = 0.0004


def main() -> None:
    """Serve until standard input ends."""
    _warm_up()
    for line in sys.stdin:
        print(json.dumps(_serve(json.loads(line))), flush=True)


def _warm_up() -> None:
    """Everything once, on a few posts: what is imported now no child has to import."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus(5, folder / "site")
        one, other = folder / "one.fiche", folder / "other.fiche"
        operations.import_folder(str(one), str(folder / "site"))
        operations.check(str(one))
        operations.content(str(one))
        operations.optimize(str(one))
        operations.backup(str(one), str(other))
        operations.repair(str(one), str(folder / "new.fiche"))


def _serve(order: dict[str, Any]) -> dict[str, Any]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(order, writing)
    os.close(writing)
    status, usage = _wait(child, order.get("kill"))
    with open(reading, "rb") as pipe:  # noqa: PTH123  (a descriptor)
        said = pipe.read()
    result = json.loads(said) if said else None
    return {"status": status, "cpu": usage.ru_utime + usage.ru_stime, "result": result}


def _wait(child: int, kill: float | None) -> tuple[int, Any]:
    clock = (~child << 3) | 2  # the system's name for the clock of a process
    while kill is not None:
        pid, status, usage = os.wait4(child, os.WNOHANG)
        if pid:
            return status, usage
        if time.clock_gettime(clock) >= kill:
            os.kill(child, signal.SIGKILL)
            break
        time.sleep(POLL_SECONDS)
    _, status, usage = os.wait4(child, 0)
    return status, usage


def _child(order: dict[str, Any], writing: int) -> None:
    os.environ.update(order.get("env", {}))
    time.tzset()
    if "limit" in order:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["limit"], resource.RLIM_INFINITY))
    if "fail_from" in order:
        ctypes.CDLL(None).fail_from(order["fail_from"], order.get("why", errno.ENOSPC))
    try:
        result: dict[str, Any] = {"ok": operations.OPERATIONS[order["do"]](*order["args"])}
    except ArchiveError as error:
        result = {"error": type(error).__name__, "said": str(error)}
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    if "fail_from" in order:
        result["calls"] = ctypes.CDLL(None).calls_so_far()
    os.write(writing, json.dumps(result).encode())
    os._exit(0)


if __name__ == "__main__":
    main()
