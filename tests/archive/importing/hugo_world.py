"""Sites of Hugo that we write ourselves, with every feature of front matter and of names.

``SITES`` has (configuration, pages) by name; a page is (path below ``content``, text). A path
with a slash in front is one of the site itself.
"""

from __future__ import annotations

from pathlib import Path

LANGUAGES = """
defaultContentLanguage = "zh"
[languages.zh]
weight = 1
timeZone = "Asia/Shanghai"
[languages.en]
weight = 2
timeZone = "America/New_York"
"""


def yaml(*lines: str, body: str = "正文\n") -> str:
    return "---\n" + "".join(f"{line}\n" for line in lines) + f"---\n{body}"


def toml(*lines: str, body: str = "text\n") -> str:
    return "+++\n" + "".join(f"{line}\n" for line in lines) + f"+++\n{body}"


TITLES = {
    "quoted": 'title: "港口：开航"', "plain": "title: 港口 开航", "number": "title: 2020",
    "float": "title: 3.10", "yes": "title: yes", "letter": "title: y", "octal": "title: 0777",
    "thousand": "title: 1_000", "hex": "title: 0x1F", "null": "title: null", "tilde": "title: ~",
    "empty": 'title: ""', "nothing": "title:", "date": "title: 2024-03-01", "list": "title: [a, 1]",
    "time": "title: 12:30:45", "colon": 'title: "a: b"', "big": "title: 12345678901234567890",
    "small": "title: 1e-7", "infinite": "title: .inf", "single": "title: 'it''s'",
    "folded": "title: >-\n  two\n  lines", "upper": "TITLE: Upper", "blanks": 'title: "  two  "',
    "escapes": 'title: "\\u6e2f \\"x\\""', "false": "title: false", "exponent": "title: 1e3",
}  # fmt: skip
DATES = (
    "2024-03-01", "2024-3-1", "2024-03-01 08:05:00", "2024-03-01 8:05:00", "2024-03-01 08:05",
    "2024-03-01T08:05:00", "2024-03-01T08:05:00Z", "2024-03-01T08:05:00+09:00",
    "2024-03-01T08:05:00.123+09:00", "2024-03-01 08:05:00 +0900", "2024-03-01 08:05:00 -07:30",
    "2024-03-01 08:05:00+0900", "2024-03-01T08:05:00 +09:00", "2024/03/01", "01 Mar 2024",
    "Fri, 01 Mar 2024 08:05:00 +0900", "Fri, 01 Mar 2024 08:05:00 JST", "Fri Mar  1 08:05:00 2024",
    "2024-02-30", "2024-13-01", "someday", "20240301", "'20240301'", "[1]", "1.5", "true", "~",
    "2024-03-31 02:30:00", "2024-10-27 02:30:00", "9999-12-31", "!!str 2024-03-01", "0",
)  # fmt: skip
STATES = (
    "draft: true", "draft: yes", "draft: 'true'", "draft: 'yes'", "draft: 1", "draft: 0", "draft:",
    "draft: T", "draft: [true]", "published: false", "published: true", "published: no",
    "published:", "published: 2024-03-01", "published: 'false'", "published: someday",
    "draft: true\npublished: true", "draft: false\npublished: false", "Draft: true",
    "publishDate: 2990-01-01", "expiryDate: 2001-01-01", "unpublishdate: 2001-01-01",
    "date: 2990-01-01", "date: 2990-01-01\npublishDate: 2020-01-01", "pubdate: 2990-01-01",
    "date: 2024-03-01\nlastmod: 2024-03-05", "modified: 2024-03-05", "lastmod: 2024-03-05",
    "publishDate: 2024-03-05", "date: someday\npublishDate: 2024-03-05",
)  # fmt: skip
TERMS = (
    "tags: [a, b, A]", "tags: a, b", "tags: 2020", "tags: [2020, 3.10, true, ~, '']", "tags:",
    "tags:\n- 港口\n- C++\n- a/b\n- two words", "tags: [[a, b], c]", "tag: a", "Tags: [upper]",
    "categories: 港口", "categories: [港口, 航运]", "category: a", "tags: {a: b}",
    "tags: [a, a]", "tags: ''", "series: [one]", "tags: [' padded ']",
)  # fmt: skip
ADDRESSES = (
    "slug: Own Slug", "slug: -dashed-", "slug: 中文 名", "slug: a/b", "slug: index", "slug: 2024",
    "url: /own/place/", "url: /own/place", "url: own/place", "url: /own/page.html", "url: page.html",
    "url: /Own/Örtchen/", "url: /own/index.html", "url: own", "url: /a/../b/", "aliases: [/old/]",
    "slug: ''", "slug: 'C++ & C#'", "slug: a.b", "slug: ..", "url: /en/own/", "url: //own//place//", "url: /a b/C#/x", "url: /a(b)/", "url: /a(b) c/",
    "url: /a?b=(c)", "url: /100%25/", "url: /a+b&c=d;e/",
)  # fmt: skip
NAMES = (
    "posts/Plain Name.md", "posts/UPPER.md", "posts/a.b.c.md", "posts/C# & C++.md", "posts/ü é.md",
    "posts/100%.md", "posts/a%20b.md", "posts/(round) [square].md", "posts/it's.md", "posts/a  b.md",
    "posts/a - b.md", "posts/-dash-.md", "posts/_under.md", "posts/~tilde.md", "posts/a+b.md",
    "posts/a@b.md", "posts/a,b;c.md", "posts/港口，开航！.md", "posts/１２ full.md", "posts/x.markdown",
    "posts/2024-03-01-dated.md", "posts/Deep/In/side.md", "posts/bundle/index.md", "top.md",
    "posts/Big Bundle/index.md", "posts/bundle/inner.md", "posts/bundle/below/index.md",
    "posts/branch/_index.md", "posts/branch/page.md", "posts/_index.md", "about/index.md",
    "posts/emoji😀x.md", "posts/a\u0301b.md", "posts/İstanbul.md", "posts/index-like.md",
    "posts/日本 語.md", "posts/a\u00a0b.md", "posts/a\u3000b.md", "posts/a!b?c=d.md", "_index.md",
    "posts/v1.2.md", "posts/post.xx.md", "posts/post.en.md", "posts/z.htm", "posts/y.html",
)  # fmt: skip
PATTERNS = (
    "/:year/:month/:day/:slug/", "/:section/:title/", "/:sections/:filename/", "/:sections[1:]/:slug",
    "/:sections[last]/:slugorfilename/", "/:year/:yearday/:weekday/:weekdayname/:monthname/:slug",
    "/p/:title.html", "/:2006-01/:slug/", "/:January/:slug", "/:06/:02/:slug", "fixed/:slug/",
)  # fmt: skip


