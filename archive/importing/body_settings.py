"""What a site's configuration says of the bodies of its posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from archive.importing.detection import HEXO, HUGO, JEKYLL
from archive.text.rules import BodyRules
from archive.text.values import is_true, text_of

MAX_VALUES = 100
MAX_VALUE = 300
"""Characters of one setting; a longer one is not kept."""

_NAMED_IN_JEKYLL = ("title", "subtitle", "tagline", "description", "author", "name", "email")
_HEXO_RENDERERS = ("marked", "markdown", "kramed")


def with_settings(rules: BodyRules, config: Mapping[str, object]) -> BodyRules:
    """*rules* with what the configuration of their generator adds; Hugo's has lower-case keys."""
    if rules.generator == JEKYLL:
        named = {key: config[key] for key in _NAMED_IN_JEKYLL if key in config}
        return replace(rules, hard_wrap=_jekyll_breaks(config), values=_texts(named))
    if rules.generator == HEXO:
        return replace(rules, hard_wrap=_hexo_breaks(config))
    if rules.generator == HUGO:
        params = _at(config, "params")
        renderer = _at(config, "markup", "goldmark", "renderer")
        breaks = is_true(renderer.get("hardwraps"))
        return replace(rules, hard_wrap=breaks, values=_texts(params))
    return rules


def _jekyll_breaks(config: Mapping[str, object]) -> bool:
    """Whether the Markdown engine is told to keep line breaks; none does by itself."""
    engine = text_of(config.get("markdown") or "kramdown").lower()
    if engine.startswith("commonmark"):
        options = _at(config, "commonmark").get("options")
        return "HARDBREAKS" in [text_of(one).upper() for one in _list(options)]
    if engine == "redcarpet":
        return "hard_wrap" in map(text_of, _list(_at(config, "redcarpet").get("extensions")))
    return is_true(_at(config, "kramdown").get("hard_wrap"))


def _hexo_breaks(config: Mapping[str, object]) -> bool:
    """Hexo's Markdown keeps line breaks unless it is told not to."""
    for name in _HEXO_RENDERERS:
        for settings in (_at(config, name), _at(config, name, "render")):
            if "breaks" in settings:
                return is_true(settings["breaks"])
    return True


def _at(config: Mapping[str, object], *keys: str) -> Mapping[str, object]:
    """The mapping below these keys; an empty one where there is none."""
    found: object = config
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _texts(values: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """The settings that are a short text or a number."""
    texts = (
        (key, text_of(value))
        for key, value in list(values.items())[:MAX_VALUES]
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    )
    return tuple((key, text) for key, text in texts if len(text) <= MAX_VALUE)
