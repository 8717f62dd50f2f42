"""What of Hugo's configuration says how content is read.

Defaults are those of ``hugolib/config.go``, date orders those of
``resources/page/pagemeta/page_frontmatter.go``. A configuration comes with its keys in lower
case.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.text.go_values import go_bool, go_list, go_text
from archive.text.hugo_paths import PathRules

DATE_ORDERS = {
    "date": ("date", "publishdate", "pubdate", "published", "lastmod", "modified"),
    "lastmod": (":git", "lastmod", "modified", "date", "publishdate", "pubdate", "published"),
    "publishdate": ("publishdate", "pubdate", "published", "date"),
    "expirydate": ("expirydate", "unpublishdate"),
}
"""Where each date is looked for, unless ``frontmatter`` says otherwise (``pagemeta``)."""

_ALIASES = {
    "lastmod": ("modified",),
    "publishdate": ("pubdate", "published"),
    "expirydate": ("unpublishdate",),
}


@dataclass(frozen=True, slots=True)
class Language:
    """One language of a site. ``prefix`` is the first part of its addresses; ``timezone`` is ""
    where the language has none of its own."""

    name: str
    prefix: str = ""
    timezone: str = ""
    disabled: bool = False
    permalinks: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A folder of content, relative to the site; ``target`` is where its files seem to lie
    (``posts/``), ``language`` is "" where the files' names say it."""

    path: str
    language: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Cascade:
    """Values for all pages below ``folder`` (of ``content``, "" for all) that the globs fit.

    ``of_language`` is the language of the section that has them: it is no section of the others'.
    """

    folder: str
    values: Mapping[str, object]
    path: str = ""
    kind: str = ""
    language: str = ""
    environment: str = ""
    of_language: str = ""


@dataclass(frozen=True, slots=True)
class HugoSettings:
    """What Hugo's rules for one file need to know of the site. Picklable, never changed.

    ``cascades`` has those of each folder that has some; ``permalinks`` has patterns by section, ""
    for pages in none. ``sections`` are the folders of content that are sections of their own,
    where a pattern asks for them. ``ignored`` are regular expressions for paths of files that are
    no pages.
    """

    content: tuple[ContentFolder, ...] = (ContentFolder("content"),)
    languages: tuple[Language, ...] = (Language("en"),)
    default_language: str = "en"
    date_orders: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: DATE_ORDERS)
    category_keys: tuple[str, ...] = ("categories",)
    tag_keys: tuple[str, ...] = ("tags",)
    permalinks: Mapping[str, str] = field(default_factory=dict)
    ugly: bool = False
    ugly_sections: frozenset[str] = frozenset()
    paths: PathRules = field(default_factory=PathRules)
    build_drafts: bool = False
    build_future: bool = False
    build_expired: bool = False
    cascades: Mapping[str, tuple[Cascade, ...]] = field(default_factory=dict)
    sections: frozenset[str] = frozenset()
    ignored: tuple[str, ...] = ()

    def language(self, name: str) -> Language:
        """The language of that name; the default one where there is none."""
        named = (one for one in self.languages if one.name == name)
        return next(named, self.languages[0])


def settings_of(config: Mapping[str, object]) -> HugoSettings:
    """The settings in a configuration whose keys are lower case."""
    default = go_text(config.get("defaultcontentlanguage")) or "en"
    languages = _languages(config, default)
    taxonomies = [go_text(name) for name in table(config.get("taxonomies")).values()]
    others = tuple(name.lower() for name in taxonomies if name not in ("categories", "tags"))
    plain = "categories" in taxonomies or not others
    ugly = config.get("uglyurls")
    return HugoSettings(
        content=_content(config),
        languages=languages,
        default_language=default,
        date_orders=_date_orders(table(config.get("frontmatter"))),
        category_keys=("categories",) if plain else others,
        tag_keys=("tags",),
        permalinks=patterns(config.get("permalinks")) or {},
        ugly=go_bool(ugly) is True if not isinstance(ugly, dict) else False,
        ugly_sections=frozenset(
            section for section, value in table(ugly).items() if go_bool(value) is True
        ),
        paths=PathRules(
            go_bool(config.get("disablepathtolower")) is True,
            go_bool(config.get("removepathaccents")) is True,
        ),
        build_drafts=go_bool(config.get("builddrafts")) is True,
        build_future=go_bool(config.get("buildfuture")) is True,
        build_expired=go_bool(config.get("buildexpired")) is True,
        cascades={"": cascades_of(config.get("cascade"), "")},
        ignored=tuple(
            text
            for text in go_list(config.get("ignorefiles"))[:MAX_IGNORED]
            if _SIMPLE_EXPRESSION.fullmatch(text)
        ),
    )


