"""Which dictionary the bodies of an archive are best packed with, told by trying."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from typing import NamedTuple

from archive.errors import Cancelled
from archive.storage.bodies import (
    DENSE_LEVEL,
    FIRST_DICTIONARY,
    SAMPLES_NEEDED,
    BodyCompressor,
    Unpacker,
    fit_to_read,
    train_dictionary,
)
from archive.storage.dictionaries import SHARE_OF_COPY
from archive.storage.rewriting import REPORT_SECONDS, Rewrite

SIZES = (256 * 1024, 512 * 1024, 1024 * 1024)
"""Larger ones save the more the more posts there are. What each is worth is tried out."""

SAMPLES = 6000
TESTS = 250
TESTED_APART = 8
"""One post of so many is never learnt from, but tried: a dictionary knows its own samples."""

LONGEST_SAMPLE = 256 * 1024


class Dictionary(NamedTuple):
    """A dictionary and its id in the new archive; 0 and None: none at all."""

    number: int
    data: bytes | None


def old_dictionaries(rewrite: Rewrite) -> dict[int, bytes]:
    """The dictionaries of the old archive by their ids."""
    rows = rewrite.connection.execute("SELECT id, bytes FROM old.dictionary")
    return {number: data for number, data in rows if isinstance(data, bytes)}


def best_dictionary(rewrite: Rewrite, old: Mapping[int, bytes]) -> Dictionary:
    """The newest of *old*, or one that was learnt just now from posts all over the archive, under
    a new id: whichever makes the archive smaller, itself included."""
    newest = max(old, default=0)
    known = Dictionary(newest, old.get(newest))
    if rewrite.posts < SAMPLES_NEEDED:
        return known
    rewrite.tell("learn")
    places = range(1, rewrite.posts + 1)
    samples = list(_records(rewrite, old, [one for one in places if one % TESTED_APART], SAMPLES))
    tests = list(_records(rewrite, old, places[TESTED_APART - 1 :: TESTED_APART], TESTS))
    if not tests:
        return known
    new_number = _free_number(rewrite, old)

    def choose(stop: threading.Event) -> Dictionary:
        best, least = known, _cost(known, tests, rewrite.posts)
        tried = {known.data}
        for size in SIZES:
            if stop.is_set():
                raise Cancelled
            data = train_dictionary(samples, size)
            if data is None or data in tried:
                continue
            tried.add(data)
            cost = _cost(Dictionary(new_number, data), tests, rewrite.posts)
            if cost < least:
                best, least = Dictionary(new_number, data), cost
        return best

    return _beside(choose, rewrite)


def _records(
    rewrite: Rewrite, old: Mapping[int, bytes], among: Sequence[int], count: int
) -> Iterator[bytes]:
    """About *count* records, spread over the posts *among*."""
    unpacker = Unpacker(old)
    for post_id in among[:: max(1, len(among) // count)]:
        rewrite.tell.again()
        row = rewrite.connection.execute(
            "SELECT s.codec, s.bytes, s.checksum FROM place p"
            " JOIN old.post_source s ON s.post_id = p.old_id WHERE p.new_id = ?",
            (post_id,),
        ).fetchone()
        record = None if row is None else unpacker.proven_record(*fit_to_read(*row))
        if record is not None and len(record) <= LONGEST_SAMPLE:
            yield record


def _free_number(rewrite: Rewrite, old: Mapping[int, bytes]) -> int:
    """An id that no dictionary has, nor any body asks for."""
    codec = rewrite.connection.execute(
        "SELECT max(coalesce((SELECT max(codec) FROM old.post_source), 0),"
        " coalesce((SELECT max(codec) FROM old.post_version), 0))"
    ).fetchone()[0]
    asked_for = codec - FIRST_DICTIONARY if isinstance(codec, int) else 0
    return max(0, asked_for, *old) + 1


def _cost(dictionary: Dictionary, tests: Sequence[bytes], posts: int) -> float:
    """About how many bytes the archive needs with it."""
    packer = BodyCompressor(dictionary.number, dictionary.data, DENSE_LEVEL)
    packed = sum(len(packer.compress_record(one)[1]) for one in tests)
    own = len(dictionary.data or b"") * (1 + SHARE_OF_COPY)
    return packed / len(tests) * posts + own


def _beside(choose: Callable[[threading.Event], Dictionary], rewrite: Rewrite) -> Dictionary:
    """Run it in a thread, which takes seconds, and go on telling; who stops does not wait."""
    future: Future[Dictionary] = Future()
    stop = threading.Event()

    def run() -> None:
        try:
            future.set_result(choose(stop))
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, name="learn-dictionary", daemon=True).start()
    try:
        while not wait([future], REPORT_SECONDS).done:
            rewrite.tell.again()
    finally:
        stop.set()
    return future.result()
