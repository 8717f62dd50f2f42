"""The style sheet of the plain text view: what Qt's rich text knows of CSS."""

from __future__ import annotations

from desktop.views.viewer.typography import LEADINGS, Typography

INK = {
    "light": "#1f2328", "dark": "#d6d3cd", "sepia": "#43372a",
    "light high": "#000000", "dark high": "#ffffff",
}  # fmt: skip
FAINT = {
    "light": "#5d6570", "dark": "#9a9a97", "sepia": "#74644f",
    "light high": "#3a4048", "dark high": "#d2d2ce",
}  # fmt: skip
LINK = {
    "light": "#0b5cad", "dark": "#8ab4e8", "sepia": "#8a4b12",
    "light high": "#00397a", "dark high": "#a8d0ff",
}  # fmt: skip
MARK = {
    "light": "#ffe28a", "dark": "#6b5514", "sepia": "#f2d479",
    "light high": "#ffd84d", "dark high": "#ffe066",
}  # fmt: skip
MARK_INK = {
    "light": "#1f2328", "dark": "#fff3cf", "sepia": "#43372a",
    "light high": "#000000", "dark high": "#000000",
}  # fmt: skip
BASE_SIZE = 17
LINE_HEIGHT = 132  # percent of what the font asks for


def text_style(theme: str, scale: float, typography: Typography) -> str:
    """The style sheet for one theme, a text size (1.0 is ours) and how articles are set."""
    size = BASE_SIZE * scale
    height = round(LINE_HEIGHT * LEADINGS[typography.leading])
    indent = round(2 * size) if typography.indents else 0
    return (
        f"body, p, li, td, th, div {{ color: {INK[theme]}; font-size: {size:.0f}px;"
        f" line-height: {height}%; }} p {{ margin-bottom: {size * 0.7:.0f}px; }}"
        f"p {{ text-indent: {indent}px; }} .faint, .notice, .places {{ text-indent: 0px; }}"
        f"h1, h2, h3, h4, h5, h6 {{ color: {INK[theme]}; }}"
        f"a {{ color: {LINK[theme]}; text-decoration: none; }}"
        f".chip, .label, .address {{ color: {FAINT[theme]}; }}"
        f".faint, .notice {{ color: {FAINT[theme]}; font-size: {size * 0.82:.0f}px; }}"
        f"mark, .mark {{ background-color: {MARK[theme]}; color: {MARK_INK[theme]}; }}"
        f"mark a, .mark a {{ color: {MARK_INK[theme]}; }}"
        f"blockquote {{ margin-left: {size:.0f}px; color: {FAINT[theme]}; }}"
        f"pre {{ white-space: pre-wrap; }}"
        f"td, th {{ padding: {size * 0.3:.0f}px {size * 0.7:.0f}px; }}"
    )
