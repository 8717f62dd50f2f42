"""The cover of an article: the picture that its front matter names, where its body has it not."""

from __future__ import annotations

import html
from collections.abc import Mapping

from archive.importing.front_pictures import covers
from archive.storage.keys import without_surrogates
from archive.text.rules import BodyRules
from archive.text.sanitize import AssetOf, sanitize


def cover_html(
    values: Mapping[str, object], body_html: str, rules: BodyRules, asset_of: AssetOf
) -> str:
    """Safe HTML of the likeliest cover that the archive has, or a box for the likeliest of all;
    nothing where *body_html*, the article itself, shows the same."""
    addresses = covers(values)
    for address in addresses:
        asset = asset_of(without_surrogates(address))
        if asset is not None and asset[1].startswith("image/"):
            source = f'src="{html.escape(asset[0])}"'
            return "" if source in body_html else _cover(f'<img {source} alt="">')
    if not addresses:
        return ""
    is_kept = asset_of(without_surrogates(addresses[0])) is not None  # and no picture, see above
    box = sanitize(
        f'<img src="{html.escape(addresses[0])}" alt="">',
        rules,
        lambda _address: ("", "application/octet-stream") if is_kept else None,
    )
    _label, _end, where = box.partition("</span>")  # the body may call the same by a name
    return "" if not where or where in body_html else _cover(box)


def _cover(shown: str) -> str:
    return f'<p class="cover">{shown}</p>'
