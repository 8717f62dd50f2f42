"""One text as another one spells it: traditional and simplified characters are the same word."""

from __future__ import annotations

from archive.text.fold import simplified


def spelling_in(text: str, typed: str) -> str:
    """*typed* as it is first spelled in *text*; as it was typed where that has it, or where it has
    it in neither spelling. Capital letters do not count."""
    table = simplified()  # character by character, so places stay what they are
    wanted, lowered = typed.translate(table).lower(), text.translate(table).lower()
    if len(lowered) != len(text) or typed.lower() in text.lower():
        return typed  # some letters have another length in lower case: places would be wrong
    place = lowered.find(wanted) if wanted else -1
    return text[place : place + len(typed)] if place >= 0 else typed
