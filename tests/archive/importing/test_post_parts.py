"""A post comes out of its parts as it went in, whatever is in it."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace

from archive.importing.post_parts import post_of_parts, post_parts
from archive.progress import Problem, ProblemCode, Severity
from archive.storage.details import Detail
from archive.storage.facets import FacetNames
from archive.storage.prepared import PreparedPost
from archive.text.token_codes import token_codes

POST = PreparedPost(
    key=-5,
    published=1_700_000_000,
    published_offset=28_800,
    title="港口",
    title_key="港口",
    language="zh",
    words=12,
    flags=3,
    detail=Detail("a", "/news/a.html", "http://a.example/1", 1_700_000_001, 0),
    names=FacetNames(("news", "port"), ("海",), "北方网", "site"),
    codec=1,
    body=b"\x00body",
    checksum=b"sum",
    tokens=token_codes("港 港口 port"),
    title_tokens="港 港口 口",
    rules_id=7,
    problems=(Problem("a.md", 3, Severity.WARNING, ProblemCode.EMPTY, "The file is empty"),),
    assets=(("a.png", 1), ("b.png", None)),
)


def test_all_fields_come_back() -> None:
    there = pickle.loads(pickle.dumps(post_parts(POST)))
    assert post_of_parts(there) == POST
    for field in fields(PreparedPost):
        assert getattr(post_of_parts(there), field.name) == getattr(POST, field.name)


def test_what_may_be_missing_comes_back_missing() -> None:
    post = replace(POST, language=None, detail=Detail("a", "/a", None), names=FacetNames())
    assert post_of_parts(post_parts(post)) == post


def test_posts_that_are_filed_alike_share_the_names() -> None:
    first, second = (post_of_parts(post_parts(POST)) for _ in range(2))
    assert first.names is second.names
