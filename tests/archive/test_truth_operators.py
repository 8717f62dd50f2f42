"""Every line of the table of operators through ``fiche search``, and what cannot be read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import PostFilter, SearchQueryError, SortOrder, open_archive
from archive.cli import fiche
from tests.archive.library import import_into

POSTS = {
    "2022-02-27-han": ("武清区实施方案", "轨道上的京津冀，高铁。\n", "tags: [A B, 高铁]\ncategories: [beifang]"),
    "2022-02-28-ruby": ("Ruby 3.2 Released", "Hello, world! rele café <img src='x.png'>\n", "tags: [ruby]"),
    "2022-03-01-tram": ("臺灣電車", "5G手机 hello brave world\n", "tags: [高铁]\ncategories: [other]"),
    "2023-01-05-deep": ("Deep", "ｆｕｌｌ　ｗｉｄｔｈ 京津，津冀\n\n<p class='em_media'>（文章来源：北方网）</p>\n", "tags: [x]"),
    "2023-01-06-draft": ("草稿", "武清草稿\n", "published: false"),
    "2023-01-07-odd": ("坏", "武清有误\n", "tags: [坏"),
}  # fmt: skip
HAN, RUBY, TRAM, DEEP, DRAFT, ODD = POSTS


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("operators")
    posts = folder / "news" / "_posts"
    posts.mkdir(parents=True)
    (folder / "news" / "_config.yml").write_text("timezone: Asia/Shanghai\n", "utf-8")
    (folder / "news" / "category").mkdir()
    (folder / "news" / "category" / "beifang.html").write_text(
        "---\nlayout: category\ntitle: 北方网新闻\ncategory: beifang\n---\n", "utf-8"
    )
    for name, (title, body, front) in POSTS.items():
        text = f"---\ntitle: {title}\n{front}\n---\n{body}"
        (posts / f"{name}.md").write_text(text, "utf-8")
    import_into(folder / "a.fiche", folder / "news")
    (posts / f"{DEEP}.md").unlink()
    import_into(folder / "a.fiche", folder / "news")
    with open_archive(folder / "a.fiche") as archive:
        archive.set_starred([archive.find_post(f"_posts/{HAN}.md").id], True)
        archive.set_read([archive.find_post(f"_posts/{RUBY}.md").id], True)
    return folder / "a.fiche"


OPERATORS = [
    ("武清", [ODD, HAN]),
    ("清", [ODD, HAN]),
    ("轨道上的京津冀", [HAN]),
    ("京津冀", [HAN]),
    ("道上的京津", [HAN]),
    ("ruby RELEASED", [RUBY]),
    ("ruby release", []),
    ("rele*", [RUBY]),
    ("rele＊", [RUBY]),
    ("cafe", [RUBY]),
    ("CAFE\u0301", [RUBY]),
    ('"轨道上的京津冀"', [HAN]),
    ("“轨道上的京津冀”", [HAN]),
    ('"hello world"', [RUBY]),
    ("hello world", [TRAM, RUBY]),
    ("＂hello world＂", [RUBY]),
    ("ruby OR 武清", [ODD, RUBY, HAN]),
    ("ruby | 武清", [ODD, RUBY, HAN]),
    ("ruby｜武清", [ODD, RUBY, HAN]),
    ("hello -ruby", [TRAM]),
    ("hello －ruby", [TRAM]),
    ("hello -(ruby OR brave)", []),
    ("hello (ruby OR brave)", [TRAM, RUBY]),
    ("hello （ruby｜brave） -brave", [RUBY]),
    ("-hello", [ODD, DEEP, HAN]),
    ("title:武清", [HAN]),
    ("text：武清", [ODD]),
    ('title:"ruby 3.2"', [RUBY]),
    ("text:ruby", []),
    ("tag:高铁", [TRAM, HAN]),
    ("tag：高鐵", [TRAM, HAN]),
    ('tag:"a b"', [HAN]),
    ("tag:高", []),
    ("category:beifang", [HAN]),
    ("category:北方网新闻", [HAN]),
    ("category:（beifang｜other）", [TRAM, HAN]),
    ("publisher:北方网", [DEEP]),
    ("source:news", [ODD, DEEP, TRAM, RUBY, HAN]),
    ("source:new", []),
    ("path:_posts/2022-02", [RUBY, HAN]),
    ("path:RUBY.MD", [RUBY]),
    ("before:2022-03", [RUBY, HAN]),
    ("before:2022-02-28", [HAN]),
    ("after:2022-02-28 before:2023", [TRAM, RUBY]),
    ("on:2022", [TRAM, RUBY, HAN]),
    ("on:2022-02", [RUBY, HAN]),
    ("on：2022-03-01", [TRAM]),
    ("is:starred", [HAN]),
    ("is:read", [RUBY]),
    ("is:unread on:2022", [TRAM, HAN]),
    ("is:hidden", [DRAFT]),
    ("武清 is:hidden", [DRAFT]),
    ("is:missing", [DEEP]),
    ("has:note", []),
    ("has:image", [RUBY]),
    ("has:problem", [ODD, RUBY]),
    ("台湾电车", [TRAM]),
    ("臺灣電車", [TRAM]),
    ("５Ｇ手机", [TRAM]),
    ("5G 手机", [TRAM]),
    ("full width", [DEEP]),
    ("FULL　WIDTH", [DEEP]),
]


def _names(answer: dict[str, object]) -> list[str]:
    hits = answer["hits"]
    assert isinstance(hits, list)
    return [hit["path"].removeprefix("_posts/").removesuffix(".md") for hit in hits]


@pytest.mark.parametrize(("query", "names"), OPERATORS)
def test_an_operator_finds_its_posts(path: Path, query: str, names: list[str]) -> None:
    result = CliRunner().invoke(fiche, ["search", str(path), "--json", "--count", "--", query])
    assert (result.exit_code, result.stderr) == (0, "")
    answer = json.loads(result.stdout)
    assert _names(answer) == names
    assert (answer["query"], answer["total"], answer["exact"]) == (query, len(names), True)


@pytest.mark.parametrize("options", [[], ["--count"], ["--sort", "relevance"]])
def test_many_queries_are_answered_in_their_order(path: Path, options: list[str]) -> None:
    lines = "\n".join(query for query, _ in OPERATORS) + "\n"
    result = CliRunner().invoke(
        fiche, ["search", str(path), "--json", "--queries", "-", *options], input=lines
    )
    assert (result.exit_code, result.stderr) == (0, "")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["query"] for answer in answers] == [query for query, _ in OPERATORS]
    for answer, (query, names) in zip(answers, OPERATORS, strict=True):
        assert sorted(_names(answer)) == sorted(names), query


def test_a_limit_leaves_the_number_open_and_a_count_makes_it_exact(path: Path) -> None:
    arguments = ["search", str(path), "--json", "--limit", "1", "text:武清 OR text:hello"]
    found = json.loads(CliRunner().invoke(fiche, arguments).stdout)
    assert (len(found["hits"]), found["exact"]) == (1, False)
    assert found["total"] >= 1
    found = json.loads(CliRunner().invoke(fiche, [*arguments, "--count"]).stdout)
    assert (len(found["hits"]), found["total"], found["exact"]) == (1, 3, True)


def test_a_snippet_is_html_with_marks(path: Path) -> None:
    arguments = ["search", str(path), "--json", '"hello world" OR 京津冀']
    answer = json.loads(CliRunner().invoke(fiche, arguments).stdout)
    assert [hit["snippet"] for hit in answer["hits"]] == [
        "<mark>Hello, world</mark>! rele café",
        "轨道上的<mark>京津冀</mark>，高铁。",
    ]


REFUSED = [
    ("（武清", 0), ("武清）", 2), ("“武清", 0), ('a "b', 2), ("a OR", 2), ("｜a", 0), ("a -", 2),
    ("title：", 0), ("is：foo", 3), ("on:never", 3), ("after:2022-13", 6), ("*", 0), ("NOT(", 3),
    ("\ud800", 0), ("-" * 50, 0), ("(" * 40, 30), ("a " * 201, 400), ("a" * 2_001, 2_000),
]  # fmt: skip


@pytest.mark.parametrize(("query", "place"), REFUSED)
def test_what_cannot_be_read_is_refused_with_its_place(path: Path, query: str, place: int) -> None:
    result = CliRunner().invoke(fiche, ["search", str(path), "--json", "--", query])
    assert (result.exit_code, result.stdout) == (2, "")
    sentence, shown, mark = result.stderr.splitlines()
    assert sentence.startswith("Error: The query cannot be read: ")
    assert mark.strip() == "^"
    assert len(shown) < 200
    with open_archive(path, read_only=True) as archive, pytest.raises(SearchQueryError) as caught:
        archive.search(query)
    assert caught.value.position == place


# --- what nobody would write ----------------------------------------------------------------

FTS5 = ['"a" NEAR "b"', "NEAR(a b, 5)", "^a", "a + b", "{tokens}: a", "tokens:a", "a AND NOT b", "*",
        "a*b*", "-a*", "'; DROP TABLE post; --", '"" ""', "a^2", "rowid:1", "rank:x", "NOT", "AND",
        "OR OR OR", "a NOT b", "\"\"\"a\"\"\"", "%", "_", "\\", "a\\*"]  # fmt: skip
HOSTILE = [
    *FTS5, "a\0b", "\0", "\ud800武清", "\U0010ffff", "\ue0001", "\u202e武清", "a" * 100_000,
    "武" * 100_000, "a " * 10_000, "a OR " * 10_000 + "b", "(" * 100_000, ")" * 100_000,
    '"' * 100_001, "“" * 999, "-" * 1_999, "-a" * 999, "|" * 1_999, ":" * 1_999, "tag:" * 499,
    "(a" * 900, "a)" * 900, "*" * 1_999, "ﷺ" * 2_000, "a\u0301\u0316" * 600, "\u0301\u0316" * 990,
    '"' + "a " * 990 + '"', "武 a" * 600, " ".join(f"w{n}*" for n in range(200)),
    "-(" * 15 + "a" + ")" * 15, " ".join(["武清"] * 200), "哈" * 2_000,
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_anything_is_a_sentence_or_a_result(path: Path, query: str) -> None:
    result = CliRunner().invoke(fiche, ["search", str(path), "--json", "--count", "--", query])
    assert "Traceback" not in result.output
    if result.exit_code == 2:
        assert result.stderr.startswith("Error: The query ")
        assert len(result.stderr) < 1_000
        return
    assert (result.exit_code, result.stderr) == (0, "")
    answer = json.loads(result.stdout)
    assert (answer["total"], answer["exact"]) == (len(answer["hits"]), True)


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_a_query_is_asked_for_is_answered_alike(path: Path, query: str) -> None:
    with open_archive(path, read_only=True) as archive:
        chosen = PostFilter(query=query)
        try:
            ids = [one for chunk in archive.iter_post_ids(chosen) for one in chunk]
        except SearchQueryError as error:
            assert 0 <= error.position <= len(query)
            assert len(error.reason) < 200
            for ask in (
                archive.search,
                partial(archive.summaries, [1]),
                partial(archive.article_html, 1),
            ):
                with pytest.raises(SearchQueryError):
                    ask(query)
            return
        assert archive.search(query, count=True).total == len(ids)
        for sort in SortOrder:
            assert sorted(
                one for chunk in archive.iter_post_ids(chosen, sort) for one in chunk
            ) == sorted(ids)
        assert sum(one.count for one in archive.facets(chosen).sources) == len(ids)
        assert len(archive.summaries(ids, query)) == len(ids)
        for post_id in ids:
            marked = archive.article_html(post_id, query)
            assert re.sub("</?mark>", "", marked) == archive.article_html(post_id)


@pytest.mark.slow
def test_arguments_of_a_shell_and_a_pipe_may_be_anything(path: Path) -> None:
    """Bytes that are no text come as lone surrogates; a line may be of any length."""
    command = [sys.executable, "-m", "archive.cli", "search", str(path), "--json"]
    odd = subprocess.run([*command, b"\xff\xfe\xe6\xad\xa6"], capture_output=True, check=False)
    assert (odd.returncode, odd.stderr) == (0, b"")
    long = subprocess.run(
        [*command, "--queries", "-"], input="武清\n".encode() + b"a" * 3_000_000, capture_output=True,
        check=False,
    )  # fmt: skip
    assert long.returncode == 2
    assert len(long.stderr) < 1_000
    assert len(long.stdout.splitlines()) == 1
    broken = subprocess.run(
        [*command, "--queries", "-"], input=b"\xff\n", capture_output=True, check=False
    )
    assert broken.returncode == 2
    assert b"not UTF-8" in broken.stderr
