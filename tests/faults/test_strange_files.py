"""Files that are no archives of ours, or are no more: one sentence each, and not a byte changes."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive import StorageError, open_archive
from archive.cli import fiche
from archive.repairing import repair_archive
from archive.storage.connection import PAGE_SIZE
from tests.archive.library import Library
from tests.archive.test_checking import everything_seen

NO_ARCHIVE = "is not a Microfiche archive. It was left as it is."
CUTS = 60
PLACES = 100


def run(*arguments: object) -> Result:
    return CliRunner().invoke(fiche, list(map(str, arguments)))


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


STRANGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), NO_ARCHIVE),
    "html": (lambda path: path.write_text("<html>not an archive</html>", "utf-8"), NO_ARCHIVE),
    "half": (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096), NO_ARCHIVE),
    "zeros": (lambda path: path.write_bytes(bytes(PAGE_SIZE * 3)), NO_ARCHIVE),
    "of another program": (lambda path: change(path, "PRAGMA application_id = 7"), NO_ARCHIVE),
    "without an owner": (lambda path: change(path, "PRAGMA application_id = 0"), NO_ARCHIVE),
    "newer": (
        lambda path: change(path, "PRAGMA user_version = 99"),
        "was made by a newer version of Microfiche. Please update the program.",
    ),
    "with a trigger": (
        lambda path: change(
            path, "CREATE TRIGGER t AFTER INSERT ON post BEGIN DELETE FROM post; END"
        ),
        "is damaged. Restore a copy, or let “fiche repair” save what can be read of it.",
    ),
    "with a view in a table's place": (
        lambda path: change(
            path, "ALTER TABLE post RENAME TO was_post", "CREATE VIEW post AS SELECT * FROM was_post"
        ),
        "is damaged. Restore a copy, or let “fiche repair” save what can be read of it.",
    ),
}  # fmt: skip
COMMANDS = ("list", "search", "show", "facets", "check", "import", "optimize", "backup", "export")


def arguments(command: str, library: Library) -> list[object]:
    more = {
        "search": ["图书馆"],
        "show": ["1"],
        "import": [library.site],
        "backup": [library.path.with_name("copy.fiche")],
        "export": [library.path.with_name("out")],
    }
    return [command, library.path, *more.get(command, [])]


@pytest.mark.parametrize("kind", STRANGE)
def test_every_command_says_what_it_is_and_leaves_it(library: Library, kind: str) -> None:
    make, sentence = STRANGE[kind]
    make(library.path)
    before = library.path.read_bytes()
    for command in COMMANDS:
        done = run(*arguments(command, library))
        assert (done.exit_code, done.stdout) == (1, ""), command
        assert done.stderr.startswith(f"Error: {library.path} "), command
        assert sentence in done.stderr, command
        assert done.stderr.count("\n") == 1, command
        assert library.path.read_bytes() == before, command
        assert [one.name for one in library.path.parent.glob("*.fiche*")] == ["test.fiche"], command


@pytest.mark.parametrize("kind", ["with a trigger", "with a view in a table's place"])
def test_a_foreign_schema_is_left_behind_by_repair(library: Library, kind: str) -> None:
    """Posts are saved by name of table; what somebody else put beside them never runs."""
    STRANGE[kind][0](library.path)
    new = library.path.with_name("new.fiche")
    done = run("repair", library.path, new)
    if kind == "with a trigger":
        assert done.exit_code == 0
        assert done.stdout == f"40 posts saved in {new}\n"
    if new.exists():
        with open_archive(new, read_only=True) as archive:
            assert archive.check().ok


# --- cut off, and overwritten ---------------------------------------------------------------


@pytest.mark.slow
def test_cut_off_anywhere(library: Library) -> None:
    """At sixty lengths, from nothing to one byte too few."""
    data = library.path.read_bytes()
    with open_archive(library.path, read_only=True) as archive:
        whole = {archive.source_bytes(post_id) for post_id in range(1, 41)}
    lengths = [len(data) * number // (CUTS - 1) for number in range(CUTS - 1)]
    new = library.path.with_name("new.fiche")
    saved = []
    for length in [*lengths, len(data) - 1]:
        library.path.write_bytes(data[:length])
        done = run("check", library.path)
        assert done.exit_code == 1, length
        said = done.stderr or done.stdout
        assert NO_ARCHIVE in said or "is damaged" in said or "the file is damaged" in said
        assert "Traceback" not in said
        assert library.path.read_bytes() == data[:length]
        saved.append(_save(library, new, whole))
    assert saved[-1] >= 39
    assert saved == sorted(saved), "the more of it there is, the more is saved"


def _save(library: Library, new: Path, whole: set[bytes]) -> int:
    """How many posts could be saved; what is in the new archive is whole and was in the old."""
    new.unlink(missing_ok=True)
    try:
        report = repair_archive(library.path, new)
    except StorageError as error:
        assert str(library.path) in str(error)
        assert not new.exists()
        return 0
    with open_archive(new, read_only=True) as archive:
        assert archive.check().problems == ()
        ids = [one for (one,) in archive.connection.execute("SELECT id FROM post").fetchall()]
        assert {archive.source_bytes(one) for one in ids} <= whole
    assert len(ids) == report.posts
    return report.posts


@pytest.mark.slow
def test_overwritten_anywhere(library: Library) -> None:
    """A hundred places, each with bytes of chance: a sector, a page, several. What is damaged is
    noticed, or changes nothing that anybody sees; what can be read is saved."""
    data = library.path.read_bytes()
    chance = random.Random(9)
    used = [place for place, byte in enumerate(data) if byte]
    with open_archive(library.path, read_only=True) as archive:
        seen = everything_seen(archive)
        whole = {archive.source_bytes(post_id) for post_id in range(1, 41)}
    new = library.path.with_name("new.fiche")
    noticed = saved = 0
    for number in range(PLACES):
        length = chance.choice((1, 16, 512, 4096, PAGE_SIZE))
        place = chance.choice(used)
        changed = bytearray(data)
        changed[place : place + length] = chance.randbytes(length)
        library.path.write_bytes(changed[: len(data)])
        try:
            with open_archive(library.path, read_only=True) as archive:
                is_noticed = not archive.check().ok
                if not is_noticed:
                    assert everything_seen(archive) == seen
        except StorageError:
            is_noticed = True
        noticed += is_noticed
        if is_noticed and number % 4 == 0:
            saved += _save(library, new, whole)
    print(f"{noticed} of {PLACES} places noticed, the others harmless")
    assert noticed > PLACES // 3
    assert saved > 0
