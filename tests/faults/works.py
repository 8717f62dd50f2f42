"""Everything that writes, each with the archive that it begins with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.faults.conftest import Children, World


@dataclass(frozen=True)
class Work:
    """``do`` with ``args`` in ``folder``, where ``start`` is what ``path`` is at first."""

    do: str
    path: Path
    args: tuple[object, ...]
    start: Path | None


def works(folder: Path, world: World) -> dict[str, Work]:
    path, other = folder / "a.fiche", folder / "b.fiche"
    return {
        "import": Work("import_folder", path, (path, world.site), None),
        "update": Work("import_folder", path, (path, world.changed), world.whole),
        "optimize": Work("optimize", path, (path,), world.late),
        "migrate": Work("migrate", path, (path,), world.whole),
        "backup": Work("backup", path, (path, other), world.whole),
        "repair": Work("repair", path, (path, other), world.whole),
    }


NAMES = ("import", "update", "optimize", "migrate", "backup", "repair")


def prepare(children: Children, work: Work) -> None:
    """The folder of *work* as it is at first."""
    children.ask("empty", work.path.parent)
    if work.start is not None:
        children.ask("put", work.start, work.path)
