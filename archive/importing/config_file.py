"""Configuration files of generators: YAML, TOML or JSON, read as data within bounds.

Nothing in them is run, no file that they name is opened, no address fetched. What cannot be read
is a problem and an empty configuration, never a failed import.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from archive.errors import EncodingError, FrontMatterError
from archive.importing.walk import read_head
from archive.progress import Problem, ProblemCode, Severity
from archive.text.encoding import decode
from archive.text.repair import repair
from archive.text.structured import read_json, read_toml
from archive.text.toml_repair import repair_toml
from archive.text.yaml_reader import NotYamlError, Resolver, read_events
from archive.text.yaml_scalars import resolve

MAX_CONFIG_BYTES = 262_144
MAX_CONFIG_NODES = 20_000


class ConfigReader:
    """Reads configuration files of one folder and collects what is wrong with them.

    ``path`` is the file, relative to the folder, that was read last.
    """

    def __init__(self, folder: Path, resolver: Resolver = resolve) -> None:
        self.folder = folder
        self.path = ""
        self.problems: list[Problem] = []
        self._resolver = resolver

    def problem(self, line: int | None, sentence: str) -> None:
        """Note something wrong with the file read last."""
        code = ProblemCode.CONFIG_UNREADABLE
        self.problems.append(Problem(self.path, line, Severity.WARNING, code, sentence))

    def first_of(self, names: Iterable[str]) -> dict[str, object]:
        """The values of the first of these files that there is; none where there is none."""
        for name in names:
            if (self.folder / name).is_symlink() or (self.folder / name).exists():
                return self.read(name)
        return {}

    def read(self, name: str) -> dict[str, object]:
        """The values of the file *name*, told by its ending what it is. Raises nothing."""
        self.path = name
        try:
            data = read_head(os.fspath(self.folder / name), MAX_CONFIG_BYTES + 1)
            if len(data) > MAX_CONFIG_BYTES:
                self.problem(None, "The configuration is too large to be one; it is not used")
                return {}
            text = decode(data).text
        except OSError as error:
            self.problem(None, f"It cannot be read: {error.strerror or error}")
            return {}
        except EncodingError as error:
            self.problem(None, error.message)
            return {}
        ending = name.rpartition(".")[2].lower()
        if ending in ("toml", "json"):
            return self._structured(text, ending)
        return self._yaml(text)

    def _structured(self, text: str, ending: str) -> dict[str, object]:
        try:
            if ending == "json":
                return read_json(text, max_characters=MAX_CONFIG_BYTES)
            return read_toml(text, max_characters=MAX_CONFIG_BYTES)
        except FrontMatterError as error:
            if ending == "json":
                self.problem(error.line, f"{error.message}; it is not used")
                return {}
            self.problem(error.line, f"{error.message}; read line by line")
            return repair_toml(text).values

    def _yaml(self, text: str) -> dict[str, object]:
        try:
            result = read_events(text, self._resolver, max_nodes=MAX_CONFIG_NODES)
        except NotYamlError as error:
            self.problem(error.line + 1, f"It is not YAML ({error.reason}); read line by line")
            return repair(text).values
        except FrontMatterError as error:
            self.problem(error.line, f"{error.message}; read line by line")
            return repair(text).values
        for line, sentence in result.notes:
            self.problem(line + 1, f"In the configuration {sentence}")
        if result.value is None:
            return {}
        if not isinstance(result.value, dict):
            self.problem(1, "It has no “key: value” lines")
            return {}
        return result.value
