"""``fiche``, to the letter of its contract: run as a process, read as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli import fiche

POST_KEYS = [
    "id", "source", "path", "title", "published", "updated", "categories", "tags", "slug",
    "permalink", "source_link", "publisher", "language", "excerpt", "draft", "hidden", "missing",
    "words",
]  # fmt: skip
REPORT_KEYS = [
    "archive", "sources", "found", "added", "updated", "moved", "unchanged", "failed", "ignored",
    "missing", "assets", "seconds", "stopped", "problems",
]  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    (folder / "_posts").mkdir(parents=True)
    (folder / "_drafts").mkdir()
    (folder / "_config.yml").write_text("timezone: Asia/Shanghai\nlang: zh-CN\n", "utf-8")
    for number, (title, body) in enumerate(
        [
            ("武清区实施提升工程", "<p>着力打造轨道上的京津冀。</p>"),
            ("Ruby released", "The ruby release is here: <https://ruby.example/>"),
            ("高铁 A & B", "<p>武清 &lt;b&gt; 高铁</p>"),
        ]
    ):
        (folder / f"_posts/2022-02-2{number}-p{number}.md").write_text(
            f"---\nlayout: post\ntitle: {title}\ndate: 2022-02-2{number} 08:00:00 +0800\n"
            f"categories: cat{number % 2}\ntags: [t{number}, 共同]\n---\n{body}\n\n"
            f"<http://s.example/{number}>\n",
            "utf-8",
        )
    (folder / "_drafts/later.md").write_text("---\ntitle: 草稿\n---\n武清\n", "utf-8")
    return folder


@pytest.fixture
def archive(site: Path, tmp_path: Path) -> Path:
    path = tmp_path / "news.fiche"
    _run("import", path, site)
    return path


def _invoke(*arguments: object) -> Result:
    return CliRunner().invoke(fiche, [str(one) for one in arguments])


def _run(*arguments: object) -> str:
    result = _invoke(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def _lines(*arguments: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in _run(*arguments, "--json").splitlines()]


def test_import_reports_what_the_contract_names(site: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.fiche"
    (report,) = _lines("import", path, site)
    assert list(report) == REPORT_KEYS
    assert report["archive"] == str(path)
    assert report["sources"] == [
        {"source": "news", "path": str(site), "generator": "jekyll", "timezone": "Asia/Shanghai"}
    ]
    assert (report["found"], report["added"], report["ignored"]) == (4, 4, 1)
    assert report["stopped"] is False


def test_import_for_people_names_problems_with_their_place(site: Path, tmp_path: Path) -> None:
    (site / "_posts/2022-03-01-q.md").write_text('---\ntitle: "他说"好""\n---\nx\n', "utf-8")
    said = _run("import", tmp_path / "a.fiche", site)
    assert "_posts/2022-03-01-q.md:2" in said
    assert "found" in said


def test_a_dry_run_makes_no_file(site: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.fiche"
    (report,) = _lines("import", path, site, "--dry-run")
    assert report["added"] == 4
    assert not path.exists()


def test_list_is_one_object_a_line(archive: Path) -> None:
    posts = _lines("list", archive)
    assert [list(post) for post in posts] == [POST_KEYS] * 3
    assert [post["title"] for post in posts] == [
        "高铁 A & B",
        "Ruby released",
        "武清区实施提升工程",
    ]
    assert posts[2]["published"] == "2022-02-20T08:00:00+08:00"
    assert posts[2]["source_link"] == "http://s.example/0"
    assert posts[2]["permalink"] == "/cat0/2022/02/20/p0.html"


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (["--sort", "oldest", "--limit", "1"], ["武清区实施提升工程"]),
        (["--sort", "title", "--limit", "1"], ["Ruby released"]),
        (["--category", "cat1"], ["Ruby released"]),
        (["--tag", "共同", "--tag", "t2"], ["高铁 A & B"]),
        (["--after", "2022-02-21"], ["高铁 A & B", "Ruby released"]),
        (["--before", "2022-02-21"], ["武清区实施提升工程"]),
        (["--query", "武清"], ["高铁 A & B", "武清区实施提升工程"]),
        (["--limit", "0"], []),
    ],
)
def test_list_narrows(archive: Path, options: list[str], titles: list[str]) -> None:
    assert [post["title"] for post in _lines("list", archive, *options)] == titles


def test_hidden_posts_are_listed_when_asked_for(archive: Path) -> None:
    assert "草稿" not in [post["title"] for post in _lines("list", archive)]
    (draft,) = [post for post in _lines("list", archive, "--hidden") if post["title"] == "草稿"]
    assert (draft["draft"], draft["hidden"]) == (True, True)


def test_full_adds_html_and_text(archive: Path) -> None:
    post = _lines("list", archive, "--full", "--limit", "1")[0]
    assert list(post) == [*POST_KEYS, "html", "text"]
    assert post["text"] == "武清 <b> 高铁\nhttp://s.example/2"
    assert "<p>武清 &lt;b&gt; 高铁</p>" in str(post["html"])


def test_show(archive: Path, site: Path) -> None:
    path = "_posts/2022-02-20-p0.md"
    assert json.loads(_run("show", archive, path, "--as", "json"))["title"] == "武清区实施提升工程"
    text = _run("show", archive, path, "--as", "text")
    assert text.startswith("武清区实施提升工程\n\n着力打造轨道上的京津冀。\n")
    assert "<p>" in _run("show", archive, path, "--as", "html")
    source = subprocess.run(
        [sys.executable, "-m", "archive", "show", archive, path, "--as", "source"],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    assert source == (site / path).read_bytes()
    shown = _lines("list", archive, "--limit", "1")[0]
    assert json.loads(_run("show", archive, shown["id"], "--as", "json"))["id"] == shown["id"]


def test_show_of_nothing_is_one_clear_line(archive: Path) -> None:
    result = _invoke("show", archive, "nothing.md")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert "nothing.md" in result.stderr


def test_search(archive: Path) -> None:
    (result,) = _lines("search", archive, "武清 高铁")
    assert list(result) == ["query", "total", "exact", "seconds", "hits"]
    assert (result["query"], result["total"], result["exact"]) == ("武清 高铁", 1, True)
    (hit,) = result["hits"]  # type: ignore[misc]
    assert list(hit) == ["id", "path", "title", "published", "snippet"]
    assert hit["snippet"].startswith("<mark>武清</mark> &lt;b&gt; <mark>高铁</mark>")


def test_search_many(archive: Path, tmp_path: Path) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text("武清\nruby release\n轨道上的京津冀\nnothing\n", "utf-8")
    results = _lines("search", archive, "--queries", queries)
    assert [result["total"] for result in results] == [2, 1, 1, 0]


@pytest.mark.parametrize("query", ["", "(", '"x', "is:nonsense", "a OR", "before:never", "-"])
def test_a_query_that_cannot_be_read_is_wrong_usage(archive: Path, query: str) -> None:
    result = _invoke("search", archive, query)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_facets(archive: Path) -> None:
    (facets,) = _lines("facets", archive)
    assert facets["categories"] == [
        {"name": "cat0", "label": "cat0", "count": 2},
        {"name": "cat1", "label": "cat1", "count": 1},
    ]
    assert facets["tags"][0] == {"name": "共同", "count": 3}  # type: ignore[index]
    assert facets["years"] == [{"year": 2022, "count": 3}]
    assert facets["sources"] == [{"name": "news", "count": 3}]
    (narrowed,) = _lines("facets", archive, "--query", "ruby")
    assert narrowed["categories"] == [{"name": "cat1", "label": "cat1", "count": 1}]


def test_export_gives_every_byte_back(archive: Path, site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _run("export", archive, out)
    for path in ("_posts/2022-02-20-p0.md", "_drafts/later.md"):
        assert (out / "news" / path).read_bytes() == (site / path).read_bytes()
    assert _invoke("export", archive, out).exit_code == 1
    _run("export", archive, out, "--overwrite")
    _run("export", archive, tmp_path / "some", "--query", "ruby")
    assert len(list((tmp_path / "some").rglob("*.md"))) == 1


def test_check(archive: Path) -> None:
    (report,) = _lines("check", archive)
    assert report == {"ok": True, "problems": []}


def test_check_of_a_damaged_archive(archive: Path) -> None:
    import sqlite3  # noqa: PLC0415

    connection = sqlite3.connect(archive)
    connection.execute("UPDATE post_source SET checksum = zeroblob(16) WHERE post_id = 1")
    connection.commit()
    connection.close()
    result = _invoke("check", archive, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["ok"] is False


@pytest.mark.parametrize(
    "command", [["list"], ["search", "x"], ["facets"], ["check"], ["show", "1"]]
)
def test_no_archive_is_one_clear_line(tmp_path: Path, command: list[str]) -> None:
    name, *rest = command
    result = _invoke(name, tmp_path / "none.fiche", *rest)
    assert result.exit_code == 1
    assert "There is no file" in result.stderr
    assert result.stdout == ""


def test_wrong_usage(archive: Path, site: Path) -> None:
    assert _invoke("import", archive, site, "--timezone", "Mars/One").exit_code == 2
    assert _invoke("list", archive, "--after", "soon").exit_code == 2
    assert _invoke("search", archive).exit_code == 2
    assert _invoke("import", archive, site, "--generator", "nonsense").exit_code == 2


def test_a_missing_folder(archive: Path, tmp_path: Path) -> None:
    result = _invoke("import", archive, tmp_path / "nothing")
    assert result.exit_code == 1
    assert "no such folder" in result.stderr


@pytest.mark.parametrize(
    "command", ["import", "list", "show", "search", "facets", "export", "check"]
)
def test_every_help_has_an_example(command: str) -> None:
    assert "Example:" in _run(command, "--help")
    assert command in _run("--help")


def test_it_runs_as_a_process_in_utf8(archive: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "archive", "list", archive, "--json", "--limit", "1"],
        capture_output=True, check=True, env={"LC_ALL": "C", "PATH": ""},
    )  # fmt: skip
    assert "高铁" in said.stdout.decode("utf-8")
    assert said.stderr == b""
