"""Which generator made a folder, told from the folder's own files.

Files are looked at as data, a bounded piece of each: nothing is run, nothing fetched, and no
link is followed out of the folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from archive.errors import EncodingError, FrontMatterError
from archive.importing.walk import read_head
from archive.text.encoding import decode
from archive.text.structured import read_json

JEKYLL, HUGO, HEXO, OBSIDIAN, PLAIN = "jekyll", "hugo", "hexo", "obsidian", "plain"

MAX_PARENTS = 4
"""How far above a folder of posts its site is looked for."""

_JEKYLL_CONFIGS = ("_config.yml", "_config.yaml", "_config.toml")
_HUGO_ENDINGS = ("toml", "yaml", "yml", "json")
_RUBY_MARKS = ("Gemfile", "_layouts", "source/_layouts", "Rakefile")
_HEXO_KEYS = (b"source_dir:", b"new_post_name:", b"public_dir:", b"skip_render:", b"tag_dir:")
_MAX_FOLDERS_SEARCHED = 500
_MAX_BYTES = 65_536


def detect(folder: Path) -> str:
    """The name of the generator that made ``folder``.

    What the folder has decides, in this order: Hugo's files, Hexo's, Jekyll's ``_config.yml``,
    ``.obsidian``, a ``_posts`` below. The folder of posts of a site (``content``,
    ``source/_posts``, ``_posts``) is its site's. Everything else is ``"plain"``.
    """
    if is_hugo(folder) or site_above(folder, "content", is_hugo) is not None:
        return HUGO
    if is_hexo(folder) or site_above(folder, "source", is_hexo) is not None:
        return HEXO
    if folder.name in ("_posts", "_drafts"):
        return JEKYLL
    if any((folder / name).is_file() for name in _JEKYLL_CONFIGS):
        return JEKYLL
    if (folder / ".obsidian").is_dir():
        return OBSIDIAN
    return JEKYLL if _has_posts(folder) else PLAIN


def is_hugo(folder: Path) -> bool:
    """``hugo.toml``; or ``config.toml`` (or ``config/_default``, or ``archetypes``) and content.

    Zola has the same ``config.toml`` and ``content``, with a ``base_url`` in it.
    """
    if any((folder / f"hugo.{ending}").is_file() for ending in _HUGO_ENDINGS):
        return True
    if (folder / "config" / "_default").is_dir():
        return True
    archetypes, content = (folder / "archetypes").is_dir(), (folder / "content").is_dir()
    if archetypes and content:
        return True
    configs = [folder / f"config.{ending}" for ending in _HUGO_ENDINGS]
    config = next((path for path in configs if path.is_file()), None)
    if config is None or not (archetypes or content or (folder / "themes").is_dir()):
        return False
    text = _head_of(config).lower()
    return b"baseurl" in text or (b"theme" in text and b"base_url" not in text)


def is_hexo(folder: Path) -> bool:
    """``scaffolds``, Hexo in ``package.json``, or ``source/_posts`` without signs of Ruby."""
    if (folder / "scaffolds").is_dir() or _depends_on_hexo(folder / "package.json"):
        return True
    if not (folder / "source").is_dir():
        return False
    text = _head_of(folder / "_config.yml")
    if sum(text.startswith(key) or b"\n" + key in text for key in _HEXO_KEYS) > 1:
        return True
    has_ruby = any((folder / mark).exists() for mark in _RUBY_MARKS)
    return (folder / "source" / "_posts").is_dir() and not has_ruby


def site_above(
    folder: Path, first: str, is_site: Callable[[Path], bool]
) -> tuple[Path, str] | None:
    """The site that *folder* is a part of, and the way from it to the folder (``"content/"``).

    Only where that way begins with *first*; a folder that merely lies in a site is its own.
    """
    for parent in list(folder.parents)[:MAX_PARENTS]:
        way = folder.relative_to(parent)
        if way.parts[0] == first and is_site(parent):
            return parent, way.as_posix() + "/"
    return None


def _depends_on_hexo(path: Path) -> bool:
    """``"hexo"`` as a key of its own or among what the package needs."""
    try:
        values = read_json(decode(_head_of(path)).text)
    except (FrontMatterError, EncodingError):
        return False
    needed = (values.get("dependencies"), values.get("devDependencies"), values)
    return any(isinstance(table, dict) and "hexo" in table for table in needed)


def _head_of(path: Path) -> bytes:
    try:
        return read_head(os.fspath(path), _MAX_BYTES)
    except OSError:
        return b""


def _has_posts(folder: Path) -> bool:
    """Whether there is a ``_posts`` at most two folders below (``en/news/_posts``)."""
    level, searched = [folder], 0
    for _ in range(3):
        below: list[Path] = []
        for place in level:
            searched += 1
            if searched > _MAX_FOLDERS_SEARCHED:
                return False
            names = _folders_in(place)
            if "_posts" in names:
                return True
            below += [place / name for name in names if name[0] not in "._"]
        level = below
    return False


def _folders_in(place: Path) -> list[str]:
    try:
        with os.scandir(place) as entries:
            return sorted(e.name for e in entries if e.is_dir(follow_symlinks=False))
    except OSError:
        return []
