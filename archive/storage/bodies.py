"""Original bytes in and out of the archive: zstd with a dictionary of the archive's own.

Posts are small and alike. Compressed one by one they keep 65 % of their size; with a dictionary
trained on a sample of them 36 % (measured on generated news, level 6, 512 kB dictionary).
A dictionary stays in the file as long as bytes are there that need it to be read.

Of a post what is compressed is its record (:mod:`archive.storage.records`): the file and its text.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

import zstandard

from archive.errors import ArchiveCorruptError, PostNotFoundError
from archive.storage.records import excerpt_in, make_record, source_in, text_in

PLAIN = 0
ZSTD = 1
FIRST_DICTIONARY = 16  # codec of dictionary number n is n + 16

LEVEL = 5  # 6 takes half as long again for a hundredth of the bytes
DENSE_LEVEL = 16  # for whoever has time: a tenth smaller, fifteen times as long (measured)
DICTIONARY_BYTES = 512 * 1024
DICTIONARY_SHARE = 16  # of the samples' bytes: a few small posts do not carry a large dictionary
SAMPLES_WANTED = 2000
SEGMENT_BYTES = 256  # of the samples go in at a time
MATCH_BYTES = 8  # what a piece is judged by. Given both, training does not try out others: a tenth
# of the time, for a dictionary as good to the third digit (measured)
SAMPLES_NEEDED = 400  # fewer posts than this: a dictionary would cost more than it saves
SAMPLE_BYTES = 16 * 1024  # of one post at the most; the rest of a long post is like others
MAX_BODY_BYTES = 256 * 1024 * 1024  # no post file is that long
MAX_RECORD_BYTES = 2 * MAX_BODY_BYTES  # with its text


def checksum_of(data: bytes) -> bytes:
    """The 16 bytes that prove that a body came back as it went in."""
    return blake2b(data, digest_size=16).digest()


def train_dictionary(samples: Sequence[bytes], most: int = DICTIONARY_BYTES) -> bytes | None:
    """A dictionary for posts like *samples*, of *most* bytes where they carry so many, or None
    where there are too few of them to train one."""
    if len(samples) < SAMPLES_NEEDED:
        return None
    beginnings: list[bytes | bytearray | memoryview] = [one[:SAMPLE_BYTES] for one in samples]
    try:
        trained = zstandard.train_dictionary(
            min(most, sum(map(len, beginnings)) // DICTIONARY_SHARE),
            beginnings,
            level=LEVEL,
            k=SEGMENT_BYTES,
            d=MATCH_BYTES,
        )
    except zstandard.ZstdError:  # samples with nothing in common
        return None
    return trained.as_bytes()


class BodyCompressor:
    """Compresses bytes with one dictionary, or none. Cheap to make in a worker process."""

    def __init__(
        self, dictionary_id: int = 0, dictionary: bytes | None = None, level: int = LEVEL
    ) -> None:
        """*dictionary_id* is the row of the dictionary in the archive."""
        if dictionary is None:
            self._codec = ZSTD
            self._compressor = zstandard.ZstdCompressor(level=level, write_checksum=True)
        else:
            self._codec = FIRST_DICTIONARY + dictionary_id
            data = zstandard.ZstdCompressionDict(dictionary)
            data.precompute_compress(level=level)
            self._compressor = zstandard.ZstdCompressor(
                dict_data=data, write_dict_id=False, write_checksum=True
            )

    def compress(self, data: bytes) -> tuple[int, bytes]:
        """(codec, bytes to store): as is where compression would not help."""
        packed = self._compressor.compress(data)
        if len(packed) < len(data):
            return self._codec, packed
        return PLAIN, data

    def compress_post(self, source: bytes, text: str, excerpt: str) -> tuple[int, bytes]:
        """(codec, bytes to store) of a post file with its visible text and its excerpt."""
        if not text and not excerpt:
            packed = self._compressor.compress(make_record(source, "", ""))
            return (self._codec, packed) if len(packed) < len(source) else (PLAIN, source)
        return self.compress_record(make_record(source, text, excerpt))

    def compress_record(self, record: bytes) -> tuple[int, bytes]:
        """(codec, bytes to store) of the record of a post."""
        return self._codec, self._compressor.compress(record)


def fit_to_read(codec: object, data: object, checksum: object) -> tuple[int, bytes, bytes]:
    """What is stored of a body, for :meth:`Unpacker.proven`; values that nobody writes become
    some that cannot be proven."""
    if isinstance(codec, int) and isinstance(data, bytes) and isinstance(checksum, bytes):
        return codec, data, checksum
    return PLAIN, b"", b""


class Unpacker:
    """Decompresses bodies with the dictionaries that it was given, by their ids. Used by one thread
    at a time."""

    def __init__(self, dictionaries: Mapping[int, bytes]) -> None:
        self._dictionaries = dictionaries
        self._decompressors = {ZSTD: zstandard.ZstdDecompressor()}

    def decompress(self, codec: int, data: bytes) -> bytes:
        """The original bytes.

        :raises ValueError: the bytes are damaged or name a dictionary that is not there
        """
        if codec == PLAIN:
            return data
        decompressor = self._decompressors.get(codec)
        if decompressor is None:
            dictionary = self._dictionary(codec - FIRST_DICTIONARY)
            decompressor = zstandard.ZstdDecompressor(
                dict_data=zstandard.ZstdCompressionDict(dictionary)
            )
            self._decompressors[codec] = decompressor
        try:
            # The size that stands in the data is made room for, whatever it says.
            if zstandard.frame_content_size(data) > MAX_RECORD_BYTES:
                raise ValueError("damaged: it would be larger than any post file")
            return decompressor.decompress(data, max_output_size=MAX_RECORD_BYTES)
        except zstandard.ZstdError as error:
            raise ValueError(f"damaged: {error}") from error

    def record(self, codec: int, data: bytes) -> bytes:
        """The record of what is stored of a post.

        :raises ValueError: the bytes are damaged or name a dictionary that is not there
        """
        return make_record(data, "", "") if codec == PLAIN else self.decompress(codec, data)

    def source(self, codec: int, data: bytes) -> bytes:
        """The post file of what is stored of a post.

        :raises ValueError: as above
        """
        return data if codec == PLAIN else source_in(self.decompress(codec, data))

    def text(self, codec: int, data: bytes) -> str:
        """The visible text of what is stored of a post.

        :raises ValueError: as above
        """
        return "" if codec == PLAIN else text_in(self.decompress(codec, data))

    def excerpt(self, codec: int, data: bytes) -> str:
        """The excerpt of what is stored of a post.

        :raises ValueError: as above
        """
        return "" if codec == PLAIN else excerpt_in(self.decompress(codec, data))

    def proven(self, codec: int, data: bytes, checksum: bytes) -> bytes | None:
        """The original bytes of an asset, or None where they are not what went in."""
        try:
            original = self.decompress(codec, data)
        except ValueError:
            return None
        return original if checksum_of(original) == checksum else None

    def proven_record(self, codec: int, data: bytes, checksum: bytes) -> bytes | None:
        """The record of what is stored of a post, or None where its file is not what went in.
        That its text is, zstd has seen: it adds a sum of its own."""
        try:
            record = self.record(codec, data)
            return record if checksum_of(source_in(record)) == checksum else None
        except ValueError:
            return None

    def _dictionary(self, number: int) -> bytes:
        found = self._dictionaries.get(number)
        if isinstance(found, bytes):
            return found
        raise ValueError(f"dictionary {number} is missing")


class BodyReader(Unpacker):
    """Reads bodies; dictionaries are read from the archive once each."""

    def __init__(
        self, connection: sqlite3.Connection, dictionaries: Mapping[int, bytes] | None = None
    ) -> None:
        """*dictionaries* by their ids, where others than those of the archive are to be used."""
        super().__init__(dictionaries or {})
        self._connection = connection
        self._has_own = dictionaries is None

    def _dictionary(self, number: int) -> bytes:
        if self._has_own:
            row = self._connection.execute(
                "SELECT bytes FROM dictionary WHERE id = ?", (number,)
            ).fetchone()
            if row is not None and isinstance(row[0], bytes):
                return row[0]
        return super()._dictionary(number)

    def read(self, post_id: int) -> tuple[bytes, bytes] | None:
        """(post file, stored checksum) of a post, or None where there is no such post.

        :raises ValueError: the stored bytes are damaged
        """
        row = self._connection.execute(
            "SELECT codec, bytes, checksum FROM post_source WHERE post_id = ?",
            (post_id,),
        ).fetchone()
        if row is None:
            return None
        codec, data, checksum = row
        return self.source(*_fit(codec, data)), checksum

    def read_checked(self, post_id: int, path: Path) -> bytes:
        """The post file of a post, proven by its checksum.

        :raises PostNotFoundError: there is no such post
        :raises ArchiveCorruptError: the bytes are not what went in
        """
        try:
            found = self.read(post_id)
        except ValueError as error:
            raise ArchiveCorruptError(path, f"post {post_id}: {error}") from error
        if found is None:
            raise PostNotFoundError(post_id)
        if checksum_of(found[0]) != found[1]:
            raise ArchiveCorruptError(path, f"post {post_id}: its bytes are damaged")
        return found[0]

    def text_of(self, post_id: int) -> str:
        """The visible text of a post.

        :raises PostNotFoundError: there is no such post
        :raises ValueError: the stored bytes are damaged
        """
        row = self._connection.execute(
            "SELECT codec, bytes FROM post_source WHERE post_id = ?", (post_id,)
        ).fetchone()
        if row is None:
            raise PostNotFoundError(post_id)
        return self.text(*_fit(*row))

    def texts_of(self, post_ids: Sequence[int]) -> Generator[tuple[int, str, str], None, None]:
        """(id, title, visible text) of posts, in a third of the time; "" where the bytes are
        damaged, and none of posts that are not there."""
        rows = self._connection.execute(
            "SELECT p.id, p.title, s.codec, s.bytes FROM json_each(?) wanted"
            " CROSS JOIN post p ON p.id = wanted.value LEFT JOIN post_source s ON s.post_id = p.id",
            (json.dumps(list(post_ids)),),
        )
        with closing(rows):
            for number, title, *row in rows:
                yield number, str(title), _or_nothing(self.text, *row)

    def excerpts_of(self, post_ids: Sequence[int]) -> dict[int, str]:
        """The excerpts of posts; "" where the bytes are damaged, and none of posts that are not
        there."""
        rows = self._connection.execute(
            "SELECT s.post_id, s.codec, s.bytes FROM json_each(?) wanted"
            " CROSS JOIN post_source s ON s.post_id = wanted.value",
            (json.dumps(list(post_ids)),),
        )
        return {number: _or_nothing(self.excerpt, *row) for number, *row in rows}


def _fit(codec: object, data: object) -> tuple[int, bytes]:
    if isinstance(codec, int) and isinstance(data, bytes):
        return codec, data
    raise ValueError("damaged: no stored bytes")


def _or_nothing(read: Callable[[int, bytes], str], codec: object, data: object) -> str:
    try:
        return read(*_fit(codec, data))
    except ValueError:
        return ""
