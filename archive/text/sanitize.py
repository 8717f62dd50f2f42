"""Wall 1: only harmless HTML leaves here, whatever came in.

An allow-list, carried out by nh3 (html5ever's parser, as a browser reads). No script, no style
sheet, no form, no frame, no address that is fetched by itself. Pictures, sounds and films that
the archive has are shown from there. What is taken away and was something to see leaves a box
that says so: a remote picture its description and address, a video its address. Sanitising twice
changes nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeAlias
from urllib.parse import urlsplit

import nh3

from archive.text import limits
from archive.text.chips import without_chips
from archive.text.complexity import html_too_complex
from archive.text.fonts import with_spans_for_fonts
from archive.text.foreign import without_foreign_tags
from archive.text.html_text import tidy_lines, without_tags
from archive.text.inks import ink_of, ink_value
from archive.text.rules import BodyRules

_TAGS = frozenset(
    "a abbr b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn"
    " div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp"
    " rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead"
    " time tr tt u ul var wbr".split()
)  # fmt: skip
_CONTENT_DROPPED = frozenset(
    "script style template noscript textarea select option xmp noembed noframes plaintext title"
    " svg math button head".split()
)  # fmt: skip
_ATTRIBUTES = {
    "*": {"id", "class", "style", "title", "lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "font": {"color"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "time": {"datetime"},
    "details": {"open"},
    "p": {"align"},
    "div": {"align"},
}
_OUR_CLASSES = frozenset(
    "remote-image embedded plain footnotes footnote-item footnote-ref footnote-backref"
    " footnotes-list footnotes-sep label address math callout callout-title linenos no_toc"
    " task why".split()
)  # fmt: skip
_CLASS = re.compile(r"language-[\w+#.-]{1,30}")
_NUMBER = re.compile(r"-?\d{1,6}")
_PIXELS = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_ID_PREFIX = "u-"
_CONTROL = re.compile("[\x00-\x1f\x7f\u2028\u2029]+")
_BAD_IN_ADDRESS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\\\\]")

_LENGTH = r"-?\d{1,4}(?:\.\d{1,4})?(?:px|em|rem|%|pt|ex|ch)?"
_STYLES = {
    "text-align": r"left|right|center|justify|start|end",
    "vertical-align": r"top|middle|bottom|baseline|sub|super|text-top|text-bottom",
    "float": r"left|right|none",
    "clear": r"left|right|both|none",
    "font-weight": r"normal|bold|bolder|lighter|[1-9]00",
    "font-style": r"normal|italic|oblique",
    "font-variant": r"normal|small-caps",
    "text-decoration": r"none|underline|line-through|overline",
    "text-transform": r"none|uppercase|lowercase|capitalize",
    "white-space": r"normal|nowrap|pre|pre-wrap|pre-line",
    "list-style-type": r"none|disc|circle|square|decimal|(?:lower|upper)-(?:alpha|roman)",
    "direction": r"ltr|rtl",
    "width": r"\d{1,3}(?:\.\d{1,4})?%",
    "max-width": r"\d{1,3}(?:\.\d{1,4})?%",
    "text-indent": _LENGTH,
    "margin-left": r"\d{1,3}(?:\.\d{1,4})?(?:px|em|rem|%|pt)?",
    "padding-left": r"\d{1,3}(?:\.\d{1,4})?(?:px|em|rem|%|pt)?",
    "border": r"0|none",
    "border-collapse": r"collapse|separate",
    "display": r"none",
}
_STYLE_VALUES = {name: re.compile(value, re.IGNORECASE) for name, value in _STYLES.items()}

_EMBEDDED = re.compile(
    r"<(iframe|video|audio|object|embed)\b([^<>]{0,4000})>(?:(?:(?!<\1\b).){0,20000}?</\1\s*>)?",
    re.IGNORECASE | re.DOTALL,
)
_EMBEDDED_ADDRESS = re.compile(
    r"""\b(?:src|data|href)\s*=\s*["']?([^"'\s<>]{1,2000})""", re.IGNORECASE
)
_VIDEO_SITE = re.compile(
    r"^(?:https?:)?//(?:[\w-]+\.)*(?:youtube|youtube-nocookie|vimeo|bilibili|dailymotion|youku|qq|"
    r"twitch|ted|youtu)\.(?:com|be|tv)/",
    re.IGNORECASE,
)
_IMAGE_OR_LINK = re.compile(r"<img((?: [a-z]+=\"[^\"]*\")*)>|<a\b[^<>]*>|</a>")
_ATTRIBUTE = re.compile(r" ([a-z]+)=\"([^\"]*)\"")
_SHOWN_ADDRESS = 60


AssetOf: TypeAlias = Callable[[str], tuple[str, str] | None]
"""(where the viewer finds it, media type) of what an article calls by an address; None for what
the archive does not have."""


