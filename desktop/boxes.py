"""The core's words in the body of an article (on a box for a film, for instance) in translation.

The core renders in English, once for every language. What it says is found by the element that
it says it in, and said in the language of the window when the article is shown.
"""

from __future__ import annotations

import re
from html import escape, unescape

from PySide6.QtCore import QCoreApplication

from desktop.reasons import describe_reason
from desktop.translatable import QT_TRANSLATE_NOOP

EMBEDDED = (
    QT_TRANSLATE_NOOP("Boxes", "Embedded page, open at source"),
    QT_TRANSLATE_NOOP("Boxes", "Embedded video, open at source"),
    QT_TRANSLATE_NOOP("Boxes", "Embedded sound, open at source"),
    QT_TRANSLATE_NOOP("Boxes", "Embedded object, open at source"),
)
IMAGE = QT_TRANSLATE_NOOP("Boxes", "Image")
PLAIN = QT_TRANSLATE_NOOP("Boxes", "Shown as plain text: {reason}.")
WHY = (
    QT_TRANSLATE_NOOP("Boxes", "Of another site"),
    QT_TRANSLATE_NOOP("Boxes", "Not in the archive"),
    QT_TRANSLATE_NOOP("Boxes", "In the archive, not shown"),
)
LABEL = '<span class="{kind}"><span class="label">{words}</span>'
REASON = '<span class="why">{words}</span></span>'
_PLAIN_NOTE = re.compile(r'<p class="label">Shown as plain text: ([^<]*)\.</p>')


def with_own_words(body: str) -> str:
    """Safe HTML of the core with the core's words in the user's language."""
    labels = [("embedded", words) for words in EMBEDDED] + [("remote-image", IMAGE)]
    for kind, words in labels:
        said = escape(QCoreApplication.translate("Boxes", words), quote=False)
        if said != words:
            english = LABEL.format(kind=kind, words=words)
            body = body.replace(english, LABEL.format(kind=kind, words=said))
    for words in WHY:
        said = escape(QCoreApplication.translate("Boxes", words), quote=False)
        body = body.replace(REASON.format(words=words), REASON.format(words=said))
    note = _PLAIN_NOTE.match(body)
    if note is None:
        return body
    reason = describe_reason(unescape(note[1]))
    said = QCoreApplication.translate("Boxes", PLAIN).format(reason=reason)
    return f'<p class="label">{escape(said, quote=False)}</p>{body[note.end() :]}'
