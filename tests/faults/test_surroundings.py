"""What is around an archive: other programs, media that cannot be written, slow drives, clocks, and
a machine without memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive import (
    Cancelled,
    Importer,
    ImportOptions,
    PostFilter,
    ProblemCode,
    Progress,
    open_archive,
)
from archive.cli import fiche
from archive.importing import walk
from archive.importing.workers import Workers
from tests.archive.library import Library, ids_in, import_into
from tests.faults.conftest import ROOT, Children, Disk, World
from tests.faults.greedy import FATAL, GREEDY, GreedyWork

READ_ONLY = "can only be read. Copy it to a folder that you can write to."
LOCKED = "Another program is writing to"
HOLDER = (
    "import sys, pathlib, archive\n"
    "with archive.open_archive(pathlib.Path(sys.argv[1]), read_only=sys.argv[2] == 'reads') as one:\n"
    "    one.post_count(); print('open', flush=True); input();\n    print(one.post_count(), one.check().ok)"
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(fiche, list(map(str, arguments)))


# --- other programs -------------------------------------------------------------------------


@contextmanager
def another_program(path: Path, does: str) -> Iterator[list[str]]:
    """It "writes" or "reads": has the archive open until this is left, and says at the end how
    many posts it sees and whether all is well."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, path, does],
        cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        said: list[str] = []
        try:
            yield said
        finally:
            said += holder.communicate("\n")[0].splitlines()


def test_beside_a_program_that_writes(library: Library) -> None:
    """Whatever reads goes on; whatever writes is told, in one sentence."""
    copy = library.path.with_name("copy.fiche")
    with another_program(library.path, "writes"):
        for command in ("list", "check", "facets"):
            assert run(command, library.path).exit_code == 0, command
        assert run("backup", library.path, copy).exit_code == 0
        assert run("repair", library.path, library.path.with_name("new.fiche")).exit_code == 0
        for command in (["import", library.path, library.site], ["optimize", library.path]):
            done = run(*command)
            assert (done.exit_code, done.stdout) == (1, "")
            assert LOCKED in done.stderr
            assert done.stderr.count("\n") == 1
    assert ids_in(copy) == ids_in(library.path)
    assert run("import", library.path, library.site).exit_code == 0
    assert run("check", library.path).exit_code == 0


def test_beside_a_program_that_reads(library: Library) -> None:
    """Imports and optimising go on, each change is one transaction; and so does reading."""
    with another_program(library.path, "reads") as said:
        assert run("import", library.path, library.site).exit_code == 0
        assert run("optimize", library.path).exit_code == 0
    assert said == ["40 True"]


# --- what cannot be written -----------------------------------------------------------------


@pytest.mark.slow
def test_a_medium_that_can_only_be_read(disk: Disk, world: World) -> None:
    children, path = disk.children, disk.folder / "a.fiche"
    children.ask("empty", disk.folder)
    children.ask("put", world.whole, path)
    wanted = children.ask("content", path)
    children.ask("remount", disk.folder, "ro")
    try:
        assert children.ask("content", path) == wanted
        children.ask("check", path)
        for do, arguments in (
            ("import_folder", (path, world.changed)),
            ("import_folder", (disk.folder / "new.fiche", world.site)),
            ("optimize", (path,)),
            ("migrate", (path,)),
            ("backup", (path, disk.folder / "copy.fiche")),
            ("repair", (path, disk.folder / "new.fiche")),
        ):
            done = children.run(do, *arguments)
            assert done["status"] == 0, done
            assert done["result"]["error"] == "ArchiveReadOnlyError", done
            assert READ_ONLY in done["result"]["said"]
        assert children.ask("beside", disk.folder / "a") == ["a.fiche"]
    finally:
        children.ask("remount", disk.folder, "rw")
    children.ask("import_folder", path, world.changed)
    children.ask("empty", disk.folder)


