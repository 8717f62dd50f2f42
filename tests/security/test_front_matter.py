"""Front matter that was written to hang, to eat memory, or to run something: each attack ends within
bounds that the system enforces, and the post is there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX"),
]

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 5
"""Of the processor's time, for each. The worst takes a tenth of one on a quiet machine."""

MEMORY = 300 << 20
"""More than the process has before, for all of them."""

LAUGHS = "\n".join(
    ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
)
MERGES = "\n".join(
    [
        "m0: &m0 {x: 1}",
        *(f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}], k{n}: 1}}" for n in range(1, 40)),
    ]
)
OBJECTS = (
    "!!python/object/apply:os.system ['touch {trap}']", "!!python/object/new:os.system ['touch {trap}']",
    "!!python/name:os.system", "!!python/module:os", "!!python/object:subprocess.Popen {{args: touch {trap}}}",
    "!ruby/object:Gem::Installer\n  i: x", "!!js/function 'function(){{}}'", "!ENV ${{HOME}}", "!include {trap}", "!!binary AAAA",
)  # fmt: skip
YAML = {
    "deep flow": "a: " + "[" * 30_000, "deep map": "{a: " * 15_000, "deep and closed": "a: " + "[" * 15_000 + "]" * 15_000,
    "deep block": "- " * 30_000, "deep indent": "\n".join(" " * n + "a:" for n in range(350)), "questions": "? " * 30_000,
    "laughs": LAUGHS, "merges": MERGES, "self": "a: &a [*a]", "self map": "&a a: *a", "self merge": "a: &a\n  <<: *a",
    "many aliases": "a: &a [x]\n" + "".join(f"b{n}: *a\n" for n in range(5_000)), "anchors": "&a " * 20_000,
    "many keys": "\n".join(f"k{n}: {n}" for n in range(8_000)), "equal keys": "a: 1\n" * 12_000, "empty keys": ": \n" * 20_000,
    "many values": "tags: [" + "x," * 30_000 + "]", "many tags in lines": "tags:\n" + "- x\n" * 15_000,
    "100,000 tags": "tags: [" + ",".join(f"t{n}" for n in range(100_000)) + "]",
    "100,000 categories": "categories: [" + ",".join(f"c{n}" for n in range(100_000)) + "]",
    "long key": "a" * 60_000 + ": b", "long value": "title: " + "x" * 60_000, "a title of 1 MB": "title: " + "港" * 350_000,
    "a title of lines": "title: |\n" + " x\n" * 20_000, "open quote": 'a: "' + "x\n" * 30_000, "open single": "a: '" + "x\n" * 30_000,
    "escapes": 'a: "' + "\\x41" * 15_000 + '"', "broken escapes": 'a: "' + "\\q" * 30_000 + '"', "half characters": 'title: "' + "\\ud800" * 9_000 + '"',
    "blanks": "a:" + " " * 60_000 + "b", "tabs": "a:\t" * 20_000, "blank lines": "\n" * 60_000 + "a: b", "remarks": "# x\n" * 16_000,
    "colons": ":" * 60_000, "commas": "[" + "," * 60_000, "dashes": "-" * 60_000, "stars": "*" * 60_000, "bangs": "!" * 60_000,
    "directives": "%YAML 1.1\n" * 5_000, "tag directive": "%TAG ! " + "x" * 60_000, "documents": "---\na: 1\n" * 8_000,
    "block scalar": "a: |9\n" + "x\n" * 30_000, "folded": "a: >-\n" + "  x\n" * 15_000, "wide number": "a: " + "9" * 60_000,
    "wide float": "a: 1." + "9" * 60_000, "wide exponent": "a: 1e" + "9" * 60_000, "sexagesimal": "a: " + "1:" * 30_000 + "1",
    "hexadecimal": "a: 0x" + "f" * 60_000, "dates": "date: " + "2024-01-01 " * 5_000, "a date": "date: 99999999-99-99 99:99:99 +99:99",
    "an unreal date": "date: 2001-99-99", "only a zone": "date:  +0800", "year 0": "date: 0000-00-00", "broken lines": "a:[\n" * 15_000,
    "broken quotes": 'a: "x"y\n' * 8_000, "control": "a: \x01\x02\x1b[31m", "nul": "a: \x00b", "marks": "\ufeff" * 9_000, "separators": "a: \u2028\x85" * 9_000,
    **{f"object {number}": f"title: {text}" for number, text in enumerate(OBJECTS)},
}  # fmt: skip
TOML = {
    "dotted key": "a." * 20_000 + "a = 1", "dotted table": "[" + "a." * 20_000 + "a]", "deep list": "a = " + "[" * 60_000,
    "deep table": "a = " + "{a = " * 12_000, "many values": "a = [" + "1," * 30_000 + "]", "many tables": "[[a]]\n" * 10_900,
    "wide number": "a = " + "1" * 60_000, "open text": 'a = """' + "x\n" * 30_000, "escapes": 'a = "' + "\\u0041" * 10_000 + '"', "equal keys": "a = 1\n" * 10_000,
}  # fmt: skip
JSON = {
    "deep list": '{"a": ' + "[" * 30_000, "deep map": '{"a": ' * 9_000, "closed": '{"a": ' + "[" * 30_000 + "]" * 30_000 + "}",
    "many values": '{"a": [' + "1," * 30_000 + "1]}", "wide number": '{"a": ' + "1" * 60_000 + "}", "backslashes": '{"a": "' + "\\" * 60_000,
    "equal keys": "{" + '"a": 1,' * 9_000 + '"b": 2}', "half characters": '{"title": "' + "\\ud800" * 9_000 + '"}',
}  # fmt: skip

