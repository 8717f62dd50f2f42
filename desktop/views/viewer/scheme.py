"""The ``post:`` scheme (wall 2): it answers from memory, and with a strict content policy.

Parts of a film or sound (``Range``), without which one cannot jump within it, are Qt's own affair:
it takes them out of the buffer, as that can be sought in, and answers 206 with ``Content-Range``
(measured with 6.11; its ``custom_url_loader_factory.cpp`` did so long before 6.8). To add these
headers here would say them twice.

``register_scheme()`` must run before Chromium starts, which the first profile does; the handler
belongs to the profile.
"""

from __future__ import annotations

import logging
from urllib.parse import unquote

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from desktop.views.viewer.address import SCHEME, read_own_link
from desktop.views.viewer.store import (
    ArticleStore,
    Asset,
    AssetAnswer,
    AssetLookup,
    StoredFile,
)

__all__ = ["Asset", "AssetAnswer", "AssetLookup", "PostSchemeHandler", "register_scheme"]

log = logging.getLogger("microfiche.viewer")

# 'self' is this article alone. Inline style *attributes* survive the sanitiser (text-align and
# the like), style *elements* do not, so only attributes are let in. `sandbox` gives the page an
# opaque origin and takes scripts, forms, pop-ups and meta refresh away once more.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src 'self' data:",
        "media-src 'self'",
        "style-src-elem 'self'",
        "style-src-attr 'unsafe-inline'",
        "font-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "webrtc 'block'",
        "sandbox",
    )
)
# Of a page that stays, the article in it has another host. Which one it is, says the interceptor.
STANDING_POLICY = CONTENT_SECURITY_POLICY.replace("img-src 'self'", f"img-src {SCHEME}:").replace(
    "media-src 'self'", f"media-src {SCHEME}:"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-DNS-Prefetch-Control": "off",
}
ASSET_TYPES = ("image/", "audio/", "video/")


def register_scheme() -> None:
    """Tell Chromium of ``post:``. Before the first profile, once; a second call does nothing.

    SecureScheme only: with LocalScheme or LocalAccessAllowed a page may read ``file:``, with the
    CORS and fetch flags it may call out.
    """
    name = QByteArray(SCHEME.encode())
    if QWebEngineUrlScheme.schemeByName(name).name():
        return
    scheme = QWebEngineUrlScheme(name)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class PendingAsset:
    """The way back to one request whose answer comes later; the request may be gone by then."""

    def __init__(self, job: QWebEngineUrlRequestJob) -> None:
        self._job = job

    def answer(self, asset: Asset | None) -> None:
        """Send the asset, or "not found". In the GUI thread, once."""
        if not shiboken6.isValid(self._job):
            return
        if asset is None or not asset[0].startswith(ASSET_TYPES):
            self._job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
        else:
            reply(self._job, StoredFile(*asset))


class PostSchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers ``post:`` requests from :attr:`articles`, and from an asset lookup."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.articles = ArticleStore()
        self._lookup: AssetLookup | None = None

    def set_asset_lookup(self, lookup: AssetLookup | None) -> None:
        """Ask ``lookup(post_id, path, answer)`` for paths that are not in memory.

        The path has a surrogate for each byte that is no text. The lookup returns at once and
        calls ``answer`` later, in the GUI thread, with (media type, bytes) or None.
        """
        self._lookup = lookup

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request. An exception must not leave it hanging, so all end in fail()."""
        try:
            self._answer(job)
        except Exception:
            log.exception("A request of the article viewer could not be answered.")
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)

    def _answer(self, job: QWebEngineUrlRequestJob) -> None:
        if job.requestMethod() != b"GET" or not is_own_initiator(job.initiator(), job.requestUrl()):
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        host, path = job.requestUrl().host(), job.requestUrl().path()
        found = self.articles.find(host, path)
        link = read_own_link(job.requestUrl())
        if found is not None:
            is_standing = self.articles.stands(host)
            reply(job, found, STANDING_POLICY if is_standing else CONTENT_SECURITY_POLICY)
        elif self._lookup is not None and link is not None and self.articles.holds(host):
            self._lookup(link.post_id, asset_path(job.requestUrl()), PendingAsset(job).answer)
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)


def asset_path(url: QUrl) -> str:
    """Return the path of an asset's address; bytes that are no text become surrogates."""
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return unquote(encoded, errors="surrogateescape")


def is_own_initiator(initiator: QUrl, requested: QUrl) -> bool:
    """Tell whether a request comes from us or from the very article that it belongs to.

    Pages under CSP ``sandbox`` have an opaque origin, which Qt gives as ``null`` or nothing.
    """
    text = initiator.toString()
    if text in {"", "null"}:
        return True
    return initiator.scheme() == SCHEME and initiator.host() == requested.host()


def reply(
    job: QWebEngineUrlRequestJob, file: StoredFile, policy: str = CONTENT_SECURITY_POLICY
) -> None:
    """Send a file with the policy headers; the buffer lives as long as the request."""
    buffer = QBuffer(job)
    buffer.setData(QByteArray(file.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # A list for each value: given plain bytes, PySide makes one header out of every single byte,
    # and the policy is silently lost.
    said = {"Content-Security-Policy": policy, **HEADERS}
    headers = {QByteArray(k.encode()): [QByteArray(v.encode())] for k, v in said.items()}
    job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type]  # the stub is wrong
    job.reply(QByteArray(file.media_type.encode()), buffer)
