"""Any query over real post files, against a reader who knows no index.

The posts are of every kind that a folder may have: HTML with tags and entities inside words, tables,
code, ruby, traditional characters, full and half width, accents and Hangul in parts, characters
beyond the first plane, emoji. Some came late, some were rewritten, some are hidden or gone.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from archive import Archive, PostFilter, SortOrder, open_archive
from archive.text.fold import fold
from archive.text.html_text import html_to_text
from tests.archive.library import Library, import_into
from tests.archive.plain_reader import (
    Holds,
    Row,
    Rows,
    has_tokens,
    in_order,
    kind_of,
    read_rows,
    says,
)

TEXTS = {
    "tags": "武<b>清</b>区的<em>高</em>铁，Ru<i>by</i> rele<wbr>ase 和**粗**体",
    "entities": "AT&amp;T &#27494;&#x6e05;caf&eacute; &lt;tag&gt; a&nbsp;b &hellip;末",
    "table": "| 站名 | 里程 |\n|---|---|\n| 武清 | 42km |\n| 北辰 | 10.5km |\n",
    "code": "行内`code_word`之后\n\n```python\ndef main():\n    return 武清\n```\n",
    "ruby": "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>の本",
    "crlf": "第一行\r\n接着写\r\n\r\n第二段\r\n",
    "width": "ＨＦＯ－１２３４ｙｆ，ｶﾞｽと㌔、㎡①②，Ｇｏ　语言",
    "taiwan": "臺灣發佈軟體，瞭解網路與資訊科技，乾隆年間的後面",
    "accents": "Cafe\u0301 re\u0301sume\u0301 naïve Ærø Straße İstanbul ﬁne oﬃce Ёлка",
    "jamo": unicodedata.normalize("NFD", "한국말과 조선") + " 한글ﾊﾝ",
    "planes": "𠮷野家與𠀋字，👩‍🚀💡🇨🇳表情，𝒜𝓁𝓁 𝟙𝟚",
    "invisible": "武\u200b清\u00ad区\u2060的 zero\u200bwidth",
    "mixed": "推出5G手机与Wi-Fi 6路由，HFO-1234yf制冷剂，a_b c.d 3.14%，GPT-4o模型",
    "quotes": "“轨道上的京津冀”，《京津冀协同》——（一）「引号」",
    "repeats": "哈哈哈哈 京津，津冀 京津冀津 a a a b a a b",
    "thai": "ภาษาไทย ภาษา हिन्दी भाषा العربيةُ",
    "long": "x" * 70 + " " + "x" * 63 + " " + "y" * 65 + "字",
    "picture": "图片在此 <img src='/a.png' alt='图注'>后文",
}


def _post(title: str, body: str, **front: str) -> str:
    lines = [
        f"title: {title!r}".replace("'", '"'),
        *(f"{key}: {value}" for key, value in front.items()),
    ]
    return "---\n" + "\n".join(lines) + f"\n---\n{body}\n"


def _write_site(folder: Path) -> None:
    posts = folder / "_posts"
    posts.mkdir(parents=True)
    (folder / "_config.yml").write_text("timezone: Asia/Shanghai\n", "utf-8")
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    for number, (name, text) in enumerate(TEXTS.items()):
        title = f"{text[:9]}：{name} {number}".replace("\n", " ").replace('"', "").replace("\\", "")
        title = re.sub(r"[`<>|*&#'\r]", "", title)
        (posts / f"2023-0{number % 9 + 1}-1{number % 3}-{name}.md").write_bytes(
            _post(
                title, text, tags=f"[odd, 标签{number % 4}]", categories=f"kind{number % 3}"
            ).encode()
        )
    (posts / "2023-05-05-draft.md").write_text(
        _post("草稿武清", "未发布", published="false"), "utf-8"
    )
    (posts / "2023-05-06-broken.md").write_text("---\ntitle: [坏\n---\n武清坏\n", "utf-8")


def _change_site(folder: Path) -> None:
    posts = folder / "_posts"
    for name, text in (("tags", "改写：京津冀协同与ruby"), ("code", "改写 rewritten 武清站")):
        path = next(posts.glob(f"*-{name}.md"))
        path.write_text(_post(f"改{name}", text, tags="[new, odd]"), "utf-8")
    next(posts.glob("*-width.md")).unlink()
    hidden = next(posts.glob("*-quotes.md"))
    hidden.write_text(
        hidden.read_text("utf-8").replace("---\n", "---\npublished: false\n", 1), "utf-8"
    )
    for day, text in (
        ("2022-01-03", "迟到的武清"),
        ("2023-04-11", "late ferry"),
        ("1999-12-31", "京津冀旧闻"),
    ):
        (posts / f"{day}-late.md").write_text(_post(text, f"{text}，渡轮与5G手机"), "utf-8")


@pytest.fixture(scope="module")
def written(made_library: Library, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Rows]:
    folder = tmp_path_factory.mktemp("queries")
    path, site = folder / "a.fiche", folder / "odd"
    shutil.copy(made_library.path, path)
    _write_site(site)
    import_into(path, site)
    _change_site(site)
    import_into(path, site)
    with open_archive(path) as archive:
        every = [row.id for row in read_rows(path)]
        archive.set_starred(every[::5], True)
        archive.set_read(every[::3], True)
    rows = read_rows(path)
    states = {state for row in rows for state in row.states}
    assert states == {
        "is:read",
        "is:unread",
        "is:starred",
        "is:hidden",
        "is:missing",
        "has:image",
        "has:problem",
    }
    return path, rows


# --- queries and what they mean -------------------------------------------------------------

Asked = tuple[str, Holds]
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
DISGUISES: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFKC", text),
    lambda text: "".join(c.translate(FULL_WIDTH) if c.isalnum() else c for c in text),
    fold,
)  # fmt: skip


@st.composite
def _piece(draw: st.DrawFn, rows: Rows, kinds: tuple[str, ...], most: int) -> str:
    """Some neighbouring characters of one kind from a random post."""
    row = rows[draw(st.integers(0, len(rows) - 1))]
    text = draw(st.sampled_from([row.title, row.text]))
    starts = [i for i, one in enumerate(text) if kind_of(one) in kinds]
    assume(starts)
    start = draw(st.sampled_from(starts))
    end = start
    length = draw(st.integers(1, most))
    while end < min(len(text), start + length) and kind_of(text[end]) in kinds:
        end += 1
    return draw(st.sampled_from(DISGUISES))(text[start:end])


@st.composite
def _word(draw: st.DrawFn, rows: Rows) -> str:
    row = rows[draw(st.integers(0, len(rows) - 1))]
    words = re.findall(r"[^\W_]+", re.sub("[\u3000-\u9fff\uac00-\ud7a3]", " ", row.text))
    assume(words)
    return draw(st.sampled_from(DISGUISES))(draw(st.sampled_from(words)))


def _term(text: str, field: str = "", *, prefix: bool = False) -> Holds:
    assume(has_tokens(text))
    return lambda row: row.says(text, field, prefix=prefix)


@st.composite
def _leaf(draw: st.DrawFn, rows: Rows) -> Asked:
    kind = draw(
        st.sampled_from(
            ["han", "han", "word", "prefix", "phrase", "field", "filed", "path", "date", "state"]
        )
    )
    if kind == "han":
        text = draw(_piece(rows, ("run",), 12))
        return text, _term(text)
    if kind == "word":
        text = draw(_word(rows))
        assume(not fold(text).startswith(("or", "is", "has", "on")))
        return text, _term(text)
    if kind == "prefix":
        word = draw(_word(rows))
        text = word[: draw(st.integers(1, 6))]
        assume(kind_of(fold(text)[-1:] or " ") == "word" and fold(text) != "or")
        return text + draw(st.sampled_from("*＊")), _term(text, prefix=True)
    if kind == "phrase":
        text = draw(_piece(rows, ("run", "word", "gap"), 20))
        assume(not set(text) & set('"“”„＂') and has_tokens(text))
        return f'"{text}"', _term(text)
    if kind == "field":
        text, field = draw(_piece(rows, ("run",), 6)), draw(st.sampled_from(["title", "text"]))
        return f"{field}{draw(st.sampled_from(':：'))}{text}", _term(text, field)
    return draw(_row_leaf(rows, kind))


@st.composite
def _row_leaf(draw: st.DrawFn, rows: Rows, kind: str) -> Asked:
    row = rows[draw(st.integers(0, len(rows) - 1))]
    if kind == "filed":
        field = draw(st.sampled_from(list(row.names)))
        assume(row.names[field])
        name = draw(st.sampled_from(DISGUISES))(draw(st.sampled_from(row.names[field])))
        return f'{field}:"{name}"', lambda row: row.is_filed(field, name)
    if kind == "path":
        part = row.paths[0][draw(st.integers(0, 8)) :][: draw(st.integers(3, 12))]
        return f'path:"{part}"', lambda row: row.is_at(part)
    if kind == "date":
        length = draw(st.sampled_from([4, 7, 10]))
        day = row.published.isoformat()[:length]
        word = draw(st.sampled_from(["before", "after", "on"]))
        return f"{word}:{day}", {
            "before": lambda row: row.published.isoformat()[:length] < day,
            "after": lambda row: row.published.isoformat()[:length] >= day,
            "on": lambda row: row.published.isoformat()[:length] == day,
        }[word]
    state = draw(
        st.sampled_from(
            [
                "is:starred",
                "is:unread",
                "is:read",
                "is:missing",
                "has:image",
                "has:problem",
                "is:hidden",
            ]
        )
    )
    return state, lambda row: state in row.states


def _queries(rows: Rows) -> st.SearchStrategy[Asked]:
    def joined(one: Asked, other: Asked, how: str) -> Asked:
        (a, holds_a), (b, holds_b) = one, other
        if how == " ":
            return f"({a} {b})", lambda row: holds_a(row) and holds_b(row)
        opened, closed = "（）" if how == "｜" else "()"
        return f"{opened}{a}{how}{b}{closed}", lambda row: holds_a(row) or holds_b(row)

    return st.recursive(
        _leaf(rows),
        lambda inner: st.one_of(
            inner.map(lambda one: (f"-({one[0]})", lambda row: not one[1](row))),
            st.builds(joined, inner, inner, st.sampled_from([" ", " OR ", " | ", "｜"])),
        ),
        max_leaves=5,
    )


EXAMPLES = 250


@pytest.mark.slow
def test_every_query_finds_what_a_reader_finds(written: tuple[Path, Rows]) -> None:
    path, rows = written
    with open_archive(path, read_only=True) as archive:

        @settings(max_examples=EXAMPLES)
        @given(_queries(rows), st.sampled_from(SortOrder), st.booleans())
        def ask(asked: Asked, sort: SortOrder, hidden: bool) -> None:
            query, holds = asked
            shown = hidden or "is:hidden" in query
            found = [row for row in rows if holds(row) and (shown or "is:hidden" not in row.states)]
            chosen = PostFilter(query=query, hidden=hidden)
            chunks = archive.iter_post_ids(chosen, sort, first=7)
            ids = [one for chunk in chunks for one in chunk]
            if sort is SortOrder.RELEVANCE:
                assert sorted(ids) == sorted(row.id for row in found), query
            else:
                assert ids == in_order(found, sort), query
            counts = archive.facets(chosen)
            assert sum(one.count for one in counts.sources) == len(found), query
            if not hidden:
                result = archive.search(query, sort=sort, limit=5, count=True)
                assert (result.total, result.exact) == (len(found), True)
                assert [hit.id for hit in result.hits] == ids[:5]

        ask()


# --- what is marked -------------------------------------------------------------------------

OPEN, CLOSE = "⟦", "⟧"


def _assert_marked(text: str, term: str, *, prefix: bool = False) -> None:
    """Every mark is hits of *term* from end to end, and nothing outside of marks is one."""
    text = text.replace(CLOSE + OPEN, "")
    stretches = re.findall(f"{OPEN}([^{CLOSE}]*){CLOSE}", text)
    folded_term = fold(term)
    for stretch in stretches:
        folded = fold(stretch)
        if kind_of(folded_term[0]) == "run":
            at = [i for i in range(len(folded)) if folded.startswith(folded_term, i)]
            covered = {place for i in at for place in range(i, i + len(folded_term))}
            assert covered == set(range(len(folded))), (term, stretch)
        else:
            assert says(folded, term, prefix=prefix), (term, stretch)
    rest = re.sub(f"{OPEN}[^{CLOSE}]*{CLOSE}", "\n", text)
    assert not says(fold(rest), term, prefix=prefix) or prefix, (term, text)


def _with_signs(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(marks):
        text = f"{text[:start]}{OPEN}{text[start:end]}{CLOSE}{text[end:]}"
    return text


@pytest.mark.slow
def test_every_mark_is_on_a_hit_and_every_hit_is_marked(written: tuple[Path, Rows]) -> None:
    path, rows = written
    with open_archive(path, read_only=True) as archive:

        @settings(max_examples=EXAMPLES)
        @given(_piece(rows, ("run",), 12) | _word(rows), st.data())
        def ask(term: str, data: st.DataObject) -> None:
            assume(
                has_tokens(term)
                and fold(term) != "or"
                and len({kind_of(c) for c in fold(term)}) == 1
            )
            found = [row for row in rows if row.says(term)]
            if found:
                _look(archive, data.draw(st.sampled_from(found)), term)

        ask()


def _look(archive: Archive, row: Row, term: str) -> None:
    (summary,) = archive.summaries([row.id], term)
    assert summary.title.text == " ".join(row.title.split())
    assert bool(summary.title.marks) is row.says(term, "title")
    assert bool(summary.excerpt.marks) is row.says(term, "text")
    assert summary.excerpt.text.strip("…").strip() in " ".join(row.text.split())
    for snippet in (summary.title, summary.excerpt):
        assert OPEN not in snippet.text
        _assert_marked(_with_signs(snippet.text, tuple(snippet.marks)), term)
    plain, marked = archive.article_html(row.id), archive.article_html(row.id, term)
    assert re.sub("</?mark>", "", marked) == plain
    signed = marked.replace("<mark>", OPEN).replace("</mark>", CLOSE)
    _assert_marked(html_to_text(signed), term)
    assert (marked != plain) is row.says(term, "text")
