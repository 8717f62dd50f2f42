"""Save what can be read of a damaged archive into a new one.

What stands in the archive once only is copied and proven: post files by their checksums, what is
known of them by their sums. Everything else (indexes, counts, combinations of categories) is made
anew from that, as an import does. The damaged file is only read.
"""

from __future__ import annotations

from pathlib import Path

from archive.database import Archive, open_archive
from archive.errors import NameTakenError
from archive.progress import Progress, ProgressCallback, RepairReport, ignore_progress
from archive.repair_posts import PostSaver
from archive.repair_rest import RestSaver
from archive.rules_checks import can_be_rules, mended_rules
from archive.storage.bodies import BodyReader
from archive.storage.connection import connect_to_salvage, storage_errors
from archive.storage.details import PostValues
from archive.storage.dictionaries import copy_dictionaries, saved_dictionaries
from archive.storage.keys import shown_path
from archive.storage.months import month_of
from archive.storage.passing import give_its_name, passing_file, put_on_the_disk
from archive.storage.salvage import Salvage
from archive.storage.writer import PostWriter

REPORT_EVERY = 100

_POST = ", ".join(PostValues._fields)
_SECONDS_OF_A_DAY = 86_400


def repair_archive(
    path: Path, new: Path, progress: ProgressCallback = ignore_progress
) -> RepairReport:
    """Write everything that can be read of the archive *path* into the new archive *new*, which is
    there when all of that is done, or not at all.

    :raises StorageError: nothing at all can be read of *path*; *new* cannot be written
    :raises NameTakenError: *new* is there already
    """
    path, new = Path(path), Path(new)
    _refuse_existing(new)
    problems: list[str] = []
    old = Salvage(path, problems.append)
    try:
        with storage_errors(new):
            new.parent.mkdir(parents=True, exist_ok=True)
            with passing_file(new, "repair") as passing:
                with open_archive(passing, create=True) as archive:
                    report = _Repair(old, archive, problems, progress).run()
                put_on_the_disk(passing)
                if not give_its_name(passing, new):
                    _refuse_existing(new)
    finally:
        old.close()
    return report


def open_damaged(path: Path) -> Archive:
    """The archive *path* for reading, of which perhaps nothing can be read but that it is one; for
    work that opens the file for itself.

    :raises StorageError: it is no archive, or its very beginning is lost
    """
    return Archive(path, connect_to_salvage(path), None)


def _refuse_existing(new: Path) -> None:
    with storage_errors(new):
        if new.exists():
            raise NameTakenError(new)


class _Repair:
    """One repair, from the damaged archive into an empty one."""

    def __init__(
        self, old: Salvage, new: Archive, problems: list[str], progress: ProgressCallback
    ) -> None:
        self._old = old
        self._archive = new
        self._new = new.connection
        self._problems = problems
        self._say = problems.append
        self._progress = progress
        self._writer = PostWriter(self._new)
        self._sources: dict[int, str] = {}
        self._rules: dict[int, str] = {}
        self._dictionaries = saved_dictionaries(old, self._say)
        self._bodies = BodyReader(old.connection, self._dictionaries)
        self._posts = PostSaver(old, self._bodies, self._say)
        self._ids: dict[int, int] = {}  # of a post, there and here
        self._lost: dict[int, str] = {}  # id there of a post without its file, and its title
        self._bare: set[int] = set()  # ids here of posts of which only the file is left
        self._total: int | None = None

    def run(self) -> RepairReport:
        counted = self._old.row("SELECT count(*) FROM post_file")
        self._total = None if counted is None else counted[0]
        self._writer.begin()
        self._copy_sources()
        self._writer.commit()
        self._save_posts()
        self._save_bare_posts()
        self._writer.commit()
        self._writer.begin()
        rest = RestSaver(self._old, self._new, self._bodies, self._source_name, self._say)
        for post_id, title in rest.save(self._ids, self._bare, self._lost).items():
            self._say(f"the file of post {post_id} “{title}” is lost")
        copy_dictionaries(self._new)
        self._writer.commit()
        self._archive.tidy()
        return RepairReport(len(self._ids), len(self._lost), tuple(self._problems))

    def _copy_sources(self) -> None:
        columns = "id, name, folder, generator, timezone, title, url, last_import"
        for row in self._old.rows("source", columns, "ittttttT"):
            self._new.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            self._sources[row[0]] = row[1]
        for number, source_id, settings in self._old.rows(
            "reading_rules", "id, source_id, settings", "iit"
        ):
            self._add_rules(number, source_id, settings)
        self._new.executemany(
            "INSERT INTO dictionary(id, bytes) VALUES (?, ?)", self._dictionaries.items()
        )

    def _add_rules(self, number: int, source_id: int, settings: str) -> None:
        self._source_name(source_id)
        if not can_be_rules(settings):
            self._say(f"the rules {number} that posts were read by are lost")
            settings = "{}"
        mended = mended_rules(settings)
        if mended is not None:
            self._say(f"the rules {number} that posts were read by are damaged")
            settings = mended
        self._new.execute(
            "INSERT INTO reading_rules VALUES (?, ?, ?)", (number, source_id, settings)
        )
        self._rules[number] = settings

    def _source_name(self, source_id: int) -> str:
        """The name of a source; one that is lost gets another."""
        if source_id not in self._sources:
            name = f"saved-{source_id}"
            self._new.execute(
                "INSERT INTO source VALUES (?, ?, '', 'plain', 'UTC', '', '', NULL)",
                (source_id, name),
            )
            self._sources[source_id] = name
        return self._sources[source_id]

    def _save_posts(self) -> None:
        for row in self._old.rows("post", _POST, "iiiiitiTiii"):
            values = PostValues(*row)
            body = self._posts.body(values.id)
            if body is None:
                self._lost[values.id] = values.title
                continue
            if not _can_be_stored(values):
                continue  # it comes among those of which only the file is left
            self._writer.begin()
            name = self._source_name(values.source_id)
            if values.rules_id not in self._rules:
                self._add_rules(values.rules_id, values.source_id, "")
            post, labels = self._posts.post(values, body, name)
            self._ids[values.id] = self._writer.add_post(post, values.source_id, labels)
            self._step()

    def _save_bare_posts(self) -> None:
        for (post_id,) in self._old.rows("post_source", "post_id", "i"):
            if post_id in self._ids or post_id in self._lost:
                continue
            body = self._posts.body(post_id)
            if body is None:
                self._lost[post_id] = ""
                continue
            file = self._old.row(
                "SELECT source_id, path FROM post_file WHERE post_id = ? LIMIT 1", post_id
            )
            source_id, path = file or (min(self._sources, default=1), f"post {post_id}")
            self._writer.begin()
            source = source_id, self._source_name(source_id)
            rules_id = self._archive.source_store.keep_rules(source_id, "{}")
            self._rules[rules_id] = "{}"
            post = self._posts.bare_post(post_id, body, shown_path(path), source, rules_id)
            new_id = self._writer.add_post(post, source_id, {})
            self._ids[post_id] = new_id
            self._bare.add(new_id)
            self._say(f"of “{shown_path(path)}” only the file is left: import its folder again")
            self._step()

    def _step(self) -> None:
        if self._writer.is_full():
            self._writer.commit()
        done = len(self._ids)
        if done % REPORT_EVERY == 0:
            self._progress(Progress("repair", done, self._total, problems=len(self._problems)))


def _can_be_stored(values: PostValues) -> bool:
    try:
        month_of(values.published)
    except (OverflowError, ValueError):
        return False
    return abs(values.published_offset) < _SECONDS_OF_A_DAY
