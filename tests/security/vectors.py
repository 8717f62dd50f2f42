"""Everything in an article that could open a connection, each under a name of its own.

In a text, ``{u}`` is the address that a connection would go to, ``{p}`` the same without
``http:``, ``{h}`` without ``http://``, and ``{c}`` the address of a file that leads there (a style
sheet, a page …), which :data:`CHAINS` gives. The markup is what an attacker writes, not what a
sanitiser leaves of it.
"""

from __future__ import annotations

from urllib.parse import quote

from tests.security.recorder import Recorder
from tests.security.vectors_elements import FRAMES, LINKS, MEDIA
from tests.security.vectors_scripts import FORMS, SCRIPTS
from tests.security.vectors_styles import DRAWINGS, STYLES

GROUPS = (MEDIA, LINKS, STYLES, DRAWINGS, FRAMES, FORMS, SCRIPTS)
CHAINS = {
    "css-import-chain": ("text/css", "@import url({u}); p {{ background: url({u}) }}"),
    "frame-chain": ("text/html", '<img src="{u}">'),
    "script-chain": ("text/javascript", "new Image().src = '{u}'"),
}
"""What the first link of a chain answers. A chain counts as reached at its first link."""


HARDEST = (
    "link-preconnect", "link-prefetch", "link-stylesheet", "meta-refresh-quoted", "base", "form-button",
    "css-import-chain", "svg-use", "data-frame", "script-webrtc", "script-transport", "img-srcset",
)  # fmt: skip
"""What one wall alone does not stop, or only some of them do."""

PAGE_WIDE = ("<base", "<meta", "<body", "<html", "<frameset", "autofocus", "</article")
"""Whoever has one of these changes the page for those beside it."""

SWALLOWING = frozenset("img-unclosed svg-foreign-frame applet portal fenced-frame noscript".split())
"""Markup that does not end, or whose end is not where it seems to be."""

MARK = "shown-{name}."
IN_ONE = 30


def make_vectors(recorder: Recorder) -> dict[str, str]:
    """All of them, by name, with addresses of *recorder* in them."""
    made = {}
    for group in GROUPS:
        for name, markup in group.items():
            address = recorder.address(name)
            if name in CHAINS:
                last = recorder.address(f"{name}-end")
                media_type, text = CHAINS[name]
                recorder.answer(name, media_type, text.format(u=last))
            made[name] = filled(markup, address)
    return made


def filled(markup: str, address: str) -> str:
    """The markup with its addresses; inside of a ``data:`` address they are quoted."""
    if "data:text" in markup or "data:image" in markup:
        address = quote(address, safe=":/")
    path = address.removeprefix("http:")
    return markup.format(u=address, c=address, p=path, h=path.removeprefix("//"))


def marked(vectors: dict[str, str]) -> dict[str, str]:
    """The same, each behind words of its own, by which one sees that it is shown."""
    return {name: f"<p>{MARK.format(name=name)}</p>{markup}" for name, markup in vectors.items()}


def together(vectors: dict[str, str]) -> dict[str, str]:
    """The same in fewer articles: those that leave each other alone share one. The name of an
    article lists those of its vectors, with blanks between them."""
    alone = [name for name, markup in vectors.items() if is_loner(name, markup)]
    others = {name: markup for name, markup in vectors.items() if name not in alone}
    return well_formed_together(others) | {name: vectors[name] for name in alone}


def well_formed_together(bodies: dict[str, str]) -> dict[str, str]:
    """The same of what a sanitiser made, where none can spoil the next."""
    names = list(bodies)
    groups = [names[n : n + IN_ONE] for n in range(0, len(names), IN_ONE)]
    return {" ".join(group): "".join(bodies[name] for name in group) for group in groups}


def is_loner(name: str, markup: str) -> bool:
    """Whether a vector needs an article of its own."""
    return (
        name in SWALLOWING or name.endswith("smuggled") or any(one in markup for one in PAGE_WIDE)
    )
