"""Articles on paper: real PDF files, read back page by page."""

from __future__ import annotations

import gc
import os
import signal
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.paper import PagePrinter
from desktop.views.viewer.printing import paint_article, paper
from desktop.views.viewer.profile import ViewerProfile
from desktop.views.viewer.viewer import PostViewer

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
Making = Callable[..., ArticleDocument]
LONG = "".join(f"<p>Paragraph {number} 缩微胶片</p>" * 3 for number in range(90))


@pytest.fixture(params=["web", "text"])
def viewer(request: pytest.FixtureRequest, profile: ViewerProfile) -> Iterator[PostViewer]:
    """A viewer on the screen, with Chromium and without."""
    made = PostViewer(profile if request.param == "web" else None)
    made.resize(640, 480)
    made.show()
    yield made
    shiboken6.delete(made)


def read_pdf(data: bytes) -> tuple[QPdfDocument, list[str]]:
    """The file, and the text of each page."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf = QPdfDocument()
    buffer.setParent(pdf)
    pdf.load(buffer)
    assert pdf.status() is QPdfDocument.Status.Ready
    pages = [pdf.getAllText(page).text() for page in range(pdf.pageCount())]
    return pdf, [unicodedata.normalize("NFKC", page) for page in pages]


def on_white(pdf: QPdfDocument) -> QImage:
    """The first page as a printer would put it on white paper, small."""
    paper = QImage(QSize(300, 420), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, pdf.render(0, paper.size()))
    painter.end()
    return paper


def pdf_of(qtbot: QtBot, viewer: PostViewer, document: ArticleDocument) -> bytes:
    """The article as a PDF file."""
    with qtbot.waitSignal(viewer.article_painted, timeout=20_000):
        viewer.show_article(document)
    answers: list[bytes] = []
    viewer.ask_pdf(answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    return answers[0]


def test_facts_text_and_numbers_of_pages(
    qtbot: QtBot, viewer: PostViewer, make_document: Making
) -> None:
    document = make_document(
        LONG,
        title="A long one 港湾",
        publisher="港湾日报",
        published="Monday, 1 April 2024",
        source_link="https://example.org/2024/long",
        tags=("nobody-prints-this",),
    )
    data = pdf_of(qtbot, viewer, document)
    assert data.startswith(b"%PDF-")
    _pdf, pages = read_pdf(data)
    assert len(pages) > 2
    for word in ("A long one 港湾", "港湾日报", "Monday, ", "example.org"):
        assert word in pages[0]
    assert "Paragraph" in pages[1]
    if viewer.web_view is not None:  # Qt's own files say figures by shapes, not by what they are
        assert "Monday, 1 April 2024" in pages[0]
        assert "Paragraph 89" in pages[-1]
        assert f"2 / {len(pages)}" in pages[1]


@pytest.mark.parametrize("theme", ["dark", "sepia"])
def test_black_on_white_whatever_the_theme(
    qtbot: QtBot, viewer: PostViewer, make_document: Making, theme: str
) -> None:
    viewer.set_theme(theme)
    data = pdf_of(qtbot, viewer, make_document("<p>■■■■■■■■</p>"))
    image = on_white(read_pdf(data)[0])
    shades = {image.pixelColor(x, y).lightness() for x in range(300) for y in range(420)}
    assert image.pixelColor(2, 2).lightness() == 255
    assert min(shades) < 60


@pytest.mark.parametrize("viewer", ["web"], indirect=True)
def test_addresses_of_links_are_printed_once(
    qtbot: QtBot, viewer: PostViewer, make_document: Making
) -> None:
    body = (
        '<p><a href="https://example.org/a">here</a>,'
        ' <a href="https://example.com/b">https://example.com/b</a>, <a href="#x">jump</a></p>'
    )
    _pdf, pages = read_pdf(
        pdf_of(qtbot, viewer, make_document(body, source_link="https://example.net/source"))
    )
    assert "<https://example.org/a>" in pages[0]
    assert pages[0].count("example.com/b") == 1
    assert "example.net/source" in pages[0]
    assert "post:" not in pages[0]


def printer_into(file: Path) -> QPrinter:
    """A printer that writes a file."""
    printer = QPrinter()
    printer.setPageLayout(paper())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def print_pages(qtbot: QtBot, data: bytes, printer: QPrinter) -> bool:
    """Whether the pages of a PDF file went to the printer."""
    parent = QObject()
    work = PagePrinter(data, printer, parent)
    with qtbot.waitSignal(work.ended, timeout=30_000) as ended:
        work.start()
    return bool(ended.args[0])


def test_a_printer_gets_the_pages(
    qtbot: QtBot, viewer: PostViewer, make_document: Making, tmp_path: Path
) -> None:
    data = pdf_of(qtbot, viewer, make_document(LONG))
    pages = len(read_pdf(data)[1])
    printer = printer_into(tmp_path / "printed.pdf")
    was_printed = viewer.print_text(printer)
    if viewer.web_view is not None:
        assert was_printed is None
        was_printed = print_pages(qtbot, data, printer)
    assert was_printed
    printed, _texts = read_pdf((tmp_path / "printed.pdf").read_bytes())
    assert printed.pageCount() == pages
    assert on_white(printed).pixelColor(1, 1).value() > 250


def test_only_the_pages_that_are_wanted(
    qtbot: QtBot, viewer: PostViewer, make_document: Making, tmp_path: Path
) -> None:
    data = pdf_of(qtbot, viewer, make_document(LONG))
    printer = printer_into(tmp_path / "printed.pdf")
    printer.setFromTo(2, 3)
    assert print_pages(qtbot, data, printer)
    printed, _texts = read_pdf((tmp_path / "printed.pdf").read_bytes())
    assert printed.pageCount() == 2
    assert not print_pages(qtbot, b"no such file", printer_into(tmp_path / "none.pdf"))


def test_nothing_on_show_gives_nothing(viewer: PostViewer) -> None:
    pdfs: list[bytes] = []
    assert viewer.ask_pdf(pdfs.append) is None
    assert pdfs == [b""]
    assert viewer.print_text(QPrinter()) is None


@pytest.mark.parametrize("viewer", ["web"], indirect=True)
def test_a_renderer_that_ends_midway_is_an_answer(
    qtbot: QtBot, viewer: PostViewer, make_document: Making
) -> None:
    pdf_of(qtbot, viewer, make_document(LONG))
    assert viewer.web_view is not None
    answers: list[bytes] = []
    with qtbot.waitSignal(viewer.article_painted, timeout=20_000):
        viewer.ask_pdf(answers.append)
        os.kill(viewer.web_view.page().renderProcessPid(), KILL)
    assert answers == [b""]
    viewer.ask_pdf(answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=20_000)
    assert answers[1].startswith(b"%PDF-")


@pytest.mark.parametrize("viewer", ["web"], indirect=True)
def test_a_pdf_that_nobody_wants_any_more(
    qtbot: QtBot, viewer: PostViewer, make_document: Making
) -> None:
    pdf_of(qtbot, viewer, make_document(LONG))
    answers: list[bytes] = []
    early = viewer.ask_pdf(answers.append)
    assert early is not None
    early.cancel()
    early.cancel()  # twice is fine
    late = viewer.ask_pdf(answers.append)
    assert late is not None
    qtbot.waitUntil(lambda: late.has_begun, timeout=20_000)
    with qtbot.waitSignal(viewer.article_painted, timeout=20_000):
        late.cancel()
    viewer.ask_pdf(answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    assert len(answers) == 1 and answers[0].startswith(b"%PDF-")


def test_printing_that_is_cancelled_prints_no_further(
    qtbot: QtBot, viewer: PostViewer, make_document: Making, tmp_path: Path
) -> None:
    data = pdf_of(qtbot, viewer, make_document(LONG))
    parent = QObject()
    work = PagePrinter(data, printer_into(tmp_path / "printed.pdf"), parent)
    ended: list[bool] = []
    work.ended.connect(ended.append)
    work.start()
    with qtbot.waitSignal(work.destroyed, timeout=20_000):
        work.cancel()
    assert ended == []


class Tidy(QPdfWriter):
    """Paper that has garbage looked for at each new page, as may happen at any time."""

    def newPage(self) -> bool:
        gc.collect()
        return super().newPage()


@pytest.mark.slow
def test_what_is_painted_stays_until_it_is_painted(qtbot: QtBot, make_document: Making) -> None:
    """The text of a view is gone for Python when its view is, and a view is garbage in a circle,
    which any thread may come to take away: so it is deleted, and not left."""
    viewer = PostViewer(None)
    qtbot.addWidget(viewer)
    viewer.show()
    with qtbot.waitSignal(viewer.article_painted, timeout=20_000):
        viewer.show_article(make_document(LONG))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    gc.collect()  # what earlier tests left
    before = len(QApplication.topLevelWidgets())
    assert paint_article(viewer.text_view, Tidy(buffer))
    assert len(QApplication.topLevelWidgets()) == before
    buffer.close()
    _pdf, pages = read_pdf(bytes(data.data()))
    assert len(pages) > 1
    assert pages[-1].rstrip().endswith(f"{len(pages)} / {len(pages)}")
