"""Find posts by what links call them: a path, a file's name, a title. It reads every path of a
source: for a click, not for a list."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from pathlib import PurePosixPath

from archive.storage.keys import shown_path
from archive.storage.posts import PostReader

_EXTENSION = re.compile(r"\.(?:md|markdown|mdown|mkdn?|mkdown|html?|org|adoc|rst|txt)$", re.I)


class PostNames:
    """Finds posts on any connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._posts = PostReader(connection)

    def by_file(self, source_id: int, name: str) -> int | None:
        """The post of a path of the source, or of the end of one, with or without its ending;
        ``posts/a`` may be ``content/posts/a.md`` or ``content/posts/a/index.md``."""
        name = name.strip().strip("/")
        if not name:
            return None
        found = self._posts.by_path(name, [source_id])
        if found is not None:
            return found
        bare = _EXTENSION.sub("", name).removesuffix("/index").removesuffix("/_index")
        row = self._connection.execute(
            "SELECT post_id FROM post_file WHERE source_id = ?1 AND ("
            " instr('/' || path, '/' || ?2) > 0 OR instr('/' || path, '/' || ?3 || '.') > 0"
            " OR instr('/' || path, '/' || ?3 || '/index.') > 0"
            " OR instr('/' || path, '/' || ?3 || '/_index.') > 0)"
            " ORDER BY missing, length(path), path LIMIT 1",
            (source_id, name if name != bare else f"{name}.", bare),
        ).fetchone()
        return None if row is None else int(row[0])

    def by_note(self, source_id: int, name: str) -> int | None:
        """The post that a wiki link names: by its path or file name, or else by its title. Capital
        letters do not count; the shortest path wins."""
        wanted = _folded(_EXTENSION.sub("", name.strip().strip("/")))
        if not wanted:
            return None
        rows = self._connection.execute(
            "SELECT post_id, path FROM post_file WHERE source_id = ? ORDER BY missing", (source_id,)
        )
        best: tuple[int, int] | None = None
        for post_id, stored in rows:
            path = f"/{_folded(_EXTENSION.sub('', shown_path(stored)))}"
            if path.endswith(f"/{wanted}") and (best is None or len(path) < best[0]):
                best = (len(path), int(post_id))
        return best[1] if best is not None else self._by_title(source_id, wanted)

    def _by_title(self, source_id: int, wanted: str) -> int | None:
        rows = self._connection.execute(
            "SELECT id, title FROM post WHERE source_id = ? ORDER BY flags & 1, published DESC",
            (source_id,),
        )
        return next((int(post_id) for post_id, title in rows if _folded(title) == wanted), None)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", PurePosixPath(text).as_posix()).casefold().strip()
