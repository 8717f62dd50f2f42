"""One post of a damaged archive, proven and ready to be stored anew."""

from __future__ import annotations

import sqlite3
from pathlib import PurePosixPath
from typing import NamedTuple

from archive.query import FacetKind
from archive.storage.bodies import BodyReader
from archive.storage.connection import as_written
from archive.storage.details import AssetLink, Detail, PostValues, read_detail, row_sum
from archive.storage.facets import FacetNames, FacetReader
from archive.storage.keys import hash_key
from archive.storage.prepared import PreparedPost
from archive.storage.records import text_in
from archive.storage.salvage import Salvage, Say, fits, raise_unless_damage
from archive.storage.schema import FLAG_HIDDEN, FLAG_UNREADABLE
from archive.text.indexed import indexed_texts

_SETS_KEPT = 10_000
_LOOK = "SELECT codec, bytes, checksum FROM post_source WHERE post_id = ?"
_LINKS = "SELECT address, asset_file_id FROM post_asset WHERE post_id = ?"

Labels = dict[str, str]


class Body(NamedTuple):
    """A post file as it is stored, and its visible text."""

    codec: int
    packed: bytes
    checksum: bytes
    text: str


class PostSaver:
    """Reads posts of a damaged archive."""

    def __init__(self, old: Salvage, bodies: BodyReader, say: Say) -> None:
        self._old = old
        self._say = say
        self._bodies = bodies
        self._facets = FacetReader(old.connection)
        self._sets: dict[int, tuple[FacetNames, Labels] | None] = {}

    def body(self, post_id: int) -> Body | None:
        """The post file, or None where it cannot be proven to be what was imported."""
        row = self._old.row(_LOOK, post_id)
        if row is None or not fits(row, "ibb"):
            return None
        codec, packed, checksum = row
        record = self._bodies.proven_record(codec, packed, checksum)
        return None if record is None else Body(codec, packed, checksum, text_in(record))

    def post(self, values: PostValues, body: Body, source_name: str) -> tuple[PreparedPost, Labels]:
        """A post and the labels of its categories."""
        detail = self._detail(values)
        names, labels = self._names(values, source_name)
        return self._prepared(values, body, detail, names), labels

    def bare_post(
        self, post_id: int, body: Body, path: str, source: tuple[int, str], rules_id: int
    ) -> PreparedPost:
        """A post of which only the file is left, under its name and out of the lists until its
        folder is imported again. *source* is (id, name)."""
        values = PostValues(
            post_id,
            source[0],
            key=hash_key("saved", source[0], post_id),
            published=0,
            published_offset=0,
            title=PurePosixPath(path).stem,
            facet_set=0,
            language=None,
            words=0,
            flags=FLAG_HIDDEN | FLAG_UNREADABLE,
            rules_id=rules_id,
        )
        detail = Detail(values.title, "", None)
        return self._prepared(values, body, detail, FacetNames(source=source[1]))

    def _prepared(
        self, values: PostValues, body: Body, detail: Detail, names: FacetNames
    ) -> PreparedPost:
        texts = indexed_texts(values.title, body.text)
        return PreparedPost(
            key=values.key,
            published=values.published,
            published_offset=values.published_offset,
            title=values.title,
            title_key=texts.title_key,
            language=values.language,
            words=values.words,
            flags=values.flags,
            detail=detail,
            names=names,
            codec=body.codec,
            body=body.packed,
            checksum=body.checksum,
            tokens=texts.tokens,
            title_tokens=texts.title_tokens,
            rules_id=values.rules_id,
        )

    def _detail(self, values: PostValues) -> Detail:
        detail = None
        try:
            detail = read_detail(self._old.connection, values.id)
        except sqlite3.DatabaseError as error:
            raise_unless_damage(error)
        if detail is None or not fits(
            (*(getattr(detail, name) for name in Detail.__slots__),), "ttTII"
        ):
            self._say(f"the address and the source link of post {values.id} are lost")
            return Detail("", "", None)
        kept = self._old.row("SELECT row_sum FROM post_detail WHERE post_id = ?", values.id)
        links = self._links(values.id)
        if links is None or kept != (row_sum(values, detail, links),):
            self._say(f"what is known of post {values.id} may be wrong")
        return detail

    def _links(self, post_id: int) -> list[AssetLink] | None:
        """What the post refers to, or None where that makes no sense."""
        try:
            rows: list[AssetLink] = self._old.connection.execute(_LINKS, (post_id,)).fetchall()
        except sqlite3.DatabaseError as error:
            raise_unless_damage(error)
            return None
        return rows if all(fits(row, "tI") for row in rows) else None

    def _names(self, values: PostValues, source_name: str) -> tuple[FacetNames, Labels]:
        if values.facet_set not in self._sets:
            if len(self._sets) >= _SETS_KEPT:
                self._sets.clear()
            self._sets[values.facet_set] = self._names_of_set(values.facet_set)
        found = self._sets[values.facet_set]
        if found is None or not found[0].source:
            self._say(f"the categories and tags of post {values.id} are lost")
            return FacetNames(source=source_name, language=values.language), {}
        return found

    def _names_of_set(self, set_id: int) -> tuple[FacetNames, Labels] | None:
        try:
            with as_written("a category or tag"):
                rows = self._facets.names_of_sets([set_id])[set_id]
        except sqlite3.DatabaseError as error:
            raise_unless_damage(error)
            return None
        if not all(isinstance(text, str) for _, *texts in rows for text in texts):
            return None
        names: dict[FacetKind, list[str]] = {}
        for kind, name, _ in rows:
            names.setdefault(kind, []).append(name)
        found = FacetNames(
            categories=tuple(names.get(FacetKind.CATEGORY, ())),
            tags=tuple(names.get(FacetKind.TAG, ())),
            publisher=next(iter(names.get(FacetKind.PUBLISHER, ())), None),
            source=next(iter(names.get(FacetKind.SOURCE, ())), ""),
            language=next(iter(names.get(FacetKind.LANGUAGE, ())), None),
            category_branches=tuple(names.get(FacetKind.CATEGORY_BRANCH, ())),
            tag_branches=tuple(names.get(FacetKind.TAG_BRANCH, ())),
        )
        labels = {name: label for kind, name, label in rows if kind is FacetKind.CATEGORY}
        return found, labels
