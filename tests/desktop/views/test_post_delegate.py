"""Rows of the post list, painted onto images."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from archive import PostSummary, Snippet
from desktop.messages import LINE_CHARACTERS
from desktop.models.post_list import SUMMARY_ROLE
from desktop.theme import palette_of
from desktop.views.post_delegate import (
    DOT_COLOR,
    MARK_DARK,
    MARK_LIGHT,
    STAR_COLOR,
    PostDelegate,
    row_height,
)

WIDTH = 420
MOMENT = datetime(2022, 2, 28, 8, 31, tzinfo=UTC)
State = QStyle.StateFlag
Painter = Callable[..., QImage]


def summary(title: str = "港湾图书馆开放", **fields: object) -> PostSummary:
    values: dict[str, object] = {
        "id": 1, "title": Snippet(title), "published": MOMENT, "publisher": "港湾日报",
        "excerpt": Snippet("据港湾图书馆介绍，今年读者增长。"), "read": True, **fields,
    }  # fmt: skip
    return PostSummary(**values)  # type: ignore[arg-type]


@pytest.fixture
def paint(qapp: QApplication) -> Painter:
    """A painter of one row: ``paint(summary, state, theme="light")``."""
    assert qapp is not None

    def draw(
        row: PostSummary | None, state: State = State.State_Enabled, theme: str = "light"
    ) -> QImage:
        model = QStandardItemModel()
        item = QStandardItem()
        item.setData(row, SUMMARY_ROLE)
        model.appendRow(item)
        option = QStyleOptionViewItem()
        option.palette = palette_of(theme)
        option.state = state
        option.rect = QRect(0, 0, WIDTH, row_height(option.font))
        image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
        image.fill(option.palette.color(QPalette.ColorRole.Base))
        delegate = PostDelegate()
        delegate.today = QDate(2022, 6, 1)
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(0, 0))
        assert painter.isActive()
        painter.end()
        return image

    return draw


def columns_of(image: QImage, color: QColor) -> list[int]:
    """Where an exact colour is seen, from left to right."""
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).rgb() == color.rgb() for y in range(image.height()))
    ]


def test_a_row_that_is_not_here_yet_is_two_pale_bars(paint: Painter) -> None:
    image = paint(None)
    base = palette_of("light").color(QPalette.ColorRole.Base)
    midlight = palette_of("light").color(QPalette.ColorRole.Midlight)
    colors = {image.pixel(x, y) for x in range(WIDTH) for y in range(image.height())}
    assert colors == {base.rgb(), midlight.rgb()}


def test_title_and_second_line_are_painted(paint: Painter) -> None:
    assert paint(summary()) != paint(summary(title="海岸灯塔修复"))
    assert paint(summary()) != paint(summary(publisher="海岸晚报"))
    assert paint(summary()) != paint(summary(excerpt=Snippet("灯塔")))
    assert paint(summary()) != paint(summary(published=MOMENT.replace(day=27)))
    assert paint(summary()) == paint(summary(id=2))


def test_unread_starred_and_hidden_posts_look_different(paint: Painter) -> None:
    plain = paint(summary())
    unread, starred = paint(summary(read=False)), paint(summary(starred=True))
    assert not columns_of(plain, DOT_COLOR)
    assert columns_of(unread, DOT_COLOR)
    assert max(columns_of(unread, DOT_COLOR)) < 14
    assert not columns_of(plain, STAR_COLOR)
    assert min(columns_of(starred, STAR_COLOR)) > WIDTH * 0.8
    assert paint(summary(read=False, hidden=True)) != unread


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
def test_hits_are_marked_in_both_lines(paint: Painter, theme: str) -> None:
    color = MARK_DARK if theme == "dark" else MARK_LIGHT
    normal = State.State_Enabled
    assert not columns_of(paint(summary(), normal, theme), color)
    for row in (
        summary(excerpt=Snippet("据港湾图书馆介绍", ((1, 3),))),
        PostSummary(1, Snippet("港湾图书馆", ((0, 2),)), MOMENT, "", Snippet(""), read=True),
    ):
        assert columns_of(paint(row, normal, theme), color)
        chosen = paint(row, State.State_Selected | State.State_HasFocus, theme)
        assert columns_of(chosen, MARK_DARK), "readable on the colour of the selection too"


def marked(title: str, start: int, stop: int) -> PostSummary:
    return PostSummary(1, Snippet(title, ((start, stop),)), MOMENT, "", Snippet(""), read=True)


def test_a_mark_stands_where_its_characters_are(paint: Painter) -> None:
    """Qt counts the characters of the higher planes twice; so the marks must be counted anew."""
    first = columns_of(paint(marked("口口口口口口", 0, 1)), MARK_LIGHT)
    last = columns_of(paint(marked("口口口口口口", 5, 6)), MARK_LIGHT)
    assert last[0] > first[-1]
    after = columns_of(paint(marked("𠮷𠮷𠮷口口口", 5, 6)), MARK_LIGHT)
    within = columns_of(paint(marked("𠮷𠮷𠮷口口口", 1, 2)), MARK_LIGHT)
    assert len(after) == len(last)
    assert within[-1] < after[0]
    emoji = columns_of(paint(marked("😀 harbour", 2, 9)), MARK_LIGHT)
    plain = columns_of(paint(marked("harbour", 0, 7)), MARK_LIGHT)
    assert abs(len(emoji) - len(plain)) <= 1


def test_a_mark_beyond_the_end_of_the_line_is_cut(paint: Painter) -> None:
    title = "灯塔" * 200
    assert not columns_of(paint(marked(title, 398, 400)), MARK_LIGHT)
    half = columns_of(paint(marked(title, 2, 400)), MARK_LIGHT)
    assert half[0] > 14
    assert half[-1] < WIDTH


def test_the_chosen_row_is_strong_where_the_cursor_is_and_quiet_elsewhere(
    paint: Painter,
) -> None:
    palette = palette_of("light")
    row = summary(read=False, starred=True)
    strong = paint(row, State.State_Selected | State.State_HasFocus)
    quiet = paint(row, State.State_Selected)
    for image, role in (
        (strong, QPalette.ColorRole.Highlight),
        (quiet, QPalette.ColorRole.Mid),
        (paint(row, State.State_MouseOver), QPalette.ColorRole.AlternateBase),
    ):
        assert image.pixelColor(WIDTH - 2, 2) == palette.color(role)
    assert columns_of(strong, QColor("#ffffff")), "the star is white on it"
    assert columns_of(quiet, STAR_COLOR)
    faint = palette.color(QPalette.ColorRole.PlaceholderText)
    plain = paint(summary(title="", publisher=""))
    assert columns_of(plain, faint)
    assert not columns_of(quiet, faint), "pale words could not be read there"


ODD_TITLES = {
    "empty": "",
    "blank": "   ",
    "html": "<b>bold</b><img src='file:///etc/hostname'><h1>big</h1>",
    "right to left": "مكتبة الميناء تفتح أبوابها",
    "override": "abc\u202etxt.exe\u2066",
    "combining": "e" + "\u0301" * 500,
    "surrogate": "a\udc80b",
    "control": "".join(map(chr, range(0x20))) + "".join(map(chr, range(0x7F, 0xA0))),
    "lines": "one\ntwo\r\nthree\u2028four\u2029five\x0bsix",
    "emoji": "👨‍👩‍👧‍👦🏳️‍🌈" * 50,
    "long": "港湾图书馆" * 100_000,
    "long word": "x" * 500_000,
}


@pytest.mark.parametrize("name", ODD_TITLES)
def test_no_title_is_too_odd(paint: Painter, name: str) -> None:
    title = ODD_TITLES[name]
    snippet = Snippet(title, ((0, len(title)),))
    row = PostSummary(1, snippet, MOMENT, title, snippet, read=False, starred=True)
    for state in (State.State_Enabled, State.State_Selected | State.State_Active):
        assert not paint(row, state).isNull()


def test_markup_in_a_title_is_text(paint: Painter) -> None:
    """As HTML it would be one bold word; as text it is as wide as its characters."""
    pale = palette_of("light").color(QPalette.ColorRole.PlaceholderText)
    row = {"publisher": "", "excerpt": Snippet(""), "published": MOMENT.replace(year=2021)}
    as_text = columns_of(paint(summary(title="<b>n</b>" * 9, **row)), pale)
    bare = columns_of(paint(summary(title="n" * 9, **row)), pale)
    assert as_text[-1] > 2 * bare[-1]


def test_line_breaks_do_not_hide_the_rest_of_a_title(paint: Painter) -> None:
    one = paint(summary(title="one two three"))
    for line_break in ("\n", "\u2028", "\u2029", "\x0b", "\x1f", "\x9c"):
        assert paint(summary(title=f"one{line_break}two{line_break}three")) == one


def test_only_so_much_of_a_title_is_laid_out(paint: Painter) -> None:
    """Laying out half a million characters for each row would stand still."""
    beyond = "灯" * LINE_CHARACTERS
    assert paint(summary(title=beyond)) == paint(summary(title=beyond + "塔" * 10_000))


def test_all_rows_have_one_height_that_follows_the_font(qapp: QApplication) -> None:
    font = qapp.font()
    delegate, option = PostDelegate(), QStyleOptionViewItem()
    option.font = font
    model = QStandardItemModel(1, 1)
    assert delegate.sizeHint(option, model.index(0, 0)).height() == row_height(font)
    font.setPointSizeF(font.pointSizeF() * 2)
    assert row_height(font) > 1.5 * row_height(option.font)
    font.setPixelSize(20)
    assert row_height(font) > 40


def test_the_day_of_the_painting_decides_how_dates_are_written(paint: Painter) -> None:
    this_year = summary(published=MOMENT, publisher="", excerpt=Snippet(""))
    last_year = summary(published=MOMENT.replace(year=2021), publisher="", excerpt=Snippet(""))
    assert paint(this_year) != paint(last_year)
    assert PostDelegate().today is None, "asked for anew at each painting"


def test_text_directions_do_not_move_the_unread_dot(paint: Painter) -> None:
    arabic = paint(summary(title=ODD_TITLES["right to left"], read=False))
    chinese = paint(summary(read=False))
    assert columns_of(arabic, DOT_COLOR) == columns_of(chinese, DOT_COLOR)
    assert arabic != chinese
    assert Qt.LayoutDirection.LeftToRight == QApplication.layoutDirection()


def test_more_places_are_a_quiet_number_at_the_right(paint: Painter) -> None:
    alone, twice = paint(summary("短")), paint(summary("短", other_places=1))
    changed = [
        x
        for x in range(WIDTH)
        if any(alone.pixel(x, y) != twice.pixel(x, y) for y in range(alone.height()))
    ]
    assert changed and min(changed) > WIDTH * 0.85
    starred = paint(summary("短", other_places=1, starred=True))
    assert max(columns_of(starred, STAR_COLOR)) > max(changed) - 20, "the star keeps its place"
    long = paint(summary("很长" * 60, other_places=12))
    assert long != paint(summary("很长" * 60))
