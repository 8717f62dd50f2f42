"""The one profile: nothing on disk, every door shut."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtWebEngineCore import QWebEngineProfile, QWebEngineSettings

from desktop.views.viewer.page import ArticlePage
from desktop.views.viewer.profile import (
    ALLOWED_ATTRIBUTES,
    ALLOWED_TYPES,
    ResourceType,
    ViewerProfile,
    WebAttribute,
    refuse_cookie,
)
from desktop.views.viewer.scheme import register_scheme

DANGEROUS = (
    WebAttribute.JavascriptEnabled, WebAttribute.LocalContentCanAccessFileUrls,
    WebAttribute.LocalContentCanAccessRemoteUrls, WebAttribute.PluginsEnabled,
    WebAttribute.JavascriptCanOpenWindows, WebAttribute.JavascriptCanAccessClipboard,
    WebAttribute.DnsPrefetchEnabled, WebAttribute.AutoLoadIconsForPage,
    WebAttribute.AllowRunningInsecureContent, WebAttribute.HyperlinkAuditingEnabled,
    WebAttribute.ScreenCaptureEnabled, WebAttribute.WebGLEnabled,
    WebAttribute.AllowGeolocationOnInsecureOrigins, WebAttribute.PdfViewerEnabled,
    WebAttribute.NavigateOnDropEnabled, WebAttribute.LocalStorageEnabled,
)  # fmt: skip


def test_nothing_is_kept_on_disk(profile: ViewerProfile) -> None:
    assert profile.isOffTheRecord()
    assert profile.httpCacheType() == QWebEngineProfile.HttpCacheType.NoCache
    cookies = profile.persistentCookiesPolicy()
    assert cookies == QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
    permissions = profile.persistentPermissionsPolicy()
    assert permissions == QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
    assert not profile.isPushServiceEnabled()
    assert not profile.isSpellCheckEnabled()


def test_no_cookie_is_taken() -> None:
    assert refuse_cookie(None) is False  # type: ignore[arg-type]


@pytest.mark.parametrize("attribute", list(WebAttribute), ids=lambda one: one.name)
def test_every_attribute_is_off_but_the_few_that_are_wanted(
    profile: ViewerProfile, attribute: WebAttribute
) -> None:
    page = ArticlePage(profile, profile)
    for settings in (profile.settings(), page.settings()):
        assert settings.testAttribute(attribute) == (attribute in ALLOWED_ATTRIBUTES)
    shiboken6.delete(page)


def test_no_dangerous_attribute_is_wanted() -> None:
    assert set(DANGEROUS) & ALLOWED_ATTRIBUTES == set()


def test_unknown_schemes_reach_our_own_refusal(profile: ViewerProfile) -> None:
    policy = QWebEngineSettings.UnknownUrlSchemePolicy.AllowUnknownUrlSchemesFromUserInteraction
    assert profile.settings().unknownUrlSchemePolicy() == policy


def test_only_harmless_kinds_of_files_are_let_through() -> None:
    assert {one.name.removeprefix("ResourceType") for one in ALLOWED_TYPES} == {
        "MainFrame", "Image", "Media", "Stylesheet",
    }  # fmt: skip
    assert ResourceType.ResourceTypeScript not in ALLOWED_TYPES


def test_registering_the_scheme_twice_is_fine(profile: ViewerProfile) -> None:
    register_scheme()
    assert profile.scheme_handler is not None
