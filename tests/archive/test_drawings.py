"""Drawings: what they would make a browser paint is counted, and never painted."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.drawings import MAX_DEPTH, MAX_PICTURES, MAX_SHAPES, TooDeepError, read_drawing
from archive.media import MAX_DRAWINGS, SVG, media_type_of, too_much_to_show
from tests.archive.pictures import png, png_header

START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def drawing(inside: str) -> bytes:
    return f"{START}{inside}</svg>".encode()


def laughing(reference: str, levels: int = 9) -> str:
    """Each group shows the one before ten times."""
    groups = ['<g id="g0"><rect id="r" width="1" height="1"/></g>']
    for level in range(1, levels + 1):
        shown = reference.format(f"g{level - 1}") * 10
        groups.append(f'<g id="g{level}">{shown}</g>')
    return "".join(groups)


def address(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def within(inside: str) -> str:
    return f'<image href="{address(drawing(inside), SVG)}"/>'


BOMBS = {
    "uses": laughing('<use href="#{}"/>'),
    "old uses": laughing('<use xlink:href="#{}"/>'),
    "patterns": laughing('<rect fill="url(#{})" width="9" height="9"/>'),
    "masks by style": laughing("<rect style=\"mask: url( '#{}' )\"/>"),
    "markers": laughing('<path marker-mid="url(#{})" d="M0 0L1 1"/>'),
    "a style sheet": "<style>.a{fill:url(#g4)}</style>" + laughing('<rect fill="url(#{})"/>', 4)
    + '<rect class="a"/>' * 50,
    "many shapes": "<rect/>" * (MAX_SHAPES + 1),
    "filters": "<filter>" + "<feGaussianBlur stdDeviation='999'/>" * 1_500 + "</filter>",
    "movement": "<rect><animate attributeName='x' dur='1ms' repeatCount='indefinite'/></rect>" * 6_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_what_repeats_itself_is_too_much(name: str) -> None:
    data = drawing(BOMBS[name])
    assert media_type_of(data) == SVG
    assert too_much_to_show(data, SVG) == f"it is a drawing of more than {MAX_SHAPES:,} shapes"


@pytest.mark.parametrize(
    "inside",
    [
        "<g>" * (MAX_DEPTH + 1) + "</g>" * (MAX_DEPTH + 1),
        within(within(within(""))),
    ],
)
def test_what_is_nested_too_deeply(inside: str) -> None:
    said = too_much_to_show(drawing(inside), SVG)
    assert said == "it is a drawing that is nested too deeply"


def test_entities_are_refused() -> None:
    data = b'<!DOCTYPE svg [<!ENTITY a "x">]>' + drawing("<text>&a;</text>")
    assert media_type_of(data) != SVG
    with pytest.raises(TooDeepError):
        read_drawing(data)


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="{}"/>', "<image xlink:href='{}'/>", '<image href=" \n{}"/>',
        "<style>rect{{fill:url({})}}</style>", '<filter><feImage href="{}"/></filter>',
        '<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="{}"/></foreignObject>',
        '<rect style="background: url(\'{}\')"/>',
    ],
)  # fmt: skip
def test_a_huge_picture_within_is_seen(inside: str) -> None:
    bomb = inside.format(address(png_header(50_000, 50_000), "image/png"))
    assert too_much_to_show(drawing(bomb), SVG) == "it has 2,500 million pixels"
    fine = inside.format(address(png(), "image/png"))
    assert too_much_to_show(drawing(fine), SVG) is None


def test_many_pictures_within() -> None:
    picture = f'<image href="{address(png(), "image/png")}"/>'
    assert len(read_drawing(drawing(picture * MAX_PICTURES)).pictures) == MAX_PICTURES
    assert too_much_to_show(drawing(picture * MAX_PICTURES), SVG) is None
    for many in (MAX_PICTURES + 1, 9 * MAX_PICTURES):
        data = drawing(picture * many)
        said = too_much_to_show(data, SVG)
        assert said == f"it is a drawing with more than {MAX_PICTURES:,} pictures"
        assert len(read_drawing(data).pictures) == MAX_PICTURES + 1, "no more are unpacked"


def test_drawings_within_each_other() -> None:
    """The innermost may hold pictures."""
    inside = f'<image href="{address(png(), "image/png")}"/>'
    for _ in range(MAX_DRAWINGS - 1):
        inside = within(inside)
    assert too_much_to_show(drawing(inside), SVG) is None
    said = too_much_to_show(drawing(within(inside)), SVG)
    assert said == "it is a drawing that is nested too deeply"


@pytest.mark.parametrize(
    "inside",
    [
        "", '<path d="M0 0 L 9 9"/>' * 20_000, '<use href="#self" id="self"/>' * 9,
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', '<use href="#nothing"/>',
        "<style>.a{fill:url(#x)}</style><linearGradient id='x'>" + "<stop/>" * 9 + "</linearGradient>"
        + "<path class='a'/>" * 9_000, "<rect", "&nothing;", "<a></b>", "\x00", laughing('<use href="#{}"/>', 4),
    ],
)  # fmt: skip
def test_usual_and_broken_drawings_are_shown(inside: str) -> None:
    assert too_much_to_show(drawing(inside), SVG) is None


def test_a_long_chain_and_many_uses_are_answered() -> None:
    chain = "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(50_000))
    assert too_much_to_show(drawing(chain), SVG) is not None
    wide = '<g id="a">' + '<use href="#b"/>' * 90_000 + '</g><g id="b"/>'
    assert too_much_to_show(drawing(wide), SVG) is None or wide


PIECES = st.sampled_from(
    ["<g>", "</g>", "<g id='a'>", "<use href='#a'/>", "<use href='#b'/>", "<rect fill='url(#a)' id='b'/>", "<style>", "</style>",
     "url(#a)", "data:image/png;base64,iVBOR", "<image href='data:image/svg+xml,%3Csvg/%3E'/>", "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "x"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_drawing_is_answered(inside: str) -> None:
    said = too_much_to_show(drawing(inside), SVG)
    assert said is None or said.startswith("it ")
