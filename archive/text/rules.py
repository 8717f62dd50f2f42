"""How the bodies of one site are to be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyRules:
    """What the body of a post cannot say itself. Picklable; kept as JSON with the source.

    ``generator`` says which additions to Markdown hold and which template language.
    ``hosts`` are the site's own host names, lower case: links to these lead into the archive.
    ``base_url`` is the path below which the site stands, without a slash at its end.
    ``hard_wrap``: a line break within a paragraph is one on screen, too.
    ``values`` are settings of the site that bodies may name (Liquid's ``site.title``, Hugo's
    ``param "title"``), as (name, text).
    """

    generator: str = "plain"
    site_url: str = ""
    base_url: str = ""
    hosts: tuple[str, ...] = ()
    language: str = ""
    hard_wrap: bool = False
    values: tuple[tuple[str, str], ...] = ()

    def value_of(self, name: str) -> str | None:
        """The setting of that name, or None."""
        return next((text for known, text in self.values if known == name), None)

    def to_json(self) -> dict[str, object]:
        """A value that :func:`json.dumps` takes."""
        return {
            "generator": self.generator,
            "site_url": self.site_url,
            "base_url": self.base_url,
            "hosts": list(self.hosts),
            "language": self.language,
            "hard_wrap": self.hard_wrap,
            "values": [list(pair) for pair in self.values],
        }

    @classmethod
    def from_json(cls, value: dict[str, object]) -> BodyRules:
        """The rules that :meth:`to_json` made; what is not there gets its default."""
        hosts, values = value.get("hosts"), value.get("values")
        return cls(
            generator=str(value.get("generator", "plain")),
            site_url=str(value.get("site_url", "")),
            base_url=str(value.get("base_url", "")),
            hosts=tuple(str(host) for host in hosts) if isinstance(hosts, list) else (),
            language=str(value.get("language", "")),
            hard_wrap=value.get("hard_wrap") is True,
            values=tuple((str(name), str(text)) for name, text in values)
            if isinstance(values, list)
            else (),
        )
