"""What the targets are fed with: pieces of each syntax in any order, and any characters between."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.security.hostile_markup import hostile_markup
from tests.security.hostile_parts import CONFUSIONS, MARKDOWN, SCRIPTS

ANY = st.text(st.characters(), max_size=8)  # lone surrogates too
LONG = st.tuples(st.sampled_from(list("[({<>*_`|#-=: \n\"'\\&!aé港\x00\t")), st.integers(1, 3_000)).map(
    lambda pair: pair[0] * pair[1]
)  # fmt: skip


def soup(pieces: list[str], most: int = 30) -> st.SearchStrategy[str]:
    """Any of *pieces*, any characters, and now and then one character a thousand times."""
    piece = st.sampled_from(pieces)
    part = st.one_of(piece, piece, piece, ANY, LONG) if most > 10 else st.one_of(piece, piece, ANY)
    return st.lists(part, max_size=most).map("".join)


YAML = soup(
    ["title: ", "date: ", "tags: ", "categories:\n", "- ", "  ", "\n", "\n\n", ": ", "? ", "[", "]", "{", "}", ",", "&a ", "*a",
     "<<: ", "*b", "!!binary ", "!!python/object:x ", "!x ", "|\n", ">-\n", "|2+\n", "'", '"', "\\x41", "\\ud800", "\\U00110000", "#",
     "---\n", "...\n", "%YAML 1.1\n", "%TAG ! x\n", "~", "null", "yes", "0x1f", "0o17", "1_000", "1e999", ".inf", ".nan", "190:20:30",
     "2024-01-01", "2024-13-99 99:99:99 +99:99", "=", "@", "`", "\ufeff", "\u2028", "\x85", "\r", "\t", "港口", "a"]
)  # fmt: skip
TOML = soup(
    ["title = ", "date = ", "[a]\n", "[[a]]\n", "[a.b.c]\n", "a.b.c = ", "\"", "'", '"""', "'''", "\n", "{", "}", "[", "]", ",", "=",
     "#", "1979-05-27T07:32:00Z", "07:32:00.999", "1e9999", "0x", "0b2", "inf", "nan", "true", "\\u0041", "\\uD800", "\\", "\r", " ", "a",
     "tags = ['x', \"y\"]\n", "港 = 1\n", "_", "+", "-"]
)  # fmt: skip
JSON = soup(
    ["{", "}", "[", "]", ":", ",", '"', '"title": ', '"date": ', '"tags": ["a"]', "\\", "\\u0000", "\\ud83d", "1e999", "-0", "NaN", "null",
     "true", "\n", " ", "//", "/*", "a", "港", "{}", "[]", "1" * 400]
)  # fmt: skip
FRONT = st.one_of(
    YAML.map(lambda text: f"---\n{text}\n---\n"), YAML.map(lambda text: f"---\n{text}"),
    TOML.map(lambda text: f"+++\n{text}\n+++\n"), JSON.map(lambda text: f"{{{text}}}\n"), JSON,
    YAML.map(lambda text: f"{text}\n---\n"), YAML.map(lambda text: f"title: x\n{text}\n;;;\n"),
)  # fmt: skip
DATES = soup(
    ["2024", "1", "02", "29", "31", "99", "0", "-", "/", ".", ":", " ", "T", "t", "Z", "+0800", "+08:00", "-99:99", "UTC", "GMT", "CST",
     "PM", "a.m.", "Jan", "February", "Mon", "monday", "st", "th", "年", "月", "日", "时", "分", "秒", "上午", "下午", "W01", "10000",
     "-0001", "00", "24", "60", ",", "今天", "１２", "²", "٣", "1e3", "0x1", "1700000000", "99999999999999999999"], 10
)  # fmt: skip
PLACES = soup(
    [":title", ":slug", ":year", ":month", ":day", ":i_day", ":categories", ":path", ":name", ":output_ext", ":short_year", ":hash", ":id",
     ":sections", ":sections[1:]", ":slugorfilename", ":undefined", "/", "//", "..", ".", "%", "%2e", "%zz", "-", "_", "index", ".html",
     "?", "#", "\\", "港", "é", "e\u0301", "İ", "ß", "ﬁ", "😀", "\x00", " ", "&", "+", "C#", "a", "A", "::"], 10
)  # fmt: skip
_BODY_PIECES = [
    "{{", "}}", "{%", "%}", "{% raw %}", "{% endraw %}", "{% highlight x %}", "{% endhighlight %}", "{{< ", " >}}", "{{% ", " %}}", "{{ 'a' | ",
    "[[", "]]", "![[", "](", "![", "[^1]", "[^1]: ", "$$", "$", "\\(", "{:", "}", "{::comment}", "{:toc}", "`", "```", "```x\n", "~~~\n", "*", "**",
    "_", "==", "%%", "<div>", "</div>", "<div markdown=1>", "<p>", "</p>", "<table>", "<tr><td>", "<!--", "-->", "<![CDATA[", "<?", "> ", "- ",
    "1. ", "| ", "|-|\n", ": ", "\n", "\n\n", "    ", "\t", "# ", "===\n", "[a]: b\n", "*[a]: b\n", "> [!note]\n", "- [ ] ", "&amp;", "&#0;", "&#x110000;",
    "https://a.example/b", "<https://a.example>", "\ue000", "\U000f0001", "\U00100000", "中文", "a", "<iframe src=", "<video ", "<font color=", "</font>",
    "<a href=", "<img src=", "style='", "class=\"", ">", "<", '"', "'", "javascript:alert(1)", "data:", "onclick=alert(1) ",
]  # fmt: skip
_HOSTILE = [part.format("alert(1)") for part in (*SCRIPTS, *CONFUSIONS, *MARKDOWN)]
BODIES = st.one_of(
    soup(_BODY_PIECES, 60),
    soup([*_BODY_PIECES, *_HOSTILE], 12),
    st.sampled_from([markup for _, markup in hostile_markup().values()]),
)
QUERIES = soup(
    ["武", "武清", "ferry", "rele*", "*", '"', "“", "”", " OR ", " | ", "-", "(", ")", "（", "）", "：", "tag:", "title:", "text:", "category:",
     "publisher:", "source:", "path:", "before:", "after:", "on:", "2022", "2022-02", "2022-99-99", "is:", "is:starred", "is:x", "has:note",
     "has:", "\\", "'", ";", "--", "NOT", "AND", "NEAR(", "^", "{", "}", "+", "臺", "e\u0301", "ﬁ", " ", "\x00", "\ue001", "😀", "a", "１"], 14
)  # fmt: skip
DAMAGE = st.lists(
    st.one_of(
        st.tuples(st.just("flip"), st.floats(0, 1), st.integers(0, 7)),
        st.tuples(st.just("write"), st.floats(0, 1), st.binary(min_size=1, max_size=64)),
        st.tuples(st.just("copy"), st.floats(0, 1), st.floats(0, 1)),
        st.tuples(st.just("cut"), st.floats(0, 1), st.just(0)),
        st.tuples(st.just("grow"), st.just(1.0), st.binary(min_size=1, max_size=5_000)),
    ),
    min_size=1,
    max_size=6,
)
"""What happens to the bytes of a file: (kind, place as a share of the file, what)."""

VALUES = st.one_of(
    st.none(), st.integers(-(1 << 63), (1 << 63) - 1), st.sampled_from([0, 1, -1, 1 << 40]), st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.binary(max_size=20), st.sampled_from(["{}", "[]", '{"rules": 1}', "\x00", "../x", "9999-99-99"]),
)  # fmt: skip
FORGED = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 20), VALUES), min_size=1, max_size=5
)
"""What somebody writes into an archive: (which column of all, which row, value)."""