def no_asset(_address: str) -> tuple[str, str] | None:
    """Nothing is to be had: a box stands for every picture."""
    return None


def sanitize(
    fragment: str,
    rules: BodyRules,  # noqa: ARG001  (every step from a body to its article has them)
    asset_of: AssetOf = no_asset,
) -> str:
    """The harmless part of *fragment*. Never raises; bounded in time.

    *asset_of* is asked for every picture, and for the address of each other embedded thing.
    """
    reason = html_too_complex(fragment)
    if reason is not None:
        return plain_html(without_tags(fragment), reason)
    if "<" in fragment:
        fragment = without_foreign_tags(fragment)
        fragment = _EMBEDDED.sub(lambda found: _embedded(found, asset_of), fragment)
    cleaned = with_spans_for_fonts(str(_cleaner().clean(fragment)))
    return _with_pictures(cleaned, asset_of) if "<img" in cleaned else cleaned


def _with_pictures(cleaned: str, asset_of: AssetOf) -> str:
    """*cleaned*, which is well-formed, with each picture from the archive, or a box for it."""
    in_link = False

    def replace(found: re.Match[str]) -> str:
        nonlocal in_link
        if found[1] is not None:
            attributes = dict(_ATTRIBUTE.findall(found[1]))
            shown = _asset(attributes, asset_of)
            if shown is not None:
                return shown
            is_kept = asset_of(html.unescape(attributes.get("src", ""))) is not None
            return _image_box(attributes, in_link=in_link, is_kept=is_kept)
        in_link = not found[0].startswith("</")
        return found[0]

    return _IMAGE_OR_LINK.sub(replace, cleaned)


def plain_html(text: str, reason: str) -> str:
    """*text* as it is, escaped, with a note why it is not shown as an article."""
    shown = "\n".join(_short_lines(text[: limits.MAX_PLAIN_CHARACTERS]))
    note = html.escape(f"Shown as plain text: {reason}.")
    return f'<p class="label">{note}</p><pre class="plain">{html.escape(shown)}</pre>'


def _short_lines(text: str) -> Iterator[str]:
    size = limits.MAX_PLAIN_LINE
    for line in text.split("\n"):
        yield from (line[start : start + size] for start in range(0, len(line) or 1, size))


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_CONTENT_DROPPED),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_filter_attribute,
        strip_comments=True,
        link_rel=None,
        url_schemes=set(_SCHEMES),
        id_prefix=_ID_PREFIX,
    )


def _filter_attribute(_tag: str, name: str, value: str) -> str | None:
    """The value to keep, or None. Called by the sanitiser for every allowed attribute."""
    check = _CHECKS.get(name)
    return value if check is None else check(value)


def _safe_classes(value: str) -> str | None:
    kept = [one for one in value.split() if one in _OUR_CLASSES or _CLASS.fullmatch(one)]
    return " ".join(kept) or None


def image_address(value: str) -> str | None:
    """A picture's address as it stands in the clean HTML, by which ``asset_of`` is asked."""
    address = _CONTROL.sub("", without_chips(value)).strip(" \u00a0").replace(" ", "%20")
    return address[: limits.MAX_ADDRESS_CHARACTERS] or None


def _number(value: str) -> str | None:
    return value.strip() if _NUMBER.fullmatch(value.strip()) else None


def _length(value: str) -> str | None:
    return value.strip() if _PIXELS.fullmatch(value.strip()) else None


def safe_style(value: str) -> str | None:
    """The declarations of a ``style`` attribute whose property and value are both known; of a
    colour only its ink (:mod:`archive.text.inks`). What is behind text is ours alone."""
    if len(value) > limits.MAX_STYLE_CHARACTERS:
        return None
    kept = []
    for declaration in value.split(";"):
        name, colon, written = declaration.partition(":")
        name = name.strip().lower()
        known = _STYLE_VALUES.get(name)
        written = re.sub(r"\s*!important\s*$", "", written.strip().lower())
        if name == "color":
            written = ink_value(written) or ""
            if written:
                kept.append(f"color:{written}")
        elif colon and known is not None and known.fullmatch(written):
            kept.append(f"{name}:{written}")
    return ";".join(kept) or None


