"""Every error, problem and step of progress has its sentence."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

import archive
from archive import (
    ArchiveCorruptError,
    ArchiveError,
    ArchiveLockedError,
    DiskFullError,
    ExportError,
    ImportFolderError,
    NotAnArchiveError,
    PostNotFoundError,
    Problem,
    ProblemCode,
    Progress,
    SearchQueryError,
    Severity,
    StorageError,
)
from desktop.messages import (
    ERRORS,
    PROBLEMS,
    SEVERITIES,
    describe_error,
    describe_problem,
    describe_progress,
    describe_severity,
    number,
    plain_tip,
    problem_count,
)

PLACE = Path("/somewhere/news.fiche")


def public_errors() -> list[type[ArchiveError]]:
    """Every error class that the core gives to the window."""
    return [
        value
        for name in archive.__all__
        if inspect.isclass(value := getattr(archive, name)) and issubclass(value, ArchiveError)
    ]


def made(kind: type[ArchiveError]) -> ArchiveError:
    """An error of a class."""
    if issubclass(kind, StorageError):
        return kind(PLACE, "the detail")
    if issubclass(kind, ImportFolderError | ExportError):
        return kind(PLACE, "the detail")
    return kind("the detail")


def test_the_tables_are_complete() -> None:
    assert set(ERRORS) == set(public_errors())
    assert set(PROBLEMS) == set(ProblemCode)
    assert set(SEVERITIES) == set(Severity)


@pytest.mark.parametrize("kind", public_errors())
def test_every_error_has_a_sentence(kind: type[ArchiveError], tmp_path: Path) -> None:
    error = made(kind)
    if isinstance(error, StorageError):
        error.archive_path = tmp_path  # which is there
    sentence = describe_error(error)
    assert "{" not in sentence
    assert sentence[0].isupper() or sentence[0] == "“"
    if isinstance(error, StorageError):
        assert f"“{tmp_path}”" in sentence
    if "{detail}" in ERRORS[kind]:
        assert "the detail" in sentence


def test_each_error_says_something_of_its_own() -> None:
    assert len(set(ERRORS.values())) == len(ERRORS)


def test_errors_of_the_core_that_have_no_sentence_get_that_of_their_kind() -> None:
    class SpecialError(DiskFullError):
        """A class that the window does not know."""

    assert describe_error(SpecialError(PLACE)) == describe_error(DiskFullError(PLACE))


def test_any_exception_has_a_sentence() -> None:
    assert describe_error(ValueError("odd")) == "That did not work: ValueError: odd"
    assert describe_error(KeyboardInterrupt())


def test_a_missing_archive_is_said_to_be_missing(tmp_path: Path) -> None:
    error = NotAnArchiveError(tmp_path / "gone.fiche", "there is no such file")
    assert describe_error(error) == f"There is no file “{tmp_path / 'gone.fiche'}” any more."


def test_words_of_the_user_are_no_places_to_fill(tmp_path: Path) -> None:
    odd = tmp_path / "{path} {0} %n {detail}"
    odd.touch()
    assert f"“{odd}”" in describe_error(ArchiveLockedError(odd))
    assert str(odd) in describe_error(ImportFolderError(odd, "{reason} {}"))


def test_the_core_s_english_sentence_is_not_said_beside_ours(tmp_path: Path) -> None:
    for error in (ArchiveCorruptError(tmp_path, "page 7"), StorageError(tmp_path, "closed.")):
        assert describe_error(error).count(str(tmp_path)) == 1
        assert ".." not in describe_error(error)
    assert describe_error(PostNotFoundError(7)) == "The archive does not have this post."


def test_the_place_in_a_query_counts_from_one() -> None:
    error = SearchQueryError("This quotation mark is never closed", position=4)
    assert "character 5" in describe_error(error)
    assert error.reason in describe_error(error)


@pytest.mark.parametrize("code", ProblemCode)
@pytest.mark.parametrize("severity", Severity)
def test_every_problem_has_a_sentence(code: ProblemCode, severity: Severity) -> None:
    problem = Problem("_posts/a.md", 3, severity, code, "The core's own words.")
    sentence = describe_problem(problem)
    assert sentence[0].isupper()
    assert not sentence.endswith(".")
    assert describe_severity(severity) in ("Error", "Warning")


def test_each_problem_says_something_of_its_own() -> None:
    assert len(set(PROBLEMS.values())) == len(PROBLEMS)


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress("scan", 0), "Looking for posts: 0"),
        (Progress("scan", 12_345), "Looking for posts: 12,345"),
        (Progress("read", 1_234, 10_000), "1,234 of 10,000"),
        (Progress("read", 1, 2, "a.md", 1, 700.4), "1 of 2 · 700 per second · 1 problem"),
        (
            Progress("read", 1_000_000, 1_000_000, "", 1_234, 0.5),
            "1,000,000 of 1,000,000 · 1,234 problems",
        ),
        (Progress("read", 17), "17"),
        (Progress("read", 0, 0), "0"),
        (Progress("finish", 5, 5), "Finishing…"),
        (Progress("check", 3, 9), "3 of 9"),
        (Progress("export", 3, 9), "3 of 9"),
    ],
)
def test_progress(progress: Progress, text: str) -> None:
    assert describe_progress(progress) == text


def test_numbers_have_the_separators_of_the_language() -> None:
    assert (number(1_234_567), number(0.4), number(2.6)) == ("1,234,567", "0", "3")
    QLocale.setDefault(QLocale("de"))
    assert number(1_234_567) == "1.234.567"


def test_counts_of_problems() -> None:
    assert [problem_count(count) for count in (0, 1, 2, 2_000)] == [
        "0 problems",
        "1 problem",
        "2 problems",
        "2,000 problems",
    ]


def test_tips_that_look_like_html_are_shown_as_they_are() -> None:
    assert plain_tip("a < b & c") == "a < b & c"
    tip = plain_tip('<b>bold</b><img src="x">')
    assert "<b>" not in tip
    assert "&lt;b&gt;" in tip
