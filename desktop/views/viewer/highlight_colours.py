"""The colours of highlights on each of the papers: what is written on them stays readable. The same
stand in article.css."""

from __future__ import annotations

from archive import Colour

INK = {
    "light": "#1f2328", "dark": "#f4f1ea", "sepia": "#33291f",
    "light high": "#000000", "dark high": "#ffffff",
}  # fmt: skip
PAINT = {
    "light": {
        Colour.YELLOW: "#fff0a3",
        Colour.GREEN: "#c8f0cb",
        Colour.BLUE: "#cde3ff",
        Colour.PINK: "#ffd3e5",
    },
    "dark": {
        Colour.YELLOW: "#5c4b00",
        Colour.GREEN: "#1f4f2d",
        Colour.BLUE: "#1f4272",
        Colour.PINK: "#6b2449",
    },
    "sepia": {
        Colour.YELLOW: "#f6de8b",
        Colour.GREEN: "#cfe0b0",
        Colour.BLUE: "#c9dce0",
        Colour.PINK: "#f1cdc6",
    },
}
PAINT["light high"], PAINT["dark high"] = PAINT["light"], PAINT["dark"]
