"""A disk that fails at one call of all that write to it, and at each one after: no traceback, no
damage, no half batch; and on a good disk it is completed.

``MICROFICHE_KILLS`` says at how many calls of each work, which is half of it.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.conftest import Children, World
from tests.faults.works import NAMES, prepare, works

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
POINTS = int(os.environ.get("MICROFICHE_KILLS", "8")) // 2
SENTENCES = ("is full. Nothing is damaged", "cannot be used. (")


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Children]:
    """Children whose disk may fail."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not Path("/proc/self/fd").exists():
        pytest.skip("there is no compiler, or no Linux")
    library = tmp_path_factory.mktemp("disk") / "failing_disk.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", library, HERE / "failing_disk.c", "-ldl"]
    subprocess.run(command, check=True)
    made = Children(LD_PRELOAD=str(library))
    yield made
    made.end()


@pytest.mark.parametrize("name", NAMES)
def test_at_every_kind_of_call(failing: Children, world: World, tmp_path: Path, name: str) -> None:
    work = works(tmp_path, world)[name]
    prepare(failing, work)
    calls = failing.run(work.do, *work.args, fail_from=0)["result"]["calls"]
    assert calls > POINTS, "nothing was counted"
    is_second = work.do == "migrate"
    wanted = failing.ask("content", work.path, is_second)
    failed = 0
    for number in range(POINTS):
        prepare(failing, work)
        call = 1 + number * calls // POINTS
        why = errno.EIO if number % 3 == 2 else errno.ENOSPC
        done = failing.run(work.do, *work.args, fail_from=call, why=why)
        assert done["status"] == 0, (call, done)
        if "ok" not in done["result"]:
            failed += 1
            assert any(one in done["result"]["said"] for one in SENTENCES), (call, done)
        if failing.ask("size", work.path) and failing.ask("version", work.path) == 1:
            failing.ask("check", work.path)
        failing.ask(work.do, *work.args)
        assert failing.ask("content", work.path, is_second) == wanted
    print(f"{work.do}: failed at {failed} of {POINTS} points of {calls} calls, nothing damaged")
    assert failed > POINTS // 2
