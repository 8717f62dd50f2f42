"""The files that the scheme can answer with."""

from __future__ import annotations

from desktop.views.viewer.store import ArticleStore, StoredFile

PAGE, SHEET = StoredFile("text/html", b"page"), StoredFile("text/css", b"sheet")


def test_only_what_was_put_in_is_found() -> None:
    store = ArticleStore()
    store.put("a1", {"/": PAGE, "/-/article.css": SHEET})
    assert store.find("a1", "/") is PAGE
    assert store.find("a1", "/-/article.css") is SHEET
    for host, path in (("a1", "/other"), ("a1", ""), ("a2", "/"), ("", "/")):
        assert store.find(host, path) is None
    assert (store.holds("a1"), store.holds("a2")) == (True, False)


def test_an_article_is_replaced_as_a_whole() -> None:
    store = ArticleStore()
    store.put("a1", {"/": PAGE, "/old.css": SHEET})
    store.put("a1", {"/": SHEET})
    assert store.find("a1", "/") is SHEET
    assert store.find("a1", "/old.css") is None


def test_what_was_dropped_is_gone() -> None:
    store = ArticleStore()
    store.put("a1", {"/": PAGE})
    store.put("a2", {"/": SHEET})
    store.drop("a1")
    store.drop("a3")
    assert store.find("a1", "/") is None
    assert store.find("a2", "/") is SHEET
    assert not store.holds("a1")