def front_pages() -> list[tuple[str, str]]:
    """A page for each title, date, state, list of terms and address, in the three formats."""
    pages = [(f"posts/title-{name}.md", yaml(line)) for name, line in TITLES.items()]
    for kind, lines in (("state", STATES), ("terms", TERMS), ("address", ADDRESSES)):
        pages += [
            (f"posts/{kind}-{n}.md", yaml(f"title: {kind} {n}", line))
            for n, line in enumerate(lines)
        ]
    pages += [(f"posts/date-{n}.md", yaml("title: d", f"date: {d}")) for n, d in enumerate(DATES)]
    return [*pages, *other_formats()]


def other_formats() -> list[tuple[str, str]]:
    """TOML, JSON, Org, none at all."""
    texts = [
        toml('title = "TOML"', "date = 2024-03-01T08:05:00+09:00", 'tags = ["a", "b"]'),
        toml("title = 3.10", "date = 2024-03-01"), toml("title = 7", "date = 2024-03-01T08:05:00"),
        toml("title = true", "draft = 1", "date = 2024-03-01 08:05:00"),
        toml("title = 'x'", "draft = true", 'date = "2024-03-01"', "tags = [1, 2]"),
        toml("Title = 'Upper'", "[params]", "x = 1"), toml("title = 2024-03-01"),
        toml("title = 'multi'", "categories = [", "  '港口',", "  '航运',", "]"),
        '{"title": "JSON", "date": "2024-03-01", "tags": ["a"]}\ntext\n',
        '{"title": 1.50, "draft": 1, "date": 20240301}\ntext\n',
        '{\n  "title": "{brace}",\n  "draft": true,\n  "categories": "one"\n}\n\ntext\n',
        "#+TITLE: Org\n#+DATE: 2024-03-01\n#+TAGS[]: a b\n\ntext\n",
        "no front matter\n", "# A heading\n\ntext\n", "", "---\n---\n", "\n\n---\ntitle: late\n---\nx",
        "\ufeff---\ntitle: marked\n---\nx", "---\r\ntitle: crlf\r\ndate: 2024-03-01\r\n---\r\nx\r\n",
        "<!--\n---\ntitle: hidden in a comment\n---\n-->\nx", "--- \ntitle: blank\n---\nx",
        yaml("title: with summary", "summary: 摘要"), yaml("title: m", body="one\n\n<!--more-->\ntwo"),
    ]  # fmt: skip
    ending = {True: "org", False: "md"}
    return [(f"posts/format-{n}.{ending[text[:2] == '#+']}", text) for n, text in enumerate(texts)]


