"""What the limits of importing leave out: all is used up to each, and past it what the table in
docs/notes/limits.md says. Limits that are told beside the rest of their module are not here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from archive.importing.asset_paths import PagePlace
from archive.importing.assets import MAX_SHOWN
from archive.importing.authors import MAX_AUTHORS, authors_of
from archive.importing.category_labels import MAX_PAGE_BYTES, read_category_labels
from archive.importing.config_file import MAX_CONFIG_NODES, ConfigReader
from archive.importing.detection import MAX_PARENTS, detect
from archive.importing.generators.excerpts import MAX_BEGINNING, marked_excerpt
from archive.importing.generators.jekyll_excerpt import MAX_SEARCHED as MAX_SEARCHED_BY_JEKYLL
from archive.importing.generators.jekyll_excerpt import excerpt_of
from archive.importing.generators.page_title import MAX_SEARCHED, title_in_body
from archive.importing.globs import MAX_ALTERNATIVES, MAX_STARS, matches
from archive.importing.hugo_config import MAX_CONFIG_FILES, read_config
from archive.importing.hugo_content import MAX_BRANCH_BYTES, look_at_content
from archive.importing.hugo_settings import MAX_IGNORED, HugoSettings, settings_of
from archive.importing.obsidian_settings import DEFAULT_DAILY, MAX_FORMAT, daily_pattern
from archive.importing.references import MAX_PATH, references_of
from archive.importing.site import read_site
from archive.text.addresses import Address
from archive.text.frontmatter import parse_front_matter
from tests.archive.importing.folders import read_folder, write
from tests.archive.library import import_into

# --- files and folders ---------------------------------------------------------------------


@pytest.mark.parametrize(("too_many", "kept"), [(0, True), (1, False)])
def test_no_file_is_looked_for_at_a_path_that_is_too_long(
    tmp_path: Path, too_many: int, *, kept: bool
) -> None:
    path = "p" * (MAX_PATH - len(".png") + too_many) + ".png"
    addresses = [Address(path, is_picture=True), Address("next.png", is_picture=True)]
    front, place = parse_front_matter(""), PagePlace("a.md", "/a")
    first, second = references_of(addresses, front, place, read_site(tmp_path, "plain"))
    assert (path in first.paths, first.needed, first.is_too_long) == (kept, True, not kept)
    assert second.paths == ("next.png",)


def told_of(tmp_path: Path, *addresses: str) -> list[str]:
    """What an import says of a post with these pictures, which are nowhere."""
    body = "".join(f"![d]({address})\n\n" for address in addresses)
    report = import_into(tmp_path / "a.fiche", write(tmp_path / "site", {"a.md": body}))
    assert report.added == 1
    return [one.message for one in report.problems]


def test_a_path_that_is_too_long_is_a_problem_and_the_post_comes_in(tmp_path: Path) -> None:
    at, past = ("p" * (length - len(".png")) + ".png" for length in (MAX_PATH, MAX_PATH + 1))
    told = told_of(tmp_path, at, past)
    ends = ["is not in the folder", "has a path that is too long for a file"]
    assert [one.partition("” ")[2] for one in told] == [
        f"{end}; the article shows its address" for end in ends
    ]


def test_of_a_long_address_the_report_shows_the_beginning(tmp_path: Path) -> None:
    at, past = ("p" * (length - len(".png")) + ".png" for length in (MAX_SHOWN, MAX_SHOWN + 1))
    shown = [re.match("“(.*)” is not in the folder", one) for one in told_of(tmp_path, at, past)]
    assert [one[1] if one else "" for one in shown] == [at, past[: MAX_SHOWN - 1] + "…"]


@pytest.mark.parametrize("first", [("content", "hugo"), ("source", "hexo")])
def test_a_site_is_looked_for_in_so_many_folders_above(
    tmp_path: Path, first: tuple[str, str]
) -> None:
    name, generator = first
    site = write(tmp_path / "site", {"hugo.toml" if name == "content" else "scaffolds/a.md": ""})
    at = site.joinpath(name, *"abcdefghij"[: MAX_PARENTS - 1])
    past = at / "z"
    write(past, {"a.md": ""})
    assert (detect(at), detect(past)) == (generator, "plain")


# --- settings of a site --------------------------------------------------------------------


@pytest.mark.parametrize("too_many", [0, 1])
def test_a_configuration_with_too_many_values_is_read_line_by_line(
    tmp_path: Path, too_many: int
) -> None:
    numbers = MAX_CONFIG_NODES - 3 + too_many  # the whole, the title and the list are values too
    write(tmp_path, {"a.yml": "title: T\nlist:\n" + "- 1\n" * numbers})
    reader = ConfigReader(tmp_path)
    values = reader.read("a.yml")
    assert values["title"] == "T"
    assert (values["list"] == [1] * numbers) is not bool(too_many)
    said = ["It has too many values; read line by line"] * too_many
    assert [(one.path, one.message) for one in reader.problems] == [("a.yml", one) for one in said]


@pytest.mark.parametrize("too_many", [0, 1])
def test_of_a_folder_with_too_many_configurations_the_first_are_read(
    tmp_path: Path, too_many: int
) -> None:
    others = dict.fromkeys([f"a{number}" for number in range(MAX_CONFIG_FILES - 2 + too_many)], "")
    files = {**others, "params.toml": "a = 1", "permalinks.toml": 'posts = "/:slug/"'}
    write(tmp_path / "config" / "_default", files)
    write(tmp_path / "config" / "production", {"params.toml": "b = 2"})
    reader = ConfigReader(tmp_path)
    last = {} if too_many else {"permalinks": {"posts": "/:slug/"}}
    assert read_config(reader) == {"params": {"a": 1, "b": 2}, **last}
    said = f"It has more than {MAX_CONFIG_FILES} files; the first are read"
    assert [(one.path, one.message) for one in reader.problems] == [
        ("config/_default", said)
    ] * too_many


@pytest.mark.parametrize(("too_many", "read"), [(0, True), (1, False)])
def test_of_a_section_page_so_many_bytes_are_read(
    tmp_path: Path, too_many: int, *, read: bool
) -> None:
    head, end = b"---\ntitle: T\ncascade:\n  draft: true\nnote: ", b"\n---"
    filler = MAX_BRANCH_BYTES + too_many - len(head) - len(end)
    note = "字".encode() * (filler // 3) + b"x" * (filler % 3)
    write(tmp_path, {"content/a/b.md": "", "content/c/_index.md": "---\ncascade: {x: z}\n---\n"})
    (tmp_path / "content" / "a" / "_index.md").write_bytes(head + note + end)
    found = look_at_content(tmp_path, HugoSettings())
    assert found.sections == {"a", "c"}
    assert {one.folder: one.values for one in found.cascades} == {
        "c/": {"x": "z"}, **({"a/": {"draft": True}} if read else {})
    }  # fmt: skip
    assert [one.path for one in found.problems] == ([] if read else ["content/a/_index.md"])


def test_the_text_of_a_section_page_is_cut_anywhere_and_its_head_read(tmp_path: Path) -> None:
    for name, start in zip("abc", ("", "x", "xx"), strict=True):  # one of them is cut at a letter
        text = "---\ncascade:\n  draft: true\n---\n" + start + "字" * (MAX_BRANCH_BYTES // 3)
        write(tmp_path, {f"content/{name}/_index.md": text})
    found = look_at_content(tmp_path, HugoSettings())
    assert sorted(one.folder for one in found.cascades) == ["a/", "b/", "c/"]
    assert found.problems == []


def test_of_the_patterns_of_files_to_pass_over_the_first_are_kept() -> None:
    names = [f"n{number}" for number in range(MAX_IGNORED + 1)]
    at, past = (settings_of({"ignorefiles": names[:end]}).ignored for end in (-1, None))
    assert at == past == tuple(names[:MAX_IGNORED])


def test_of_a_category_page_so_many_bytes_are_read(tmp_path: Path) -> None:
    for name, too_many in (("at", 0), ("past", 1)):
        start, end = (
            f"---\nlayout: category\ncategory: {name}\nx: ",
            f"\ntitle: {name.upper()}\n---",
        )
        filler = "x" * (MAX_PAGE_BYTES + too_many - len(start) - len(end))
        write(tmp_path, {f"{name}.html": start + filler + end})
        text = f"---\nlayout: category\ncategory: {name}-text\ntitle: 题\n---\n"
        write(tmp_path, {f"{name}-text.html": text + too_many * "x" + "字" * MAX_PAGE_BYTES})
    assert read_category_labels(tmp_path) == {"at": "AT", "at-text": "题", "past-text": "题"}


NAMES = [f"n{number}" for number in range(MAX_ALTERNATIVES + 1)]


@pytest.mark.parametrize("ends", [("{", "}"), ("{{", "}}"), ("x/{", "}/**/y[12]")])
def test_a_pattern_has_so_many_alternatives(ends: tuple[str, str]) -> None:
    before, after = ends
    shown = (
        before.replace("{", ""),
        after.replace("}", "").replace("**", "a").replace("[12]", "1"),
    )
    paths = [name.join(shown) for name in NAMES]
    at = before + ",".join(NAMES[:-1]) + after
    assert [matches(at, path) for path in paths] == [True] * MAX_ALTERNATIVES + [False]
    past = before + ",".join(NAMES) + after
    assert not any(matches(past, path) for path in paths)


@pytest.mark.parametrize(
    "pattern", ["{{" + ",".join(NAMES[:-1]) + "},a}", "{a,b}{" + ",".join(NAMES[:33]) + "}"]
)
def test_a_pattern_with_too_many_alternatives_matches_nothing_not_even_the_first(
    pattern: str,
) -> None:
    assert not any(matches(pattern, path) for path in ["a", "n0", "an0", "an32", "bn0", pattern])


@pytest.mark.parametrize("stars", [MAX_STARS, MAX_STARS + 1, MAX_STARS + 4])
def test_a_pattern_with_more_stars_means_the_same_and_takes_no_longer(stars: int) -> None:
    pattern, path = "*a" * stars + "b", "a" * 400
    assert not matches(pattern, path)  # as a regular expression, with six stars: for hours
    assert matches(pattern, path + "b") and not matches(pattern, "a/" + path[:stars] + "b")
    assert matches(pattern, "xa" * stars + "b") and not matches(pattern, "a" * (stars - 1) + "b")


def test_a_format_of_dates_that_is_too_long_is_the_usual_one() -> None:
    name = "n" * (MAX_FORMAT - len("[]DD.MM.YYYY"))
    at, past = f"[{name}]DD.MM.YYYY", f"[{name}n]DD.MM.YYYY"
    assert len(at) == MAX_FORMAT
    found = re.fullmatch(daily_pattern(at), f"{name}31.12.2024")
    assert found is not None
    assert found.groupdict() == {"day": "31", "month": "12", "year": "2024"}
    assert daily_pattern(past) == daily_pattern(DEFAULT_DAILY) != daily_pattern(at)


# --- what a post says ----------------------------------------------------------------------


@pytest.mark.parametrize("key", ["authors", "author"])
def test_of_very_many_authors_the_first_are_kept(key: str) -> None:
    names = [f"n{number}" for number in range(MAX_AUTHORS + 1)]
    assert authors_of({key: names[:-1]}) == tuple(names[:-1])
    assert authors_of({key: names}) == tuple(names[:-1])
    apart = {key: names[:-1], "params": {"authors": [{"name": names[-1]}]}}
    assert authors_of(apart) == tuple(names[:-1])


@pytest.mark.parametrize("written", ["# T", "<h1>T</h1>", "<title>T</title>"])
def test_a_title_is_looked_for_in_so_many_characters(tmp_path: Path, written: str) -> None:
    text = "x" * (MAX_SEARCHED - 1 - len(written)) + "\n"
    at = text + written
    past = "\n" * len(written) + at  # all of the title comes after them
    assert (title_in_body(at), title_in_body(past)) == ("T", "")
    _, posts, _ = read_folder(write(tmp_path, {"at.md": at, "past.md": past}), "plain")
    assert {path: post.title for path, post in posts.items()} == {"at.md": "T", "past.md": "past"}


def test_an_excerpt_is_made_of_the_beginning() -> None:
    at = "x" * MAX_BEGINNING
    assert marked_excerpt(f" {at}\n\nrest") == at
    assert marked_excerpt(at + "y\n\nrest") == at
    assert marked_excerpt(at + "y\n<!--more-->\nrest") == at + "y", "the author's own mark counts"


@pytest.mark.parametrize(("too_many", "found"), [(0, True), (1, False)])
def test_links_of_an_excerpt_are_looked_for_in_so_many_characters(
    too_many: int, *, found: bool
) -> None:
    link = "[a]: /b"
    text = "x" * (MAX_SEARCHED_BY_JEKYLL - 1 - len(link)) + "\n"
    past = "\n" * (len(link) if too_many else 0)
    excerpt = excerpt_of({}, f"See [a].\n\n{past}{text}{link}", "\n\n")
    assert excerpt == ("See [a].\n\n[a]: /b" if found else "See [a].")


@pytest.mark.parametrize(("too_many", "closed"), [(0, "\n{% endif %}"), (1, "")])
def test_templates_of_an_excerpt_are_looked_for_in_so_many_characters(
    too_many: int, closed: str
) -> None:
    tag = "{% if"
    head = "x" * (MAX_SEARCHED_BY_JEKYLL - len(tag)) + too_many * "y" + tag + " a %}b"
    assert excerpt_of({}, head + "<!--more-->c", "<!--more-->") == head + closed
