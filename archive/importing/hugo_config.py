"""Hugo's configuration files as one.

Files and their order are those of ``config/configLoader.go``: ``hugo.*`` or ``config.*`` in the
folder, then ``config/_default`` and ``config/production``, where a file is named after the key
whose values it has (``permalinks.toml``, ``languages.en.toml``). Keys are the same in any case.
Themes and modules are not looked into.
"""

from __future__ import annotations

from collections.abc import Mapping

from archive.importing.config_file import ConfigReader
from archive.importing.hugo_settings import lowered, table

ENDINGS = ("toml", "yaml", "yml", "json")
CONFIG_NAMES = tuple(f"{stem}.{ending}" for stem in ("hugo", "config") for ending in ENDINGS)
CONFIG_FOLDERS = ("config/_default", "config/production")
_USED_KEYS = frozenset(
    {"permalinks", "taxonomies", "frontmatter", "cascade", "languages", "module", "params"}
)
MAX_CONFIG_FILES = 200


def read_config(reader: ConfigReader) -> dict[str, object]:
    """All of the site's configuration files as one, with keys in lower case."""
    merged = lowered(reader.first_of(CONFIG_NAMES))
    for folder in CONFIG_FOLDERS:
        for name in _names_in(reader, folder):
            stem, _, ending = name.rpartition(".")
            key, _, language = stem.lower().partition(".")
            if ending not in ENDINGS or not (key in _USED_KEYS or key in ("hugo", "config")):
                continue
            values = lowered(reader.read(f"{folder}/{name}"))
            if key not in ("hugo", "config"):
                values = {key: values}
            if language:
                values = {"languages": {language: values[key] if key == "languages" else values}}
            merged = _merged(merged, values)
    return merged


def _names_in(reader: ConfigReader, folder: str) -> list[str]:
    try:
        names = sorted(entry.name for entry in (reader.folder / folder).iterdir())
    except OSError:
        return []
    if len(names) > MAX_CONFIG_FILES:
        reader.path = folder
        reader.problem(None, f"It has more than {MAX_CONFIG_FILES} files; the first are read")
    return names[:MAX_CONFIG_FILES]


def _merged(values: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    merged = dict(values)
    for key, value in over.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _merged(table(old), table(value)) if both else value
    return merged
