"""Markup that installed packages try their own parsers with, where they were installed with tests."""

from __future__ import annotations

import ast
import functools
import importlib.util
import sysconfig
import warnings
from pathlib import Path

MAX_FILES = 200
MAX_TEXTS = 1_500
MAX_LENGTH = 5_000
NAMES = (
    "test_htmlparser.py",
    "test_html.py",
    "test_sax.py",
    "test_minidom.py",
    "test_xml_etree.py",
)


@functools.cache
def markup_of_other_packages() -> dict[str, str]:
    """Name -> text with a ``<`` in it, out of the strings of test files; empty where there is none."""
    found: dict[str, str] = {}
    for file in _files():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # theirs are not ours to mend
            tree = ast.parse(file.read_bytes())
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if "<" in text and len(text) <= MAX_LENGTH and len(found) < MAX_TEXTS:
                    found[f"{file.name}:{node.lineno} {text[:20]!r}"] = text
    return found


def _files() -> list[Path]:
    spec = importlib.util.find_spec("test")  # Python's own; a system may leave them out
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    own = [Path(folder) / name for folder in folders for name in NAMES]
    packages = Path(sysconfig.get_paths()["purelib"])
    theirs = sorted(packages.glob("*/tests/**/test_*html*.py"))[:MAX_FILES]
    return [file for file in (*own, *theirs) if file.is_file()]
