"""Values that a page of Hugo has from the sections above it.

``hugolib/page__meta.go`` (a page's own front matter wins, then the nearest section) and
``resources/page/page_matcher.go`` (which pages are meant; without regard to case).
"""

from __future__ import annotations

from collections.abc import Mapping

from archive.importing.globs import matches
from archive.importing.hugo_place import ContentPlace
from archive.importing.hugo_settings import Cascade, HugoSettings

ENVIRONMENT = "production"
KIND = "page"


def with_cascade(
    values: Mapping[str, object], place: ContentPlace, settings: HugoSettings
) -> dict[str, object]:
    """*values* and, for keys that are not there, those of the cascades that hold for the page."""
    merged = dict(values)
    if not settings.cascades:
        return merged
    folder = place.folder
    while True:
        for cascade in settings.cascades.get(folder, ()):
            if _means(cascade, place):
                for key, value in cascade.values.items():
                    merged.setdefault(key, value)
        if not folder:
            return merged
        above = folder[:-1].rpartition("/")[0]
        folder = f"{above}/" if above else ""


def _means(cascade: Cascade, place: ContentPlace) -> bool:
    if cascade.of_language not in ("", place.language):
        return False
    if cascade.kind and not matches(cascade.kind, KIND):
        return False
    if cascade.language and not matches(cascade.language, place.language):
        return False
    if cascade.environment and not matches(cascade.environment, ENVIRONMENT):
        return False
    if not cascade.path:
        return True
    # Older versions match the file's path, newer ones the page's, which has no ending.
    file_path = f"/{place.path}".lower()
    page_path = f"/{place.parent}{place.base_name}".lower()
    return matches(cascade.path, file_path) or matches(cascade.path, page_path)
