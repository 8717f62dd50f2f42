"""From a file on disk to a post that is ready to be stored: what an import worker does."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from archive.errors import PostFileError
from archive.importing.file_ref import FileRef
from archive.importing.post_file import ParsedPost, read_post, unreadable_post
from archive.importing.post_parts import PostParts, post_of_parts, post_parts
from archive.importing.references import Reference
from archive.importing.site import SiteContext
from archive.importing.workers import At
from archive.progress import Problem, ProblemCode, Severity
from archive.storage.bodies import MAX_BODY_BYTES, PLAIN, BodyCompressor, checksum_of
from archive.storage.details import Detail
from archive.storage.facets import FacetNames
from archive.storage.keys import hash_key
from archive.storage.prepared import PreparedPost
from archive.storage.schema import (
    FLAG_AS_WRITTEN,
    FLAG_DRAFT,
    FLAG_HIDDEN,
    FLAG_IMAGE,
    FLAG_PLAIN,
    FLAG_PROBLEM,
    FLAG_UNREADABLE,
)
from archive.text.html_text import Shown
from archive.text.indexed import IndexedTexts, indexed_texts, indexed_together

MAX_FILE_BYTES = MAX_BODY_BYTES
"""A larger post file is listed as a problem and not kept."""

INDEXED_TOGETHER = 16
"""So many posts are cut into tokens together. To load what that takes costs as long as cutting some
hundred by themselves."""

LONG_TEXT = 100_000
"""Characters of a text that is cut by itself: to cut together takes forty times the memory."""


class ReadItem(NamedTuple):
    """One file to read."""

    source: int  # number of the source among this import's
    file: FileRef


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came of one file: a post, or the problem why there is none. ``references`` are the
    files that the post refers to; which there are, is not known yet."""

    item: ReadItem
    post: PreparedPost | None
    problem: Problem | None = None
    references: tuple[Reference, ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        """For the way to the process that writes: a tenth of the time of a pickled dataclass."""
        post = None if self.post is None else post_parts(self.post)
        return _received, (self.item, post, self.problem, self.references)


def _received(item: ReadItem, post: PostParts | None, *others: Any) -> ReadResult:
    return ReadResult(item, None if post is None else post_of_parts(post), *others)


@dataclass(frozen=True, slots=True)
class SourceToRead:
    """One folder of an import, as the workers know it."""

    source_id: int
    rules_id: int
    name: str
    folder: bytes
    context: SiteContext


@dataclass(slots=True)
class _Post:
    """A post on its way: what the steps so far have made of its file."""

    item: ReadItem
    plain: bool
    data: bytes = b""
    parsed: ParsedPost | None = None
    texts: IndexedTexts | None = None
    codec: int = PLAIN
    body: bytes = b""
    problem: Problem | None = None  # why there is no post


class PostPreparer:
    """Reads, parses, tokenises and compresses files. Sent to worker processes once."""

    def __init__(
        self,
        sources: Sequence[SourceToRead],
        dictionary_id: int,
        dictionary: bytes | None,
    ) -> None:
        self._sources = sources
        self._dictionary_id = dictionary_id
        self._dictionary = dictionary
        self._compressor: BodyCompressor | None = None

    def __getstate__(self) -> tuple[object, ...]:
        return self._sources, self._dictionary_id, self._dictionary

    def __setstate__(self, state: tuple[Sequence[SourceToRead], int, bytes | None]) -> None:
        self.__init__(*state)  # type: ignore[misc]  # the compressor itself cannot be sent

    def __call__(
        self, items: Sequence[ReadItem], at: At, *, plain: Collection[int] = ()
    ) -> list[ReadResult]:
        """Never raises for anything that is in the files or the folder.

        Each step is done for all items before the next: its tables stay in the processor's cache
        then, which makes a quarter of the time (measured). At most a chunk of items, then.
        """
        posts = [_Post(item, plain=index in plain) for index, item in enumerate(items)]
        for step in (self._read, self._parse, self._index, self._compress):
            if step == self._index and len(posts) >= INDEXED_TOGETHER:
                self._index_together(posts, at)
            for index, post in enumerate(posts):
                if post.problem is None:
                    at(index)
                    self._take(step, post)
        return [self._result(post) for post in posts]

    def _index_together(self, posts: Sequence[_Post], at: At) -> None:
        """Index all posts but large ones, which are left to be indexed one by one."""
        chosen = [
            (index, post, parsed)
            for index, post in enumerate(posts)
            if (parsed := post.parsed) is not None and len(parsed.text) <= LONG_TEXT
        ]
        if not chosen:
            return
        at(chosen[0][0])
        texts = indexed_together([(parsed.title, parsed.text) for _, _, parsed in chosen])
        for (_, post, _), own in zip(chosen, texts, strict=True):
            post.texts = own

    def _take(self, step: Callable[[_Post], None], post: _Post) -> None:
        try:
            step(post)
        except (PostFileError, OSError) as error:
            post.problem = _not_read(post.item, error)
        except (MemoryError, RecursionError):
            if post.plain:
                self._keep(post, *_TOO_COMPLEX)
            else:
                post.plain = True
                self._take(self._parse, post)
                if post.problem is None and step != self._parse:
                    self._take(step, post)
        except Exception as error:  # a defect of ours: the other files shall not suffer from it
            sentence = f"a defect of Microfiche, please report it: {type(error).__name__}: {error}"
            self._keep(post, ProblemCode.FAILED, sentence)

    def given_up(self, item: ReadItem) -> ReadResult:
        """The file brought down its reader twice: keep its bytes, show its name."""
        post = _Post(item, plain=True)
        self._take(self._read, post)
        if post.problem is None:
            self._keep(post, *_TOO_COMPLEX)
            self._take(self._compress, post)
        return self._result(post)

    def _read(self, post: _Post) -> None:
        post.data = read_file(self._sources[post.item.source].folder, post.item.file)
        post.codec, post.body = PLAIN, post.data  # whatever comes, this much is kept

    def _parse(self, post: _Post) -> None:
        context = self._sources[post.item.source].context
        post.parsed = read_post(post.data, post.item.file, context, plain=post.plain)

    def _keep(self, post: _Post, code: ProblemCode, sentence: str) -> None:
        """Let it be the file under its name, not understood."""
        context = self._sources[post.item.source].context
        problem = _problem(post.item, code, sentence)
        post.parsed = unreadable_post(post.item.file, context, problem)
        post.texts = None

    def _index(self, post: _Post) -> None:
        if post.parsed is not None and post.texts is None:
            post.texts = indexed_texts(post.parsed.title, post.parsed.text)

    def _compress(self, post: _Post) -> None:
        if self._compressor is None:
            self._compressor = BodyCompressor(self._dictionary_id, self._dictionary)
        text, excerpt = "", ""
        if post.parsed is not None:
            text, excerpt = post.parsed.text, post.parsed.excerpt
        post.codec, post.body = self._compressor.compress_post(post.data, text, excerpt)

    def _result(self, post: _Post) -> ReadResult:
        if post.parsed is None:
            return ReadResult(post.item, None, post.problem)
        packed = _packed(post, post.parsed, self._sources[post.item.source])
        return ReadResult(post.item, packed, references=post.parsed.references)


def _packed(post: _Post, parsed: ParsedPost, source: SourceToRead) -> PreparedPost:
    texts = post.texts or indexed_texts(parsed.title, parsed.text)
    published, published_offset = wall_seconds(parsed.published)
    updated = None if parsed.updated is None else wall_seconds(parsed.updated)
    return PreparedPost(
        key=hash_key(source.source_id, parsed.identity),
        published=published,
        published_offset=published_offset,
        title=parsed.title,
        title_key=texts.title_key,
        language=parsed.language,
        words=parsed.words,
        flags=_flags(parsed),
        detail=Detail(
            slug=parsed.slug,
            permalink=parsed.permalink,
            source_link=parsed.source_link,
            updated=None if updated is None else updated[0],
            updated_offset=None if updated is None else updated[1],
        ),
        names=_names(parsed, source.name),
        codec=post.codec,
        body=post.body,
        checksum=checksum_of(post.data),
        tokens=texts.tokens,
        title_tokens=texts.title_tokens,
        rules_id=source.rules_id,
        problems=parsed.problems,
    )


def _names(parsed: ParsedPost, source: str) -> FacetNames:
    return FacetNames(
        categories=parsed.categories,
        tags=parsed.tags,
        publisher=parsed.publisher,
        source=source,
        language=parsed.language,
        category_branches=parsed.category_branches,
        tag_branches=parsed.tag_branches,
    )


def read_file(folder: bytes, file: FileRef) -> bytes:
    """The bytes of a regular file below *folder*. Never blocks, never follows a link.

    :raises OSError: it is gone or may not be read
    :raises PostFileError: it is no regular file any more, or larger than MAX_FILE_BYTES
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(os.path.join(folder, file.raw), flags)  # noqa: PTH118  (bytes)
    try:
        status = os.fstat(descriptor)
        _check_file(status, file.path)
        return _read_all(descriptor, status.st_size)
    finally:
        os.close(descriptor)


def _read_all(descriptor: int, size: int) -> bytes:
    """Everything up to the end, about *size* bytes, and no more than may be kept.

    Without a file object: to make one asks the system more often than the reading does.
    """
    parts = []
    left = MAX_FILE_BYTES
    while left and (part := os.read(descriptor, min(size + 1, left))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _check_file(status: os.stat_result, path: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotAFileError("no regular file", path=path)
    if status.st_size > MAX_FILE_BYTES:
        raise FileTooLargeError(
            f"{status.st_size >> 20} MB; post files of more than"
            f" {MAX_FILE_BYTES >> 20} MB are not kept",
            path=path,
        )


class NotAFileError(PostFileError):
    """A link, pipe, device or socket where a file was."""

    code = ProblemCode.NOT_A_FILE


class FileTooLargeError(PostFileError):
    """Past MAX_FILE_BYTES."""

    code = ProblemCode.TOO_LARGE


def wall_seconds(moment: datetime) -> tuple[int, int]:
    """(wall-clock seconds as if the clock were UTC, seconds east of UTC) of an aware datetime."""
    offset = moment.utcoffset()
    wall = moment.replace(tzinfo=None) - _EPOCH
    return wall.days * 86400 + wall.seconds, 0 if offset is None else int(offset.total_seconds())


_EPOCH = datetime(1970, 1, 1)


def _flags(parsed: ParsedPost) -> int:
    hidden = parsed.hidden or parsed.unreadable  # a draft in _posts is built, and shown
    return (
        (FLAG_HIDDEN if hidden else 0)
        | (FLAG_DRAFT if parsed.draft else 0)
        | (FLAG_UNREADABLE if parsed.unreadable else 0)
        | (FLAG_IMAGE if parsed.has_image else 0)
        | (FLAG_PROBLEM if parsed.problems else 0)
        | (FLAG_PLAIN if parsed.plain is Shown.PLAIN else 0)
        | (FLAG_AS_WRITTEN if parsed.plain is Shown.AS_WRITTEN else 0)
    )


_TOO_COMPLEX = (ProblemCode.TOO_COMPLEX, "too complex to read in bounded time")


def _not_read(item: ReadItem, error: PostFileError | OSError) -> Problem:
    if isinstance(error, PostFileError):
        return _problem(item, error.code, error.message)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        sentence = "the file vanished while the folder was being imported"
        return _problem(item, ProblemCode.VANISHED, sentence)
    if error.errno in (errno.ELOOP, errno.EISDIR):  # the first is O_NOFOLLOW's word for a link
        sentence = "it became a link or a folder while the folder was being imported"
        return _problem(item, ProblemCode.NOT_A_FILE, sentence)
    sentence = f"the file cannot be read: {error.strerror or error}"
    return _problem(item, ProblemCode.UNREADABLE, sentence)


def _problem(item: ReadItem, code: str, sentence: str) -> Problem:
    return Problem(item.file.path, None, Severity.ERROR, ProblemCode(code), sentence)


def salted(post: PreparedPost, path: str) -> PreparedPost:
    """The same post under an identity of its own: another post has the natural one already."""
    return replace(post, key=hash_key(post.key, path))
