"""The table of an import's problems, and its CSV."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from archive import Problem, ProblemCode, Severity
from desktop.models.problems import FILE, LINE, WHAT, ProblemModel, harmless, header_names

Role = Qt.ItemDataRole


def problem(path: str, *, line: int | None = None, message: str = "A message.") -> Problem:
    return Problem(path, line, Severity.WARNING, ProblemCode.TITLE_MISSING, message, "news")


FATAL = Problem("_posts/b.md", 3, Severity.ERROR, ProblemCode.UNDECODABLE, "Bytes.", "news", 7)
MILD = problem("_posts/a.md")


@pytest.fixture
def model(qapp: QApplication) -> ProblemModel:
    """A warning, then an error."""
    assert qapp is not None
    made = ProblemModel()
    made.set_problems([MILD, FATAL])
    return made


def read_csv(model: ProblemModel) -> list[list[str]]:
    return list(csv.reader(io.StringIO(model.as_csv(), newline="")))


def test_the_model_keeps_to_qts_rules(model: ProblemModel, qtmodeltester: object) -> None:
    qtmodeltester.check(model)
    model.set_problems([])
    qtmodeltester.check(model)


def test_errors_come_first_and_the_rest_stays_in_order(model: ProblemModel) -> None:
    assert (model.problem_at(0), model.problem_at(1)) == (FATAL, MILD)
    many = [problem(f"{number}.md") for number in range(9)]
    model.set_problems([*many, FATAL])
    assert [model.problem_at(row) for row in range(10)] == [FATAL, *many]


def test_cells(model: ProblemModel) -> None:
    def cell(row: int, column: int, role: Role = Role.DisplayRole) -> object:
        return model.index(row, column).data(role)

    assert (cell(0, FILE), cell(0, LINE)) == ("_posts/b.md", "3")
    assert "encoding" in str(cell(0, WHAT))
    assert cell(1, LINE) == ""
    assert cell(0, FILE, Role.ToolTipRole) == "_posts/b.md"
    assert cell(0, WHAT, Role.ToolTipRole) == "Bytes."
    assert cell(0, FILE, Role.AccessibleTextRole) == "Error, _posts/b.md"
    assert cell(1, FILE, Role.AccessibleTextRole) == "Warning, _posts/a.md"
    assert not cell(0, FILE, Role.DecorationRole).isNull()
    assert cell(0, LINE, Role.DecorationRole) is None
    assert cell(0, FILE, Role.CheckStateRole) is None


def test_what_is_no_cell_has_no_data(model: ProblemModel) -> None:
    assert model.data(QModelIndex()) is None
    assert (model.problem_at(-1), model.problem_at(2)) == (None, None)
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


def test_headers(model: ProblemModel) -> None:
    across = Qt.Orientation.Horizontal
    assert [model.headerData(column, across) for column in range(3)] == list(header_names())
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, across, Role.ToolTipRole) is None


def test_tool_tips_are_never_markup(model: ProblemModel) -> None:
    hostile = '<img src="file:///etc/hostname">.md'
    model.set_problems([problem(hostile, message=f"Odd: {hostile}")])
    for column in (FILE, WHAT):
        assert "<img" not in model.index(0, column).data(Role.ToolTipRole)


def test_the_csv_has_everything(model: ProblemModel) -> None:
    assert read_csv(model) == [
        ["severity", "code", "source", "path", "line", "message"],
        ["error", "undecodable", "news", "_posts/b.md", "3", "Bytes."],
        ["warning", "title-missing", "news", "_posts/a.md", "", "A message."],
    ]


def test_odd_names_survive_the_csv(model: ProblemModel) -> None:
    odd = ['a"b.md', "a,b.md", "a\nb.md", "文章；一.md", "a;b\r.md", "\N{REPLACEMENT CHARACTER}.md"]
    model.set_problems([problem(path) for path in odd])
    assert [row[3] for row in read_csv(model)[1:]] == odd


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(model: ProblemModel, start: str) -> None:
    text = f'{start}HYPERLINK("http://example.org")'
    model.set_problems([Problem(text, None, Severity.ERROR, ProblemCode.FAILED, text, source=text)])
    row = read_csv(model)[1]
    assert [row[place] for place in (2, 3, 5)] == [f"'{text}"] * 3


def test_numbers_stay_numbers() -> None:
    assert harmless(-3) == -3
    assert harmless("3-2") == "3-2"


def test_ten_thousand_problems_are_one_reset(model: ProblemModel) -> None:
    resets = []
    model.modelReset.connect(lambda: resets.append(model.rowCount()))
    model.set_problems([problem(f"{number}.md", line=number) for number in range(10_000)])
    assert resets == [10_000]
    assert model.index(9_999, LINE).data() == "9999"
