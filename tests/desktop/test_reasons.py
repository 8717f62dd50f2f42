"""The core's reasons can be said in the language of the window."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import archive
from desktop.reasons import REASONS, describe_reason

CORE = Path(archive.__file__).parent
REASON_ERRORS = {"SearchQueryError", "ImportFolderError", "ExportError", "StorageError"}


def reasons_of_the_core() -> list[str]:
    """Every reason that is written in the core, with ``{}`` for what is put in."""
    found = []
    for path in sorted(CORE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REASON_ERRORS:
                found += [*node.args]
            elif isinstance(node, ast.Assign) and path.stem == "search_query":
                found += [node.value] if getattr(node.targets[0], "id", "") == "reason" else []
    return sorted({text for node in found if (text := pattern_of(node)).strip("{}: ")})


def pattern_of(node: ast.expr) -> str:
    """The text of a string or f-string; nothing for other expressions."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(pattern_of(part) or "{}" for part in node.values)
    return ""


def test_every_reason_of_the_core_can_be_translated() -> None:
    """A reason that is not in the table would stay English in every language."""
    known = [re.sub(r"\\\{\w+\\\}", ".*", re.escape(text)) for text in REASONS]
    reasons = [reason.removesuffix(".") for reason in reasons_of_the_core()]
    assert len(reasons) > 10
    unknown = [one for one in reasons if not any(re.fullmatch(text, one) for text in known)]
    assert unknown == []


def test_a_reason_is_said_with_the_user_s_own_words() -> None:
    for text in REASONS:
        filled = re.sub(r"\{(\w+)\}", r"{x} “\1”", text)
        assert describe_reason(f"{filled}.") == filled


def test_a_reason_that_we_do_not_know_stays_as_it_is() -> None:
    assert describe_reason("[Errno 5] Input/output error: '{x}'") == (
        "[Errno 5] Input/output error: '{x}'"
    )