def safe_address(value: str) -> str | None:
    """A link's address as it may be followed after a click, or None.

    Browsers drop blanks and line breaks inside addresses, so they are dropped first.
    """
    address = value.strip("\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f \x1f")
    address = re.sub(r"[\t\r\n]", "", without_chips(address)).replace(" ", "%20")
    if (
        not address
        or len(address) > limits.MAX_ADDRESS_CHARACTERS
        or _BAD_IN_ADDRESS.search(address)
    ):
        return None
    if address.startswith("#"):
        return "#" + (
            address[1:] if address[1:].startswith(_ID_PREFIX) else _ID_PREFIX + address[1:]
        )
    try:
        parts = urlsplit(address)
        credentials = parts.username is not None or parts.password is not None
        parts.port  # noqa: B018  (raises where it is no number, and browsers refuse such a link)
    except ValueError:
        return None
    if credentials or (parts.scheme and parts.scheme.lower() not in _SCHEMES):
        return None
    if ":" in address.split("/")[0] and not parts.scheme:
        return None  # ``a&#9;b:c`` and the like: something that looks like a scheme and is none
    return f"https:{address}" if address.startswith("//") and parts.hostname else address


_SCHEMES = frozenset({"http", "https", "mailto", "post-url", "link", "ref", "wiki"})
"""What a link may begin with; the last four lead into the archive, see :mod:`archive.links`."""

_CHECKS: dict[str, Callable[[str], str | None]] = {
    "class": _safe_classes,
    "style": safe_style,
    "color": ink_of,
    "href": safe_address,
    "src": image_address,
    "width": _length,
    "height": _length,
    "colspan": _number,
    "rowspan": _number,
    "span": _number,
    "start": _number,
    "value": _number,
}


def _asset(attributes: dict[str, str], asset_of: AssetOf) -> str | None:
    """The element that shows a picture, sound or film of the archive; None where it has none."""
    found = asset_of(html.unescape(attributes.get("src", "")))
    if found is None:
        return None
    address, media_type = found
    kind = _ELEMENTS.get(media_type.partition("/")[0])
    if kind is None:
        return None
    kept = "".join(
        f' {name}="{value}"' for name, value in attributes.items() if name not in ("src", "alt")
    )
    source = f'src="{html.escape(address)}"{kept}'
    said = attributes.get("alt", "")
    if kind == "img":
        return f'<img {source} alt="{said}">'
    return f'<{kind} controls preload="metadata" {source}>{said}</{kind}>'


_ELEMENTS = {"image": "img", "audio": "audio", "video": "video"}


def _image_box(attributes: dict[str, str], *, in_link: bool, is_kept: bool) -> str:
    """What stands in the place of a picture: its description and where it was. A link cannot
    stand inside a link, so there the address is only shown."""
    description = tidy_lines(html.unescape(attributes.get("alt", ""))).replace("\n", " ")
    address = html.unescape(attributes.get("src", ""))
    why = _why(address, is_kept=is_kept)
    return _box("remote-image", description or "Image", address, linked=not in_link, why=why)


def _why(address: str, *, is_kept: bool) -> str:
    """Why there is no picture: what is past the limits is kept; what is of another site never."""
    if is_kept:
        return "In the archive, not shown"
    link = safe_address(address)
    if link is not None and link.startswith(("http://", "https://")):
        return "Of another site"
    return "" if address.startswith("data:") else "Not in the archive"


def _embedded(found: re.Match[str], asset_of: AssetOf) -> str:
    """A picture's tag for what the archive has, which is looked at again when all is clean; a
    box for all else."""
    written = _EMBEDDED_ADDRESS.search(found[2]) or _EMBEDDED_ADDRESS.search(found[0])
    address = without_chips(html.unescape(written[1])) if written else ""
    asset = asset_of(image_address(address) or "")
    if asset is not None and asset[1].partition("/")[0] in _ELEMENTS:
        return f'<img src="{html.escape(address)}" alt="">'
    name = found[1].lower()
    if name == "iframe" and _VIDEO_SITE.search(address):
        name = "video"
    kind = {"iframe": "page", "video": "video", "audio": "sound"}.get(name, "object")
    return _box("embedded", f"Embedded {kind}, open at source", address, linked=True)


def _box(kind: str, description: str, address: str, *, linked: bool, why: str = "") -> str:
    """A labelled box; the address is a link that opens only after a click."""
    link = safe_address(address)
    label = f'<span class="label">{html.escape(description[:200], quote=False)}</span>'
    if link is None or not link.startswith(("http://", "https://")):
        shown = "" if address.startswith("data:") else address[:_SHOWN_ADDRESS]
        linked = False
    else:
        shown = _short(link)
    where = html.escape(shown, quote=False)
    if linked and link is not None:
        where = f'<a class="address" href="{html.escape(link)}">{where}</a>'
    else:
        where = f'<span class="address">{where}</span>'
    reason = f'<span class="why">{why}</span>' if why else ""
    return f'<span class="{kind}">{label}{where}{reason}</span>'


def _short(address: str) -> str:
    shown = address.partition("://")[2]
    return shown if len(shown) <= _SHOWN_ADDRESS else shown[: _SHOWN_ADDRESS - 1] + "…"
