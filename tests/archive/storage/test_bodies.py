"""Bodies come back as they went in, or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from archive import ArchiveCorruptError, ProblemCode, open_archive
from archive.errors import PostNotFoundError
from archive.importing import prepare
from archive.storage import bodies
from archive.storage.bodies import (
    MAX_BODY_BYTES,
    MAX_RECORD_BYTES,
    BodyCompressor,
    BodyReader,
    checksum_of,
    train_dictionary,
)
from archive.storage.records import make_record
from archive.text.limits import MAX_PLAIN_CHARACTERS
from tests.archive.library import Library, import_into

SAMPLES = [f"title: post {n}\nlayout: post\n".encode() * (3 + n % 7) for n in range(600)]


@pytest.fixture(scope="module")
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE dictionary (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
    connection.execute("INSERT INTO dictionary VALUES (3, ?)", (_dictionary(),))
    return connection


def _dictionary() -> bytes:
    dictionary = train_dictionary(SAMPLES)
    assert dictionary is not None
    return dictionary


@given(st.binary(max_size=4000))
def test_round_trip_without_a_dictionary(data: bytes) -> None:
    codec, packed = BodyCompressor().compress(data)
    assert BodyReader(sqlite3.connect(":memory:")).decompress(codec, packed) == data


def test_round_trip_with_a_dictionary(connection: sqlite3.Connection) -> None:
    codec, packed = BodyCompressor(3, _dictionary()).compress(SAMPLES[5])
    assert codec == bodies.FIRST_DICTIONARY + 3
    assert len(packed) < len(BodyCompressor().compress(SAMPLES[5])[1])
    assert BodyReader(connection).decompress(codec, packed) == SAMPLES[5]


def test_what_does_not_shrink_is_kept_as_it_is() -> None:
    assert BodyCompressor().compress(b"x") == (bodies.PLAIN, b"x")


def test_too_few_samples_give_no_dictionary() -> None:
    assert train_dictionary(SAMPLES[:10]) is None


def test_samples_with_nothing_in_them_give_no_dictionary() -> None:
    assert train_dictionary([b""] * 500) is None


def test_damage_is_noticed(connection: sqlite3.Connection) -> None:
    codec, packed = BodyCompressor(3, _dictionary()).compress(SAMPLES[5])
    reader = BodyReader(connection)
    with pytest.raises(ValueError, match="damaged"):
        reader.decompress(codec, b"\x00" + packed[1:])
    with pytest.raises(ValueError, match="missing"):
        reader.decompress(bodies.FIRST_DICTIONARY + 99, packed)


def test_a_size_that_no_post_has_is_not_believed(connection: sqlite3.Connection) -> None:
    """The head of the stored bytes says how much room to make for them."""
    header = bytes.fromhex("28b52ffd") + b"\xe0" + (1 << 60).to_bytes(8, "little")
    with pytest.raises(ValueError, match="larger than any post file"):
        BodyReader(connection).decompress(bodies.ZSTD, header + b"\x01\x00\x00")


def test_the_checksum_is_sixteen_bytes() -> None:
    assert len(checksum_of(b"")) == 16
    assert checksum_of(b"a") != checksum_of(b"b")


@pytest.fixture
def stored() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE TABLE post_source (post_id INTEGER PRIMARY KEY, codec, checksum, bytes)"
    )
    connection.execute("CREATE TABLE post (id INTEGER PRIMARY KEY, title)")
    connection.executemany("INSERT INTO post VALUES (?, 'T')", [(n,) for n in range(1, 6)])
    codec, packed = BodyCompressor().compress_post(b"<p>ferry</p>", "ferry", "ferry")
    changed = packed[:-6] + b"F" + packed[-5:]
    connection.executemany(
        "INSERT INTO post_source VALUES (?, ?, ?, ?)",
        [
            (1, codec, checksum_of(b"<p>ferry</p>"), packed),
            (2, bodies.PLAIN, checksum_of(b"as it is"), b"as it is"),
            (3, codec, checksum_of(b"<p>ferry</p>"), changed),
            (4, "x", b"", packed),
        ],
    )
    return connection


def test_a_post_is_stored_with_its_text(stored: sqlite3.Connection) -> None:
    reader = BodyReader(stored)
    assert reader.read(1) == (b"<p>ferry</p>", checksum_of(b"<p>ferry</p>"))
    assert reader.text_of(1) == "ferry"
    assert reader.read(2) == (b"as it is", checksum_of(b"as it is"))
    assert reader.text_of(2) == ""


def test_many_are_read_together(stored: sqlite3.Connection) -> None:
    """Of damaged ones nothing is read, of those without bytes the title."""
    reader = BodyReader(stored)
    assert reader.excerpts_of(range(1, 8)) == {1: "ferry", 2: "", 3: "", 4: ""}
    texts = [(number, "T", "ferry" if number == 1 else "") for number in range(1, 6)]
    assert list(reader.texts_of(range(1, 8))) == texts


@pytest.mark.parametrize("post_id", [3, 4])
def test_of_a_damaged_post_nothing_is_read(stored: sqlite3.Connection, post_id: int) -> None:
    reader = BodyReader(stored)
    for read in (reader.read, reader.text_of):
        with pytest.raises(ValueError, match="damaged"):
            read(post_id)


def test_what_is_not_there_has_no_text(stored: sqlite3.Connection) -> None:
    assert BodyReader(stored).read(9) is None
    with pytest.raises(PostNotFoundError):
        BodyReader(stored).text_of(9)


def test_a_post_without_a_text_that_does_not_shrink_is_kept_as_it_is() -> None:
    assert BodyCompressor().compress_post(b"x", "", "") == (bodies.PLAIN, b"x")
    codec, packed = BodyCompressor().compress_post(b"x" * 999, "", "")
    assert codec == bodies.ZSTD
    assert BodyReader(sqlite3.connect(":memory:")).source(codec, packed) == b"x" * 999


@pytest.mark.parametrize("says_size", [True, False])
def test_what_unpacks_to_more_than_a_record_may_have_is_damaged(
    monkeypatch: pytest.MonkeyPatch, says_size: bool
) -> None:
    """Nobody makes room for it, whether its head tells the size or hides it."""
    assert MAX_RECORD_BYTES == bodies.MAX_RECORD_BYTES >= MAX_BODY_BYTES
    record = make_record(b"ferry " * 500, "", "")
    packed = zstandard.ZstdCompressor(write_content_size=says_size).compress(record)
    monkeypatch.setattr(bodies, "MAX_RECORD_BYTES", len(record))
    reader = BodyReader(sqlite3.connect(":memory:"))
    assert reader.record(bodies.ZSTD, packed) == record
    monkeypatch.setattr(bodies, "MAX_RECORD_BYTES", len(record) - 1)
    with pytest.raises(ValueError, match="damaged"):
        reader.record(bodies.ZSTD, packed)
    assert reader.proven_record(bodies.ZSTD, packed, checksum_of(b"ferry " * 500)) is None


def test_a_record_that_is_too_large_is_said_by_check_and_the_rest_is_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = sqlite3.connect(library.path)
    stored = connection.execute("SELECT post_id, bytes FROM post_source").fetchall()
    connection.close()
    sizes = {post_id: zstandard.frame_content_size(data) for post_id, data in stored}
    largest = max(sizes, key=lambda post_id: sizes[post_id])
    monkeypatch.setattr(bodies, "MAX_RECORD_BYTES", sizes[largest])
    with open_archive(library.path, read_only=True) as archive:
        assert archive.check().ok
        monkeypatch.setattr(bodies, "MAX_RECORD_BYTES", sizes[largest] - 1)
        too_large = [one for one in sizes if sizes[one] == sizes[largest]]
        problems = archive.check().problems
        assert len(problems) == len(too_large)
        assert f"the file of post {largest} is damaged" in " ".join(problems)
        with pytest.raises(ArchiveCorruptError, match=f"post {largest}"):
            archive.source_bytes(largest)
        assert all(archive.source_bytes(one) for one in sizes if one not in too_large)


def test_the_largest_post_file_has_room_for_its_text_in_a_record(
    site: Path, archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A larger file is no body: it does not come into an archive."""
    assert prepare.MAX_FILE_BYTES == MAX_BODY_BYTES
    assert MAX_BODY_BYTES + 4 * MAX_PLAIN_CHARACTERS < MAX_RECORD_BYTES
    small = 2_000
    monkeypatch.setattr(prepare, "MAX_FILE_BYTES", small)
    monkeypatch.setattr(bodies, "MAX_RECORD_BYTES", small * MAX_RECORD_BYTES // MAX_BODY_BYTES)
    head = b"---\ntitle: Ferry\n---\n"
    whole = head + b" ".join(b"%x" % (n * n) for n in range(999))[: small - len(head)]
    assert len(whole) == small
    (site / "2024-01-01-fits.md").write_bytes(whole)
    (site / "2024-01-02-does-not.md").write_bytes(whole + b".")
    report = import_into(archive_path, site)
    assert (report.added, [one.code for one in report.problems]) == (1, [ProblemCode.TOO_LARGE])
    with open_archive(archive_path, read_only=True) as archive:
        assert archive.source_bytes(1) == whole
        assert archive.check().ok


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An empty folder of posts."""
    folder = tmp_path / "site" / "_posts"
    folder.mkdir(parents=True)
    return folder
