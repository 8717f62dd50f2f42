"""Where an article is read: how much of its text lies above the window's upper edge.

A share of the text is the same for every text size and width of the window, which pixels are not.
The scripts run in our own world, beside the article (docs/notes/viewer.md).
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_HEADINGS = 2_000
SCROLLED_MS = 120  # while somebody scrolls, so often is it looked where


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """``share`` of the text above the upper edge, 0 to 1; ``heading``: the number of the one that
    is being read, -1 before the first; ``height`` of all of the article when that was so, in
    pixels, 0 where it is not known."""

    share: float
    heading: int = -1
    height: int = 0


# Text is counted in characters from the beginning of the body: above it a notice may come and go.
# Where the upper edge cuts through something without text, the nearest text below counts.
_FUNCTIONS = """
    const root = document.documentElement, body = document.querySelector(".body");
    const whole = body ? body.textContent.length : 0;
    // What is added below an article later is no part of its height.
    const heightNow = () =>
        root.scrollHeight - (document.querySelector("main > .related")?.offsetHeight ?? 0);
    const shareNow = () => {
        if (!whole || scrollY < 1) return 0;
        const box = body.getBoundingClientRect(), range = document.createRange();
        for (const y of [2, 14, 30, 60, 120]) {
            const caret = document.caretRangeFromPoint(box.left + box.width / 2, y);
            if (!caret || !body.contains(caret.startContainer)) continue;
            range.setStart(body, 0);
            range.setEnd(caret.startContainer, caret.startOffset);
            return Math.min(range.toString().length / whole, 1);
        }
        return 0;
    };
    const goToShare = share => {
        const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
        let left = Math.round(share * whole), node = walker.nextNode();
        while (node && node.length <= left) { left -= node.length; node = walker.nextNode(); }
        if (!node) return;
        const range = document.createRange();
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        let box = range.getBoundingClientRect();
        if (!box.height) box = node.parentElement.getBoundingClientRect();
        scrollTo({top: scrollY + box.top - 4, behavior: "instant"});
    };
    const headings = () =>
        [...document.querySelectorAll(".body :is(h1, h2, h3, h4, h5, h6)")].slice(0, LIMIT);
""".replace("LIMIT", str(MAX_HEADINGS))

PLACE_SCRIPT = f"""
(() => {{{_FUNCTIONS}
    const all = headings(), border = Math.min(innerHeight * 0.3, 160);
    let heading = all.findIndex(one => one.getBoundingClientRect().top > border);
    if (heading < 0) heading = all.length;
    return [root.dataset.show, shareNow(), heading - 1, heightNow()].join(" ");
}})();
"""
"""Answers ``show share heading height``."""

SCROLL_SCRIPT = """
(() => {
    const view = document.scrollingElement, before = view.scrollTop;
    const step = Math.max(innerHeight - 56, innerHeight * 0.8);
    scrollBy({top: %d * step, behavior: "instant"});
    return Math.abs(view.scrollTop - before) < 1;
})();
"""
"""Scrolls so many screens down, and answers whether it could go no further."""

HEADING_SCRIPT = f"""
(() => {{{_FUNCTIONS}
    const one = headings()[%d];
    if (one) scrollTo({{top: scrollY + one.getBoundingClientRect().top - 16, behavior: "instant"}});
}})();
"""

LOOK_SCRIPT = f"""
(() => {{{_FUNCTIONS}
    const share = shareNow();
    root.className = "%s";
    root.style.cssText = "%s";
    root.dataset.type = "%s";
    if (share) goToShare(share);
}})();
"""

# The reader's place, or else the first search hit, comes into view; where that is seen from the top
# of the article, the article stands at its top. Pixels are exact, but count only where the article
# is as high as it was then. Pictures that come later move the text: where neither the reader nor
# Chromium, which holds on to the text in view, has scrolled meanwhile, the way is gone once more.
# Asking for a height forces the layout, so the answer, the number of this showing and where it is
# scrolled to, means that the layout is done. Two animation frames later the article is in the
# compositor's hands, and the console says so.
_REPORT_SCRIPT = f"""
(() => {{{_FUNCTIONS}
    const show = root.dataset.show, mark = document.querySelector("mark");
    const pixels = %s, share = %s, height = %d;
    const go = () => {{
        const isSame = !height || Math.abs(heightNow() - height) < 2;
        const byPixels = pixels !== null && (isSame || share === null);
        if (byPixels) scrollTo({{top: pixels, behavior: "instant"}});
        else if (pixels === null && mark) {{
            if (mark.getBoundingClientRect().bottom > innerHeight)
                mark.scrollIntoView({{block: "center", behavior: "instant"}});
        }} else if (share) goToShare(share);
        return scrollY;
    }};
    const there = go(), late = [...document.images].filter(one => !one.complete);
    if (late.length) Promise.allSettled(late.map(one => one.decode())).then(() => {{
        if (root.dataset.show === show && scrollY === there) go();
    }});
    requestAnimationFrame(() => requestAnimationFrame(() => console.log("%s" + show)));
    return root.offsetHeight < 0 ? "" : show + " " + Math.round(scrollY);
}})();
"""


def report_script(pixels: int | None, place: ReadingPlace | None, password: str) -> str:
    """The script that scrolls an article to where it is to be read from, and says when it is
    there."""
    share = "null" if place is None else repr(float(place.share))
    height = 0 if place is None else place.height
    return _REPORT_SCRIPT % ("null" if pixels is None else str(pixels), share, height, password)


def read_report(answer: object) -> tuple[int, int] | None:
    """(number of the showing, pixels above the upper edge) out of what that script answers; None
    for anything else."""
    show, _blank, top = (answer if isinstance(answer, str) else "").partition(" ")
    return (int(show), int(top)) if show.isdecimal() and top.isdecimal() else None


def read_answer(answer: object) -> tuple[int, ReadingPlace] | None:
    """(number of the showing, place) out of what PLACE_SCRIPT answers; None for anything else."""
    parts = answer.split() if isinstance(answer, str) else []
    try:
        show, share, heading, height = parts
        return int(show), ReadingPlace(float(share), int(heading), round(float(height)))
    except (ValueError, OverflowError):
        return None
