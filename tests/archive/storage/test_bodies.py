"""Bodies come back as they went in, or not at all."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import PostNotFoundError
from archive.storage import bodies
from archive.storage.bodies import BodyCompressor, BodyReader, checksum_of, train_dictionary

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
