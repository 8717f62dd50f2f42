"""Colours that an author wrote, as one of a few inks that can be read on any paper.

A colour is written for the page it was made for: dark grey on white is nothing on black. So of a
colour only its hue is kept, as the name of an ink; how light each ink is, the viewer decides for
each of its themes. Black, white and greys say nothing but "text", and are no ink at all.
"""

from __future__ import annotations

import colorsys
import re

INKS = ("red", "orange", "green", "teal", "blue", "purple", "pink")
"""All inks, in the order of their hues."""

INK_PREFIX = "--ink-"

_FIRST_HUES = ((345, "red"), (300, "pink"), (255, "purple"), (200, "blue"), (165, "teal"),
               (68, "green"), (15, "orange"), (0, "red"))  # fmt: skip
_GREY = 0.18  # the strongest of red, green and blue less the weakest: below it nobody sees a hue
_COLOURS = 3
_LONGEST = 80  # characters of a colour, with room for many decimals
_HEX = re.compile(r"#?([0-9a-f]{3,8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
_VALUE = re.compile(r"([-+]?(?:\d{1,10}(?:\.\d{0,10})?|\.\d{1,10})(?:e-?\d{1,2})?)(%|deg|turn)?")
_OWN = re.compile(rf"var\({INK_PREFIX}({'|'.join(INKS)})\)")

# What browsers call by name, but for black, white and greys, which are no ink.
_NAMES = """
aqua 00ffff aquamarine 7fffd4 bisque ffe4c4 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2
brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50
cornflowerblue 6495ed crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b
darkgoldenrod b8860b darkgreen 006400 darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f
darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f
darkslateblue 483d8b darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff
dodgerblue 1e90ff firebrick b22222 forestgreen 228b22 fuchsia ff00ff gold ffd700 goldenrod daa520
green 008000 greenyellow adff2f hotpink ff69b4 indianred cd5c5c indigo 4b0082 khaki f0e68c
lawngreen 7cfc00 lightblue add8e6 lightcoral f08080 lightgreen 90ee90 lightpink ffb6c1
lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lime 00ff00 limegreen 32cd32
magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3
mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a
mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 moccasin ffe4b5
navajowhite ffdead navy 000080 olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500
orchid da70d6 palegreen 98fb98 paleturquoise afeeee palevioletred db7093 peachpuff ffdab9
peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 663399
red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460
seagreen 2e8b57 sienna a0522d skyblue 87ceeb slateblue 6a5acd springgreen 00ff7f steelblue 4682b4
tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3
yellow ffff00 yellowgreen 9acd32
""".split()
_NAMED = dict(zip(_NAMES[::2], _NAMES[1::2], strict=True))

Parts = tuple[float, float, float]


def ink_of(written: str) -> str | None:
    """The ink for a colour as CSS or an old ``color`` attribute has it; None for greys, for what
    says no colour (``inherit``) and for what cannot be read. How opaque it is does not matter."""
    if len(written) > _LONGEST:
        return None
    parts = _parts(written.strip().lower())
    if parts is None or max(parts) - min(parts) < _GREY:
        return None
    hue = colorsys.rgb_to_hsv(*parts)[0] * 360
    return next(name for first, name in _FIRST_HUES if hue >= first)


def ink_value(written: str) -> str | None:
    """What stands for a colour in a ``style`` attribute, ``var(--ink-red)``; None for no ink.
    What this gave stays as it is."""
    if _OWN.fullmatch(written.strip()):
        return written.strip()
    name = ink_of(written)
    return None if name is None else f"var({INK_PREFIX}{name})"


def _parts(written: str) -> Parts | None:
    """Red, green and blue, each 0 to 1."""
    written = _NAMED.get(written, written)
    digits = _HEX.fullmatch(written)
    if digits is not None:
        return _of_digits(digits[1])
    function = _FUNCTION.fullmatch(written)
    if function is None:
        return None
    values = _VALUE.findall(function[2])
    if len(values) < _COLOURS:
        return None
    return (_of_rgb if function[1] == "rgb" else _of_hsl)(values[:_COLOURS])


def _of_digits(digits: str) -> Parts | None:
    """With or without the digits for how opaque it is."""
    if len(digits) in (3, 4):
        digits = "".join(2 * digit for digit in digits)
    if len(digits) not in (6, 8):
        return None
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def _of_rgb(values: list[tuple[str, str]]) -> Parts:
    red, green, blue = (
        _within(float(number) / (100 if unit == "%" else 255)) for number, unit in values
    )
    return red, green, blue


def _of_hsl(values: list[tuple[str, str]]) -> Parts:
    (hue, unit), (saturation, _), (lightness, _) = values
    turn = float(hue) if unit == "turn" else float(hue) / 360
    return colorsys.hls_to_rgb(
        turn % 1, _within(float(lightness) / 100), _within(float(saturation) / 100)
    )


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)