def named_pages() -> list[tuple[str, str]]:
    """A page for each name, two with slugs."""
    pages = [
        (name, yaml(f"title: 名 {n}", "date: 2024-03-01 23:30:00")) for n, name in enumerate(NAMES)
    ]
    page = yaml("title: Own Title & more", "slug: own", "date: 2024-12-31T23:30:00-05:00")
    return [*pages, ("posts/slugged.md", page), ("posts/slugged-bundle/index.md", page),
            ("posts/file.html", "<p>no page"), ("posts/picture.png", "")]  # fmt: skip


def cascade_pages() -> list[tuple[str, str]]:
    """Values from sections, the nearest first, for pages that globs choose."""
    branch = yaml("title: s", "cascade:", "  draft: true", "  tags: [inherited]", "  slug: same")
    chosen = yaml(
        "title: s", "cascade:", "- _target: {path: '/chosen/*-x.md'}", "  date: 2024-02-02",
        "- _target: {kind: section}", "  title: never", "- _target: {lang: en}", "  title: 英语",
        "- categories: [all]",
    )  # fmt: skip
    return [
        ("inherits/_index.md", branch), ("inherits/a.md", yaml("title: a")),
        ("inherits/b.md", yaml("title: b", "draft: false", "tags: [own]")),
        ("inherits/deep/c.md", yaml("title: c")),
        ("inherits/deeper/_index.md", yaml("title: s", "cascade:", "  tags: [nearer]")),
        ("inherits/deeper/d.md", yaml("title: d")), ("inherits/bundle/index.md", yaml("title: e")),
        ("chosen/_index.md", chosen), ("chosen/a-x.md", yaml("tags: [t]")),
        ("chosen/a-y.md", yaml("tags: [t]")), ("other/z.md", yaml("title: z")),
        ("hidden/index.md", yaml("title: h", "headless: true")),
        ("quiet.md", yaml("title: q", "_build: {render: never, list: never}")),
        ("unlisted.md", yaml("title: u", "_build: {list: never}")),
        ("unwritten.md", yaml("title: u", "_build: {render: never}")),
    ]  # fmt: skip


def language_pages() -> list[tuple[str, str]]:
    """The same page in two languages, and what only looks like a language."""
    page = yaml("title: t", "date: 2024-03-01 23:30:00", "slug: s")
    plain = yaml("title: t", "date: 2024-03-01 23:30:00")
    return [
        ("posts/a.md", plain), ("posts/a.en.md", plain), ("posts/b.zh.md", plain),
        ("posts/c.fr.md", plain), ("posts/d/index.en.md", plain), ("posts/d/index.md", plain),
        ("posts/e.en.md", page), ("posts/f.en.md", yaml("title: u", "url: /own/")),
        ("posts/g.en.md", yaml("title: u", "url: own/")), ("about.en.md", plain),
        ("posts/_index.md", yaml("title: s", "cascade: {draft: true, tags: [zh]}")),
        ("_index.en.md", yaml("title: s", "cascade: {categories: [en]}")),
    ]  # fmt: skip


