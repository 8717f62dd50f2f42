"""Names of files, made of titles."""

from __future__ import annotations

import pytest

from desktop.file_names import MOST_BYTES, file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Spring at the harbour", "Spring at the harbour"),
        ("武清区：先行", "武清区：先行"),
        ("../../etc/passwd", "etc passwd"),
        ("a\x00b\nc\ud800", "a b c"),
        ("...", "article"),
        ("", "article"),
        ("NUL", "article NUL"),
        ("com1.txt", "article com1.txt"),
        ("command", "command"),
    ],
)
def test_names_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_long_titles_are_cut_between_characters() -> None:
    name = file_name("缩" * 500)
    assert set(name) == {"缩"}
    assert len(name.encode()) <= MOST_BYTES
