"""The rules that the posts of one folder are read by, as the archive keeps them.

Most posts have the folder's own. One whose excerpt comes from the site's settings (Jekyll's
``defaults``, Hugo's ``cascade``) has the same rules with that excerpt in them, for the file alone
does not say it, and the settings may be gone when it is shown.
"""

from __future__ import annotations

from archive.importing.generators.base import GivenExcerpt
from archive.importing.reading import ReadingRules
from archive.importing.site import SiteContext
from archive.storage.sources import SourceStore


class SourceRules:
    """``id`` is that of the folder's own rules, ``alike`` the ids of all rules that say the same
    of the folder."""

    def __init__(self, store: SourceStore, source_id: int, site: SiteContext) -> None:
        self._store = store
        self._source_id = source_id
        self._rules = ReadingRules.of(site)
        self._given: dict[GivenExcerpt, int] = {}
        self.id = store.keep_rules(source_id, self._rules.to_json())
        self.alike = {self.id, *store.rules_with(source_id, self._rules.fingerprint)}

    def id_with(self, excerpt: GivenExcerpt | None) -> int:
        """The rules for a post of whose excerpt the site says *excerpt*."""
        if excerpt is None:
            return self.id
        if excerpt not in self._given:
            rules = self._rules.with_excerpt(excerpt).to_json()
            self._given[excerpt] = self._store.keep_rules(self._source_id, rules)
            self.alike.add(self._given[excerpt])
        return self._given[excerpt]
