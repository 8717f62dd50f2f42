"""The one WebEngine profile (wall 3): keeps nothing on disk, requests nothing but ``post:``."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWebEngineCore import (
    QWebEngineCookieStore,
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from desktop.views.viewer.address import SCHEME
from desktop.views.viewer.scheme import PostSchemeHandler, register_scheme
from desktop.views.viewer.store import ArticleStore

WebAttribute = QWebEngineSettings.WebAttribute
ResourceType = QWebEngineUrlRequestInfo.ResourceType

ALLOWED_ATTRIBUTES = frozenset(
    {
        WebAttribute.AutoLoadImages,
        WebAttribute.LinksIncludedInFocusChain,
        WebAttribute.ShowScrollBars,
        # These two switch something off, so they are safe when on.
        WebAttribute.PlaybackRequiresUserGesture,
        WebAttribute.WebRTCPublicInterfacesOnly,
    }
)
ALLOWED_TYPES = frozenset(
    {
        ResourceType.ResourceTypeMainFrame,
        ResourceType.ResourceTypeImage,
        ResourceType.ResourceTypeMedia,
        ResourceType.ResourceTypeStylesheet,
    }
)


class PostOnlyInterceptor(QWebEngineUrlRequestInterceptor):
    """Blocks every request but a GET of the article on screen for a harmless kind of file."""

    def __init__(self, articles: ArticleStore, parent: QObject) -> None:
        super().__init__(parent)
        self._articles = articles

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Decide on one request; an exception here would let it pass, so there is no logic."""
        url = info.requestUrl()
        info.block(
            url.scheme() != SCHEME
            or not self._articles.may_ask(info.firstPartyUrl().host(), url.host())
            or info.resourceType() not in ALLOWED_TYPES
            or info.requestMethod() != QByteArray(b"GET")
        )


class ViewerProfile(QWebEngineProfile):
    """An off-the-record profile with every door shut; ``scheme_handler`` feeds it articles."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if not self.isOffTheRecord():
            raise RuntimeError("The viewer's profile would write to disk.")
        self.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.setPersistentCookiesPolicy(
            QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
        )
        self.setPersistentPermissionsPolicy(
            QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
        )
        self.setPushServiceEnabled(False)
        self.setSpellCheckEnabled(False)
        self.cookieStore().setCookieFilter(refuse_cookie)
        self.downloadRequested.connect(self.refuse_download)
        harden(self.settings())
        self.scheme_handler = PostSchemeHandler(self)
        self._interceptor = PostOnlyInterceptor(self.scheme_handler.articles, self)
        self.setUrlRequestInterceptor(self._interceptor)
        self.installUrlSchemeHandler(QByteArray(SCHEME.encode()), self.scheme_handler)

    def refuse_download(self, download: QWebEngineDownloadRequest) -> None:
        """Cancel a download; an article has nothing to save."""
        download.cancel()


def refuse_cookie(_request: QWebEngineCookieStore.FilterRequest) -> bool:
    """Accept no cookie."""
    return False


def harden(settings: QWebEngineSettings) -> None:
    """Switch off every attribute that is not on the allow-list, JavaScript first of all.

    Unknown schemes must reach ``acceptNavigationRequest`` (a click on mailto: would be lost with
    the strictest policy), where they are refused by name.
    """
    for attribute in WebAttribute:
        settings.setAttribute(attribute, attribute in ALLOWED_ATTRIBUTES)
    settings.setUnknownUrlSchemePolicy(
        QWebEngineSettings.UnknownUrlSchemePolicy.AllowUnknownUrlSchemesFromUserInteraction
    )


def make_profile(parent: QObject) -> ViewerProfile:
    """Return the process's profile. ``parent`` is the QApplication, which outlives every page."""
    register_scheme()
    return ViewerProfile(parent)
