"""The translations: nothing new, nothing unfinished, nothing stale, no placeholder lost."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ("en", "zh_CN")
PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")
MNEMONIC = re.compile(r"&(?=\w)")
HAN, WIDE = r"[\u4e00-\u9fff]", r"[，。：；！？、（）“”]"
KEY = re.compile(r"\(&\w\)")
NARROW_MARK = re.compile(rf"{HAN}[,.:;!?()\"]|[,:;!?()\"]{HAN}")
NO_BLANK = re.compile(rf"{HAN}[A-Za-z0-9{{]|[A-Za-z0-9}}]{HAN}")
TOO_MUCH_BLANK = re.compile(rf"{HAN} {HAN}|{WIDE} | {WIDE}")
FORMATS = ("Dates", "Periods")  # 2024年2月27日
QUERY = "Words, Chinese characters"  # the language of queries has quotation marks of its own


def tool(name: str) -> str:
    """A Qt tool of the environment that runs the tests."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def ts_file(language: str) -> Path:
    return TRANSLATIONS / f"desktop_{language}.ts"


def messages(path: Path) -> list[tuple[str, ET.Element]]:
    """All (context, message) of a ``.ts`` file but those that the code no longer has."""
    found = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            if translation.get("type") not in ("vanished", "obsolete"):
                found.append((context.findtext("name", ""), message))
    return found


def forms(message: ET.Element) -> list[str]:
    """The translated text, or all its plural forms."""
    translation = message.find("translation")
    assert translation is not None
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_code_is_missing(language: str, tmp_path: Path) -> None:
    copy = tmp_path / ts_file(language).name
    shutil.copy(ts_file(language), copy)
    command = [tool("pyside6-lupdate"), "-silent"]
    if language == "en":
        command.append("-pluralonly")
    sources = sorted(str(path) for path in (ROOT / "desktop").rglob("*.py"))
    subprocess.run([*command, *sources, "-ts", str(copy)], check=True, capture_output=True)

    def texts(path: Path) -> set[tuple[str, str]]:
        return {(context, one.findtext("source", "")) for context, one in messages(path)}

    assert texts(copy) == texts(ts_file(language))


def test_chinese_is_complete() -> None:
    unfinished = [
        message.findtext("source", "")
        for _context, message in messages(ts_file("zh_CN"))
        if message.find("translation").get("type") == "unfinished"  # type: ignore[union-attr]
        or not all(forms(message))
    ]
    assert unfinished == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language: str) -> None:
    for context, message in messages(ts_file(language)):
        source = message.findtext("source", "")
        for form in forms(message):
            assert Counter(PLACEHOLDER.findall(form)) == Counter(PLACEHOLDER.findall(source)), (
                f"{context}: {source!r} → {form!r}"
            )


def test_mnemonics_are_kept() -> None:
    for context, message in messages(ts_file("zh_CN")):
        source = message.findtext("source", "")
        for form in forms(message):
            assert len(MNEMONIC.findall(form)) == len(MNEMONIC.findall(source)), (
                f"{context}: {source!r} → {form!r}"
            )


def test_dots_are_kept() -> None:
    for context, message in messages(ts_file("zh_CN")):
        source = message.findtext("source", "")
        for form in forms(message):
            assert form.endswith("…") == source.endswith("…"), f"{context}: {source!r} → {form!r}"


def test_chinese_is_set_as_chinese() -> None:
    """Marks are wide beside Chinese, and a blank is between it and Latin letters or digits."""
    for context, message in messages(ts_file("zh_CN")):
        if context in FORMATS or message.findtext("source", "").startswith(QUERY):
            continue
        for form in forms(message):
            text = KEY.sub("", form)
            for fault in (NARROW_MARK, NO_BLANK, TOO_MUCH_BLANK):
                assert not fault.search(text), f"{context}: {form!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_file_is_fresh(language: str, tmp_path: Path) -> None:
    compiled = tmp_path / "fresh.qm"
    subprocess.run(
        [tool("pyside6-lrelease"), "-silent", str(ts_file(language)), "-qm", str(compiled)],
        check=True,
        capture_output=True,
    )
    assert compiled.read_bytes() == ts_file(language).with_suffix(".qm").read_bytes()