def test_files_and_folders_whose_permission_is_lost_meanwhile(guarded_library: Library) -> None:
    """Between the listing and the reading: each is named, the others are imported."""
    site = guarded_library.site
    lost, gone = (site / post.path for post in guarded_library.posts[:2])
    folder = site / "closed"
    folder.mkdir()
    (folder / "2024-01-01-x.md").write_text("---\nlayout: post\n---\nx\n", "utf-8")
    folder.chmod(0)

    def lose(progress: Progress) -> None:
        if progress.stage == "read" and not progress.done:
            lost.chmod(0)
            gone.unlink(missing_ok=True)

    path = guarded_library.path.with_name("new.fiche")
    with open_archive(path, create=True) as archive:
        report = Importer(archive, ImportOptions(workers=0)).run([site], lose)
        assert archive.check().ok
    assert (report.added, report.failed) == (38, 3)
    named = {problem.path: problem.code for problem in report.problems}
    assert named == {
        guarded_library.posts[0].path: ProblemCode.UNREADABLE,
        guarded_library.posts[1].path: ProblemCode.VANISHED,
        "closed": ProblemCode.UNREADABLE,
    }


# --- slow drives ----------------------------------------------------------------------------


class SlowFolder:
    """``os.scandir`` of a drive far away, where each name takes its time: they are counted."""

    def __init__(self) -> None:
        self.names = 0
        self._scandir = os.scandir

    def __call__(self, path: str) -> Any:
        return self._Listing(self, self._scandir(path))

    class _Listing:
        def __init__(self, folder: SlowFolder, found: Any) -> None:
            self._folder, self._found = folder, found

        def __enter__(self) -> SlowFolder._Listing:
            return self

        def __exit__(self, *_: object) -> None:
            self._found.close()

        def __iter__(self) -> Iterator[Any]:
            for entry in self._found:
                self._folder.names += 1
                yield entry


def test_cancel_reacts_in_the_middle_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of a thousand names, each of which takes long: it is left after a few."""
    site = tmp_path / "site"
    site.mkdir()
    for number in range(1_000):
        (site / f"{number}.md").write_bytes(b"x")
    slow = SlowFolder()
    monkeypatch.setattr("archive.importing.importer.REPORT_SECONDS", 0.0)
    with open_archive(tmp_path / "own.fiche", create=True) as archive:

        def stop(progress: Progress) -> None:
            if progress.stage == "scan" and slow.names > 100:
                raise Cancelled

        monkeypatch.setattr(walk.os, "scandir", slow)
        report = Importer(archive, ImportOptions(workers=0, generator="plain")).run([site], stop)
        monkeypatch.undo()
        assert report.stopped
        assert slow.names <= 100 + 2 * walk.LOOK_EVERY
        assert archive.check().ok
    assert import_into(tmp_path / "own.fiche", site, generator="plain").added == 1_000


# --- clocks ---------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/St_Johns", "Pacific/Kiritimati"])
def test_the_zone_of_the_machine_changes_nothing(
    children: Children, world: World, tmp_path: Path, zone: str
) -> None:
    """The site says its own; and an archive that travels means the same everywhere."""
    path = tmp_path / "a.fiche"
    children.ask("import_folder", path, world.changed, env={"TZ": zone})
    children.ask("check", path, env={"TZ": "Europe/Lisbon"})
    here = tmp_path / "here.fiche"
    children.ask("import_folder", here, world.changed)
    assert children.ask("content", path, env={"TZ": zone}) == children.ask("content", here)


@pytest.mark.parametrize("moment", [0, 1, 4_000_000_000])
def test_files_from_1970_and_from_2096(library: Library, tmp_path: Path, moment: int) -> None:
    """The clock of the machine that wrote them was wrong: dates come from the posts."""
    site = tmp_path / "site"
    (site / "_posts").mkdir(parents=True)
    (site / "_config.yml").write_text("timezone: Asia/Shanghai\n", "utf-8")
    for post in library.posts[:3]:
        (site / post.path).write_bytes((library.site / post.path).read_bytes())
        os.utime(site / post.path, (moment, moment))
    path = tmp_path / "own.fiche"
    assert import_into(path, site).added == 3
    assert import_into(path, site).unchanged == 3
    with open_archive(path, read_only=True) as archive:
        ids = [one for chunk in archive.iter_post_ids(PostFilter()) for one in chunk]
        assert [post.published for post in archive.posts(ids)] == [
            post.published for post in reversed(library.posts[:3])
        ]
        assert archive.check().ok


# --- no memory ------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_worker_without_memory_costs_one_file_its_layout() -> None:
    """It is read again as plain text; what ends the process even so is only kept."""
    with Workers[int, Any](2, GreedyWork) as pool:
        results = list(pool.map_in_order(GreedyWork(), range(300)))
    assert [number for number, _ in results] == [number * 2 for number in range(300)]
    odd = {number // 2: how for number, how in results if how != "full"}
    assert odd == {GREEDY: "plain", FATAL: "given up"}
