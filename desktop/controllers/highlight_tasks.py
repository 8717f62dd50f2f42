"""What the page of highlights asks the archive for, in the reader's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archive import Archive, Colour, ListedHighlight, facet_key, highlights_markdown, unplaced_ids
from desktop.jobs import Job

SHOWN = (
    400  # characters of a quotation or a note that a table shows; all of them are looked through
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which highlights: those that say *text* somewhere, folded, and have this colour, if any."""

    text: str = ""
    colour: Colour | None = None


def chosen(archive: Archive, wanted: Wanted, job: Job) -> list[ListedHighlight]:
    """Those that are wanted, in the order of the list.

    :raises Cancelled: another list is wanted meanwhile
    """
    text = facet_key(wanted.text)
    found = []
    for one in archive.highlights.all():
        job.check()
        mark = one.highlight
        if wanted.colour is not None and (mark.is_on_post or mark.colour is not wanted.colour):
            continue
        if not text or text in facet_key(f"{mark.anchor.quote}\n{mark.note}\n{one.title}"):
            found.append(one)
    return found


class ListTask:
    """Reads the list. Long texts are cut: a table shows their beginnings."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted

    def __call__(self, archive: Archive, job: Job) -> list[ListedHighlight]:
        """The list."""
        return [_cut(one) for one in chosen(archive, self._wanted, job)]


def _cut(one: ListedHighlight) -> ListedHighlight:
    mark = one.highlight
    anchor = replace(mark.anchor, quote=mark.anchor.quote[:SHOWN])
    return replace(one, highlight=replace(mark, anchor=anchor, note=mark.note[:SHOWN]))


class UnplacedTask:
    """Looks for those that have lost their place: each post with highlights is read."""

    def __call__(self, archive: Archive, job: Job) -> frozenset[int]:
        """Their ids."""
        return frozenset(unplaced_ids(archive.highlights.all(), archive.article_html, job.check))


class WholeTask:
    """Reads one highlight with all of its text; None where it is gone."""

    def __init__(self, post_id: int, number: int) -> None:
        self._post_id, self._number = post_id, number

    def __call__(self, archive: Archive, _job: Job) -> ListedHighlight | None:
        """It, and its post."""
        for one in archive.highlights.of_post(self._post_id):
            if one.id == self._number:
                return ListedHighlight(one, self._post_id, "", None)
        return None


class WholesTask:
    """Reads several with all of their texts, to delete them."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = frozenset(numbers)

    def __call__(self, archive: Archive, _job: Job) -> list[ListedHighlight]:
        """Those that are still there."""
        return [one for one in archive.highlights.all() if one.highlight.id in self._numbers]


class MarkdownTask:
    """Writes those that are wanted to a file. Raises OSError where it cannot be written."""

    def __init__(self, wanted: Wanted, file: Path) -> None:
        self._wanted, self._file = wanted, file

    def __call__(self, archive: Archive, job: Job) -> int:
        """How many."""
        listed = chosen(archive, self._wanted, job)
        unplaced = frozenset(unplaced_ids(listed, archive.article_html, job.check))
        text = highlights_markdown(listed, unplaced)
        self._file.write_text(text, encoding="utf-8", newline="")
        return len(listed)
