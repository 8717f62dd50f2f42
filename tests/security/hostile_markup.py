"""More than a thousand ways to get a script into a page, made of parts: elements, handlers, ways to
write an address, quotes, parser confusions, and what Markdown and templates make of them.

Every case calls ``alert(NUMBER)`` with its own number, so that whoever counts knows which one ran.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Iterator

from tests.security.hostile_parts import CONFUSIONS, MARKDOWN, SCRIPTS

Maker = Callable[[str], str]
"""From the call to the markup that wants to make it."""

SEED = 20_260_000
MIXTURES = 400


def _numeric(text: str, pattern: str = "&#{};") -> str:
    return "".join(pattern.format(ord(one)) for one in text)


def _escaped(text: str) -> str:
    """As JavaScript may write names: ``\\u0061lert(1)``."""
    return text.replace("a", "\\u0061", 1)


ADDRESSES: dict[str, Maker] = {
    "plain": lambda js: f"javascript:{js}",
    "capitals": lambda js: f"JaVaScRiPt:{js}",
    "blank before": lambda js: f" \t\njavascript:{js}",
    "control before": lambda js: f"\x01\x1fjavascript:{js}",
    "entity before": lambda js: f"&#14; javascript:{js}",
    "tab within": lambda js: f"jav\tascript:{js}",
    "tab entity": lambda js: f"jav&#9;ascript:{js}",
    "named tab": lambda js: f"jav&Tab;ascript:{js}",
    "line break": lambda js: f"java\nscript:{js}",
    "line entity": lambda js: f"java&#x0A;script&NewLine;:{js}",
    "return": lambda js: f"java&#xD;script:{js}",
    "colon entity": lambda js: f"javascript&colon;{js}",
    "colon number": lambda js: f"javascript&#58;{js}",
    "no semicolon": lambda js: f"&#106avascript:{js}",
    "all numbers": lambda js: _numeric(f"javascript:{js}"),
    "all hexadecimal": lambda js: _numeric(f"javascript:{js}", "&#x{:x};"),
    "long numbers": lambda js: _numeric("javascript", "&#0000{}") + f":{js}",
    "comment": lambda js: f"javascript://%0A{js}",
    "comment 2": lambda js: f"javascript:/*--></title></style>*/{js}",
    "percent": lambda js: f"javascript:{js.replace('(', '%28').replace(')', '%29')}",
    "void": lambda js: f"javascript:void {js}",
    "template": lambda js: f"javascript:`${{{js}}}`",
    "escaped": lambda js: f"javascript:{_escaped(js)}",
    "vbscript": lambda js: f"vbscript:{js}",
    "live": lambda js: f"livescript:{js}",
    "view source": lambda js: f"view-source:javascript:{js}",
    "feed": lambda js: f"feed:javascript:{js}",
    "data page": lambda js: f"data:text/html,<script>{js}</script>",
    "data page coded": lambda js: f"data:text/html;charset=utf-8,%3Cscript%3E{js}%3C/script%3E",
    "data drawing": lambda js: f"data:image/svg+xml,<svg onload='{js}'/>",
    "data script": lambda js: f"data:text/javascript,{js}",
    "blob": lambda js: f"blob:javascript:{js}",
    "nul": lambda js: f"java\x00script:{js}",
    "soft hyphen": lambda js: f"java\u00adscript:{js}",
    "wide": lambda js: f"ｊavascript：{js}",
    "two colons": lambda js: f"x:javascript:{js}",
    "slashes": lambda js: f"//javascript:{js}",
    "ours": lambda js: f"post://a1/javascript:{js}",
    "post-url": lambda js: f"post-url:javascript:{js}",
    "link": lambda js: f"link:javascript:{js}",
    "wiki": lambda js: f"wiki:javascript:{js}",
}  # fmt: skip

CARRIERS = {
    "a": '<a href="{0}">x</a>',
    "a bare": "<a href={0}>x</a>",
    "a single": "<a href='{0}'>x</a>",
    "a slash": '<a/href="{0}"/x>x</a>',
    "area": '<map name=m><area shape=default href="{0}"></map>',
    "iframe": '<iframe src="{0}"></iframe>',
    "frame": '<frameset><frame src="{0}"></frameset>',
    "object": '<object data="{0}"></object>',
    "embed": '<embed src="{0}">',
    "form": '<form action="{0}"><button>x</button></form>',
    "button": '<form><button formaction="{0}">x</button></form>',
    "input": '<form><input type=submit formaction="{0}"></form>',
    "drawing link": '<svg><a xlink:href="{0}"><text y=9>x</text></a></svg>',
    "drawing use": '<svg><use href="{0}"/></svg>',
    "drawing set": '<svg><a><set attributeName=href to="{0}"/><text y=9>x</text></a></svg>',
    "math": '<math><mi xlink:href="{0}">x</mi></math>',
    "image": '<img src="{0}">',
    "background": '<body background="{0}"><table background="{0}"><td>x</td></table>',
    "refresh": '<meta http-equiv=refresh content="0;url={0}">',
    "base": '<base href="{0}"><a href="#x">x</a>',
    "style": "<p style=\"background:url('{0}');behavior:url({0})\">x</p>",
    "quote": '<blockquote cite="{0}">x</blockquote><q cite="{0}">x</q><del cite="{0}">x</del>',
    "long description": '<img longdesc="{0}" lowsrc="{0}" dynsrc="{0}" srcset="{0} 1x">',
    "link": '<link rel=stylesheet href="{0}"><link rel=import href="{0}">',
    "video": '<video src="{0}" poster="{0}"><source src="{0}"></video>',
}
RUNNING_ADDRESSES = ("plain", "tab entity", "data page", "all numbers")
"""Those that every carrier is tried with; links are tried with all."""

HANDLERS = {
    "img": "<img src=x {0}>", "svg": "<svg {0}><g {0}></g></svg>", "body": "<body {0}>x",
    "input": "<input autofocus {0}>", "details": "<details open {0}><summary>x</summary>y</details>",
    "video": "<video {0}><source {0}></video>", "audio": "<audio src=x {0}></audio>",
    "iframe": "<iframe {0}></iframe>", "object": "<object data=x {0}></object>",
    "a": '<a href="#" {0}>x</a>', "p": "<p {0}>x</p>", "div": "<div contenteditable {0}>x</div>",
    "table": "<table><tr><td {0}>x</td></tr></table>", "select": "<select {0}><option>1</select>",
    "marquee": "<marquee {0}>x</marquee>", "math": "<math {0}><mi {0}>x</mi></math>",
    "form": "<form {0}><button {0}>x</button></form>", "textarea": "<textarea {0}>x</textarea>",
    "own element": "<x-post {0}>x</x-post>", "span": "<span tabindex=0 {0}>x</span>",
    "li": "<ul><li {0}>x</ul>", "mark": "<mark {0}>x</mark>", "font": "<font color=red {0}>x</font>",
    "h1": "<h1 id=x {0}>x</h1>", "style": "<style {0}></style>", "link": "<link rel=x href=x {0}>",
    "bgsound": "<bgsound {0}>", "keygen": "<keygen autofocus {0}>", "image": "<image src=x {0}>",
}  # fmt: skip
EVENTS = (
    "onclick", "onerror", "onload", "onmouseover", "onfocus", "ontoggle", "onanimationstart",
    "onpointerenter", "onbegin", "onstart",
)  # fmt: skip
QUOTES: dict[str, Maker] = {
    "double": lambda js: f'="{js}"',
    "single": lambda js: f"='{js}'",
    "none": lambda js: f"={js}",
    "backtick": lambda js: f"=`{js}`",
    "blanks": lambda js: f" \n = \t\"{js}\"",
    "numbers": lambda js: f'="{_numeric(js)}"',
    "slash": lambda js: f"/='{js}'/",
    "escape": lambda js: f'="{_escaped(js)}"',
}  # fmt: skip


def _makers() -> Iterator[tuple[str, Maker]]:
    for carrier, pattern in CARRIERS.items():
        names = (
            ADDRESSES if carrier in ("a", "a bare", "iframe", "drawing link") else RUNNING_ADDRESSES
        )
        for name in names:
            yield f"{carrier}, {name}", lambda js, p=pattern, a=name: p.format(ADDRESSES[a](js))  # type: ignore[misc]
    for element, pattern in HANDLERS.items():
        for number, event in enumerate(EVENTS):
            for name in (list(QUOTES)[number % len(QUOTES)], "double"):
                yield (
                    f"{element} {event}, {name}",
                    lambda js, p=pattern, e=event, q=name: p.format(e + QUOTES[q](js)),  # type: ignore[misc]
                )
    for family, patterns in (
        ("script", SCRIPTS),
        ("confusion", CONFUSIONS),
        ("Markdown", MARKDOWN),
    ):
        for number, pattern in enumerate(patterns):
            yield f"{family} {number}", pattern.format
    yield from _mixtures()


def _mixtures() -> Iterator[tuple[str, Maker]]:
    """Pieces of the cases above beside and inside each other, by a known seed."""
    chance = random.Random(SEED)
    shells = (
        "<div title='{0}'>{1}</div>", "{0}{1}", "<b>{0}</b>{1}", "> {0}\n> {1}", "<table><tr><td>{0}<td>{1}</table>",
        "<p>{0}<a href='{1}'>", "- {0}\n\n{1}", "<!--{0}-->{1}", "<svg>{0}</svg>{1}", "<style>{0}</style>{1}",
        "`{0}`{1}", "[{0}]({1})", "<iframe title='{0}'>{1}</iframe>", "<font color=\"{0}\">{1}</font>", "{1}<x {0}>",
        "# {0}\n\n{1}", "**{0}**{1}", "<details><summary>{0}</summary>{1}", "| {0} |\n|--|\n| {1} |", "<code>{0}</code>{1}",
    )  # fmt: skip
    parts = [*SCRIPTS, *CONFUSIONS, *MARKDOWN]
    for number in range(MIXTURES):
        shell, first, second = chance.choice(shells), chance.choice(parts), chance.choice(parts)
        cut = chance.random() < 0.3

        def make(js: str, s: str = shell, a: str = first, b: str = second, c: bool = cut) -> str:
            one, two = a.format(js), b.format(js)
            return s.format(one[: len(one) * 2 // 3] if c else one, two)

        yield f"mixture {number}", make


@functools.cache
def hostile_markup() -> dict[int, tuple[str, str]]:
    """Number -> (name, markup), at least a thousand of them."""
    made: dict[int, tuple[str, str]] = {}
    for number, (name, maker) in enumerate(_makers(), start=1_000):
        made[number] = name, maker(f"alert({number})")
    return made