def lowered(value: object) -> dict[str, object]:
    """A table with its keys, and those of the tables in it, in lower case."""
    return {
        key.lower(): lowered(inner) if isinstance(inner, dict) else inner
        for key, inner in table(value).items()
    }


def table(value: object) -> dict[str, object]:
    """*value* if it is a table, else an empty one."""
    return value if isinstance(value, dict) else {}


def cascades_of(written: object, folder: str, language: str = "") -> tuple[Cascade, ...]:
    """One table, or a list of them, each with a ``_target`` (``target`` in newer versions).

    Hugo before 0.112 takes no notice of the target of a single table, which nobody means."""
    found = []
    for one in written if isinstance(written, list) else [written]:
        values = lowered(one)
        old, new = table(values.pop("_target", None)), table(values.pop("target", None))
        target = {**old, **new}
        params = table(values.pop("params", None))
        if not values and not params:
            continue
        texts = {key: go_text(target.get(key)).lower() for key in _TARGET_KEYS}
        found.append(Cascade(
            folder, {**params, **values}, texts["path"], texts["kind"], texts["lang"],
            texts["environment"], language,
        ))  # fmt: skip
    return tuple(found)


MAX_IGNORED = 50
_SIMPLE_EXPRESSION = re.compile(r"\^?(?:[\w /-]|\\[.\w/-]|\.[*+]?(?!.*\.[*+])){1,200}\$?", re.ASCII)
"""Somebody else's expression may take for ever to match; one with a single repetition cannot."""

_TARGET_KEYS = ("path", "kind", "lang", "environment")


def patterns(written: object) -> dict[str, str] | None:
    """``permalinks``: patterns by section; since Hugo 0.112 below ``page``, too."""
    if not isinstance(written, dict):
        return None
    pages = table(written.get("page"))
    plain = {key: value for key, value in written.items() if not isinstance(value, dict)}
    return {key.strip(" /").lower(): go_text(value) for key, value in {**plain, **pages}.items()}


def _languages(config: Mapping[str, object], default: str) -> tuple[Language, ...]:
    """The languages of the site, the default one first."""
    written = table(config.get("languages"))
    disabled = {text.lower() for text in go_list(config.get("disablelanguages"))}
    in_folder = go_bool(config.get("defaultcontentlanguageinsubdir")) is True
    several = len(written) > 1
    own_hosts = any("baseurl" in table(values) for values in written.values())
    found: list[Language] = []
    for name, values in written.items():
        prefixed = several and not own_hosts and (name != default.lower() or in_folder)
        found.append(Language(
            name,
            name if prefixed else "",
            go_text(table(values).get("timezone")),
            disabled=name in disabled or go_bool(table(values).get("disabled")) is True,
            permalinks=patterns(table(values).get("permalinks")),
        ))  # fmt: skip
    found.sort(key=lambda language: language.name != default.lower())
    return tuple(found) or (Language(default),)


def _content(config: Mapping[str, object]) -> tuple[ContentFolder, ...]:
    """Mounts of modules, else the folders of the languages, else ``contentDir``."""
    found: list[ContentFolder] = []
    mounts = table(config.get("module")).get("mounts")
    for mount in mounts if isinstance(mounts, list) else []:
        own = lowered(mount)
        target = inside(own.get("target"))
        if target is not None and target.split("/")[0] == "content":
            below = target.removeprefix("content").strip("/")
            add = ContentFolder(
                inside(own.get("source")) or "", go_text(own.get("lang")),
                f"{below}/" if below else "",
            )  # fmt: skip
            found += [add] if add.path else []
    if not found:
        languages = table(config.get("languages"))
        for name, values in languages.items():
            folder = inside(table(values).get("contentdir"))
            found += [ContentFolder(folder, name)] if folder else []
        if len(found) < len(languages) or not found:
            found.append(ContentFolder(inside(config.get("contentdir")) or "content"))
    return tuple(sorted(set(found), key=lambda folder: (-len(folder.path), folder.path)))


def inside(written: object) -> str | None:
    """A folder of the site as a clean relative path; None for anything outside of it."""
    path = posixpath.normpath(go_text(written).replace("\\", "/").strip()) if written else ""
    return None if path in ("", ".", "/") or path.startswith(("/", "../")) or path == ".." else path


def _date_orders(written: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    orders = dict(DATE_ORDERS)
    for name, default in DATE_ORDERS.items():
        if name not in written:
            continue
        names: list[str] = []
        for identifier in (text.lower() for text in go_list(written[name])):
            names += default if identifier == ":default" else [identifier]
        orders[name] = tuple(
            dict.fromkeys(alias for one in names for alias in (one, *_ALIASES.get(one, ())))
        )
    return orders
