"""What of Hexo's ``_config.yml`` says how posts are read.

Names and defaults are those of ``lib/hexo/default_config.ts`` of Hexo 8.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.importing.hugo_settings import inside, table
from archive.text.values import is_true, text_of

CONFIG_NAMES = ("_config.yml", "_config.yaml", "_config.json")
DEFAULT_PERMALINK = ":year/:month/:day/:title/"
DEFAULT_NAME = ":title.md"
MAX_PATTERNS = 100


@dataclass(frozen=True, slots=True)
class HexoSettings:
    """What Hexo's rules for one file need to know of the site. Picklable, never changed.

    ``permalink`` and ``new_post_name`` are patterns, ``filename_case`` 1 for lower and 2 for upper
    case. ``skipped`` are globs of files that are not rendered, so are no posts.
    """

    source: str = "source"
    permalink: str = DEFAULT_PERMALINK
    permalink_defaults: Mapping[str, str] = field(default_factory=dict)
    new_post_name: str = DEFAULT_NAME
    default_category: str = "uncategorized"
    category_map: Mapping[str, str] = field(default_factory=dict)
    filename_case: int = 0
    future: bool = True
    render_drafts: bool = False
    post_asset_folder: bool = False
    trailing_index: bool = True
    trailing_html: bool = True
    skipped: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


def hexo_settings_of(config: Mapping[str, object]) -> HexoSettings:
    """The settings in a configuration; what is not there, or is of no use, has its default."""
    pretty = table(config.get("pretty_urls"))
    case = config.get("filename_case")
    return HexoSettings(
        source=inside(config.get("source_dir")) or "source",
        permalink=_text(config, "permalink", DEFAULT_PERMALINK),
        permalink_defaults=_texts(config.get("permalink_defaults")),
        new_post_name=_text(config, "new_post_name", DEFAULT_NAME),
        default_category=_text(config, "default_category", "uncategorized"),
        category_map=_texts(config.get("category_map")),
        filename_case=case if isinstance(case, int) else 0,
        future=_flag(config, "future", usual=True),
        render_drafts=_flag(config, "render_drafts", usual=False),
        post_asset_folder=_flag(config, "post_asset_folder", usual=False),
        trailing_index=_flag(pretty, "trailing_index", usual=True),
        trailing_html=_flag(pretty, "trailing_html", usual=True),
        skipped=_globs(config.get("skip_render")),
        ignored=_globs(config.get("ignore")),
    )


def _text(config: Mapping[str, object], key: str, usual: str) -> str:
    return text_of(config.get(key)) or usual


def _flag(config: Mapping[str, object], key: str, *, usual: bool) -> bool:
    value = config.get(key)
    return usual if value is None else is_true(value) and value not in (0, "")


def _texts(written: object) -> dict[str, str]:
    return {key: text_of(value) for key, value in table(written).items()}


def _globs(written: object) -> tuple[str, ...]:
    """One pattern or several. ``**/`` may stand for no folder at all."""
    patterns = written if isinstance(written, list) else [written]
    texts = [pattern for pattern in patterns[:MAX_PATTERNS] if isinstance(pattern, str) and pattern]
    return tuple(text.replace("**/", "{**/,}") for text in texts)
