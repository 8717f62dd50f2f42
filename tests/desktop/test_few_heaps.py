"""Many threads, and few heaps: looked at in a process of its own, since it holds for all of one."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from desktop.few_heaps import HEAPS

CHILD = """
    import ctypes, sys, tempfile, threading
    if sys.argv[1] == "few":
        from desktop.few_heaps import use_few_heaps
        assert use_few_heaps()
    together = threading.Barrier(8)
    def work():
        together.wait()
        kept.append(bytes(20_000))
        together.wait()
    kept, threads = [], [threading.Thread(target=work) for _ in range(8)]
    for one in threads: one.start()
    for one in threads: one.join()
    library = ctypes.CDLL(None)
    library.fopen.restype = ctypes.c_void_p
    with tempfile.NamedTemporaryFile() as file:
        stream = ctypes.c_void_p(library.fopen(file.name.encode(), b"w"))
        library.malloc_info(0, stream)
        library.fclose(stream)
        print(file.read().count(b"<heap nr="))
"""


def heaps(how: str) -> int:
    command = [sys.executable, "-c", textwrap.dedent(CHILD), how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return int(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a matter of glibc")
def test_threads_share_the_heaps() -> None:
    assert heaps("many") > HEAPS >= heaps("few")