# The parent counts the names that are said: a process that dies, hangs or eats says no more.
PROGRAM = """
import json, resource, signal, sys
from pathlib import Path
from archive.importing.file_ref import FileKind, FileRef
from archive.importing.post_file import read_post
from archive.importing.site import read_site
attacks = json.loads(sys.stdin.read())
sites = {name: read_site(Path.cwd(), name, timezone="UTC") for name in ("jekyll", "hugo", "hexo")}
READERS = {"YAML": ("jekyll", "hugo"), "TOML": ("hugo",), "JSON": ("hugo", "hexo")}
for site in sites.values():
    read_post(b"---\\ntitle: x\\n---\\nx", FileRef("a.md", 1, 1, FileKind.POST, 0), site)
pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
if pages:
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
for name, text in attacks:
    signal.setitimer(signal.ITIMER_PROF, SECONDS * len(sites))
    data = text.encode("utf-8", "surrogatepass")
    for site in map(sites.get, READERS[name.partition(" ")[0]]):
        post = read_post(data, FileRef("_posts/2024-01-01-a.md", len(data), 1, FileKind.POST, 0), site)
        assert 0 < len(post.title) <= 500 and len(post.tags) <= 500 and len(post.categories) <= 500, name
        assert len(post.problems) <= 40, name
        assert sum(len(one.message) for one in post.problems) <= 20_000, name
    print(name, flush=True)
"""


def attacks(trap: Path) -> list[tuple[str, str]]:
    """(name, post file)."""
    found = [(f"YAML {name}", f"---\n{text}\n---\nbody") for name, text in YAML.items()]
    found += [(f"TOML {name}", f"+++\n{text}\n+++\nbody") for name, text in TOML.items()]
    found += [(f"JSON {name}", f"{text}\nbody") for name, text in JSON.items()]
    return [(name, text.replace("{trap}", str(trap))) for name, text in found]


def test_each_attack_ends_and_gives_a_post(tmp_path: Path) -> None:
    made = attacks(tmp_path / "trap")
    assert len(made) >= 72
    program = PROGRAM.replace("SECONDS", str(SECONDS)).replace("MEMORY", str(MEMORY))
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(made),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    said = done.stdout.splitlines()
    next_one = made[len(said)][0] if len(said) < len(made) else ""
    assert done.returncode == 0, f"status {done.returncode} at {next_one!r}: {done.stderr[-2_000:]}"
    assert said == [name for name, _ in made]
    assert not (tmp_path / "trap").exists(), "something was run"