def folder_pages() -> list[tuple[str, str]]:
    """Content in other folders, configuration in several files and formats."""
    page = yaml("title: t", "date: 2024-03-01 23:30:00", "slug: s p")
    return [
        ("/config/_default/config.yaml", "baseURL: https://port.example/news/\ntitle: x\n"
         "disableKinds: [RSS, sitemap]\ndefaultContentLanguage: zh\ntimeZone: Asia/Tokyo\n"),
        ("/config/_default/languages.toml",
         "[zh]\ncontentDir = 'text/zh'\n[en]\ncontentDir = 'text/en'\nTimeZone = 'UTC'\n"),
        ("/config/_default/permalinks.json", '{"posts": "/:year/:month/:slug/"}'),
        ("/config/production/hugo.toml", "uglyURLs = true\n"),
        ("/text/zh/posts/a.md", page), ("/text/en/posts/a.md", page),
        ("/text/zh/posts/b.md", yaml("title: 二", "date: 2024-03-02")),
        ("/text/en/posts/c/index.md", page), ("/text/en/posts/c/d.md", page),
        ("posts/nowhere.md", page),
    ]  # fmt: skip


MOUNTS = """
[[module.mounts]]
source = "essays"
target = "content/posts/essays"
[[module.mounts]]
source = "content"
target = "content"
[permalinks]
"/" = "/rooted/:slug/"
posts = "/:sections/:slug"
"""
CONFIG = (
    'baseURL = "https://port.example/news/"\ntitle = "港口"\ndisableKinds = ["RSS", "sitemap"]\n'
)
SITES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "front": (CONFIG + 'timeZone = "Europe/Berlin"\n', front_pages()),
    "names": (CONFIG, named_pages()),
    "ugly": (CONFIG + "uglyURLs = true\n", named_pages()),
    "cased": (CONFIG + "disablePathToLower = true\nremovePathAccents = true\n", named_pages()),
    "cascade": (CONFIG + "[cascade]\nseries = ['s']\n", cascade_pages()),
    "languages": (CONFIG + LANGUAGES, language_pages()),
    "subfolder": (CONFIG + "defaultContentLanguageInSubdir = true\n" + LANGUAGES, language_pages()),
    "one-language": (CONFIG + "defaultContentLanguageInSubdir = true\n", language_pages()),
    "file-dates": (
        CONFIG + "[frontmatter]\ndate = [':filename', 'day', ':default']\nlastmod = ['changed']\n",
        [
            ("posts/2024-03-01-dated.md", yaml("title: t", "date: 2020-01-01")),
            ("posts/2024-03-02_other.md", yaml("title: t", "slug: own")),
            ("posts/2024-03-03/index.md", yaml("title: t")),
            ("posts/2024-03-04.md", yaml("title: t")),
            ("posts/2024-3-5-x.md", yaml("title: t", "day: 2024-03-05", "changed: 2024-03-06")),
            ("posts/plain.md", yaml("title: t", "date: 2024-03-07", "lastmod: 2020-01-01")),
        ],
    ),
    "folders": ("", folder_pages()),
    "mounts": (
        CONFIG + MOUNTS,
        [
            ("/essays/a.md", yaml("title: a")),
            ("/essays/deep/b.md", yaml("title: b")),
            ("posts/c.md", yaml("title: c")),
            ("d.md", yaml("title: d e")),
            ("posts/sub/_index.md", yaml("title: s")),
            ("posts/sub/e.md", yaml("title: e")),
        ],
    ),
    "other-content": (
        CONFIG + "contentDir = 'src/notes'\n",
        [("/src/notes/a/b.md", yaml("title: b")), ("c.md", yaml("title: c"))],
    ),
    "ignored": (
        CONFIG + "ignoreFiles = ['\\\\.draft\\\\.md$', 'posts/no-', '(a+)+$']\n",
        [(f"posts/{name}.md", yaml("title: t")) for name in ("a", "b.draft", "no-c", "d-no-e")],
    ),
    "taxonomies": (
        CONFIG + "[taxonomies]\ntopic = 'topics'\ntag = 'tags'\n",
        [("posts/a.md", yaml("title: t", "topics: [x, y]", "tags: z", "categories: [no]"))],
    ),
    **{
        f"pattern-{n}": (CONFIG + f"[permalinks]\nposts = '{pattern}'\n", named_pages())
        for n, pattern in enumerate(PATTERNS)
    },
}


def write_site(folder: Path, name: str) -> None:
    """Write one of ``SITES`` into *folder*."""
    config, pages = SITES[name]
    (folder / "content").mkdir(parents=True)
    if config:
        (folder / "config.toml").write_text(config, "utf-8")
    for path, text in pages:
        file = folder / path[1:] if path[0] == "/" else folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
