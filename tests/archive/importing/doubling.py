"""Work for worker processes, which must find it by its name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from archive.importing.workers import At


class Doubling:
    """Doubles numbers. What is derived from it makes trouble over some of them."""

    def __call__(
        self, items: Sequence[int], at: At, *, plain: Collection[int] = ()
    ) -> list[tuple[int, str]]:
        """Each number doubled, and by which way."""
        results = []
        for index, item in enumerate(items):
            at(index)
            self.stumble(item, is_plain=index in plain)
            results.append((item * 2, "plain" if index in plain else "full"))
        return results

    def stumble(self, item: int, *, is_plain: bool) -> None:
        """No trouble."""

    def given_up(self, item: int) -> tuple[int, str]:
        """Kept as it is."""
        return item * 2, "given up"
