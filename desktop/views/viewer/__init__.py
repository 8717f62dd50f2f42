"""The article viewer: shows one article, offline, behind five walls (docs/notes/viewer.md).

Nothing is imported here, so that :mod:`desktop.views.viewer.chromium` can set the environment
before any Qt WebEngine module is loaded.
"""
