"""kramdown's tables where they are more than GFM's: without a head, with ``+`` in their rules,
with several rules, with a foot below ``|===|``. Each line begins with ``|``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_RULE = re.compile(r"\|[|:+\- ]*-[|:+\- ]*$")
_FOOT = re.compile(r"\|[|+= ]*=[|+= ]*$")
_GFM_RULE = re.compile(r"[-:| ]*$")
_COLUMN = re.compile(r"[|+]")
_CELL = re.compile(r"((?:[^|\\`]|\\.|`[^`]*`|[\\`])*)(?:\||$)")
MAX_COLUMNS = 200
"""Of one row; what follows is text of the last."""


@dataclass(slots=True)
class _Section:
    """Rows of the head, a body or the foot, each with its line number."""

    name: str
    rows: list[tuple[int, str]] = field(default_factory=list)


def use_kramdown_tables(markdown: MarkdownIt) -> None:
    """Add the rule, before GFM's, which takes what it knows."""
    markdown.block.ruler.before("table", "kramdown_table", _table, {"alt": []})


def _table(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    if silent or not _line(state, line).startswith("|") or state.is_code_block(line):
        return False
    lines = []
    for number in range(line, end_line):
        text = _line(state, number)
        if not text.startswith("|") or state.sCount[number] < state.blkIndent:
            break
        lines.append(text)
    if _is_gfm(lines):
        return False
    sections, aligns = _sections(lines, line)
    if not any(section.rows for section in sections):
        return False
    _push_table(state, sections, aligns, (line, line + len(lines)))
    state.line = line + len(lines)
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _is_gfm(lines: list[str]) -> bool:
    """Whether there is one rule, in the second line, and nothing else of kramdown's."""
    rules = [number for number, text in enumerate(lines) if _RULE.match(text) or _FOOT.match(text)]
    return rules == [1] and _GFM_RULE.match(lines[1]) is not None


def _sections(lines: list[str], first: int) -> tuple[list[_Section], list[str]]:
    sections, aligns, has_head = [_Section("tbody")], list[str](), False
    for number, text in enumerate(lines, start=first):
        if _FOOT.match(text):
            sections.append(_Section("tfoot"))
        elif _RULE.match(text):
            aligns = aligns or [_align(part) for part in _COLUMN.split(text.strip("|+ "))]
            if len(sections) == 1 and sections[0].rows and not has_head:
                sections[0].name, has_head = "thead", True
            if sections[-1].rows:
                sections.append(_Section("tbody"))
        else:
            sections[-1].rows.append((number, text))
    return sections, aligns


def _align(rule: str) -> str:
    rule = rule.strip()
    if rule.startswith(":"):
        return "center" if rule.endswith(":") and len(rule) > 1 else "left"
    return "right" if rule.endswith(":") else ""


def _push_table(
    state: StateBlock, sections: list[_Section], aligns: list[str], lines: tuple[int, int]
) -> None:
    state.push("table_open", "table", 1).map = list(lines)
    for section in sections:
        if not section.rows:
            continue
        state.push(f"{section.name}_open", section.name, 1)
        for number, text in section.rows:
            _push_row(state, (number, text), aligns, "th" if section.name == "thead" else "td")
        state.push(f"{section.name}_close", section.name, -1)
    state.push("table_close", "table", -1)


def _push_row(state: StateBlock, row: tuple[int, str], aligns: list[str], tag: str) -> None:
    number, text = row
    state.push("tr_open", "tr", 1)
    for column, cell in enumerate(_cells(text)):
        opening = state.push(f"{tag}_open", tag, 1)
        if column < len(aligns) and aligns[column]:
            opening.attrSet("style", f"text-align:{aligns[column]}")
        inline = state.push("inline", "", 0)
        inline.content = cell
        inline.map = [number, number + 1]
        inline.children = []
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


def _cells(row: str) -> list[str]:
    """The cells of a row; a ``|`` in code or behind a backslash divides none."""
    text = row[1:].removesuffix("|") if not row.endswith("\\|") else row[1:]
    cells: list[str] = []
    position = 0
    while position <= len(text):
        if len(cells) == MAX_COLUMNS:
            cells[-1] = f"{cells[-1]} {text[position:]}".rstrip()
            break
        found = _CELL.match(text, position)
        if found is None:  # pragma: no cover  (the pattern matches the empty text at the end)
            break
        cells.append(found[1].strip().replace("\\|", "|"))
        if found.end() == len(text) and not found[0].endswith("|"):
            break
        position = found.end()
    return cells
