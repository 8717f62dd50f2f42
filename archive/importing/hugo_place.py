"""Where a file of a Hugo site lies in its content, and in which language it is.

``hugolib/fileInfo.go``, ``hugofs/fileinfo.go`` (names with a language, ``post.zh.md``) and
``hugofs/files/classifier.go`` (bundles) of Hugo 0.111.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.importing.hugo_settings import HugoSettings

CONTENT_ENDINGS = frozenset(
    {"html", "htm", "mdown", "markdown", "md", "asciidoc", "adoc", "ad", "rest", "rst", "org",
     "pandoc", "pdc"}
)  # fmt: skip
LEAF, BRANCH = "index", "_index"


@dataclass(frozen=True, slots=True)
class ContentPlace:
    """``path`` is the file's path below the content, ``folder`` the part before its name (with
    ``/`` at its end), ``name`` the name without language and ending, ``language`` a name."""

    path: str
    folder: str
    name: str
    language: str

    @property
    def is_leaf(self) -> bool:
        """Whether the file is the page of a folder that is a page by itself."""
        return self.name == LEAF

    @property
    def base_name(self) -> str:
        """What the page is called in its address: the file's name, of a bundle the folder's."""
        if self.is_leaf and self.folder:
            return self.folder.rstrip("/").rpartition("/")[2]
        return self.name

    @property
    def parent(self) -> str:
        """The folder that the page lies in, with ``/`` at its end; "" for the root."""
        if self.is_leaf and self.folder:
            return self.folder.rstrip("/").rpartition("/")[0] + "/" * ("/" in self.folder[:-1])
        return self.folder


def place_in_content(path: str, settings: HugoSettings) -> ContentPlace | None:
    """The place of the file at the site-relative *path*; None if it is no content."""
    for folder in settings.content:
        if not path.startswith(f"{folder.path}/"):
            continue
        below = folder.target + path[len(folder.path) + 1 :]
        parent, slash, file_name = below.rpartition("/")
        stem, dot, ending = file_name.rpartition(".")
        if not dot or ending.lower() not in CONTENT_ENDINGS:
            return None
        name, dot, suffix = stem.rpartition(".")
        known = any(suffix == language.name for language in settings.languages)
        if not (dot and known):
            name, suffix = stem, folder.language or settings.default_language
        return ContentPlace(below, parent + slash, name, suffix)
    return None
