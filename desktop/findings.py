"""What checking and repairing found, in translation: the core says it in English, with names and
numbers in it. A sentence that is not here stays as it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.reasons import matching
from desktop.translatable import QT_TRANSLATE_NOOP

FINDINGS = (
    QT_TRANSLATE_NOOP("Findings", "the file is damaged: {detail}"),
    QT_TRANSLATE_NOOP("Findings", "the file of post {number} “{title}” is lost"),
    QT_TRANSLATE_NOOP("Findings", "the file of post {number} is damaged: “{path}”"),
    QT_TRANSLATE_NOOP("Findings", "the file “{path}” is damaged; it was kept as it is"),
    QT_TRANSLATE_NOOP("Findings", "the file “{path}” is lost"),
    QT_TRANSLATE_NOOP("Findings", "the name of the file “{path}” may be wrong"),
    QT_TRANSLATE_NOOP("Findings", "the name of a file is lost: it is “{path}” now"),
    QT_TRANSLATE_NOOP("Findings", "of “{path}” only the file is left: import its folder again"),
    QT_TRANSLATE_NOOP("Findings", "what is known of “{path}” may be wrong, as before"),
    QT_TRANSLATE_NOOP("Findings", "what is known of post {number} may be wrong"),
    QT_TRANSLATE_NOOP("Findings", "what is known of post {number} is damaged: “{path}”"),
    QT_TRANSLATE_NOOP("Findings", "the address and the source link of post {number} are lost"),
    QT_TRANSLATE_NOOP("Findings", "the categories and tags of post {number} are lost"),
    QT_TRANSLATE_NOOP("Findings", "the title of post {number} has no place in the order of titles"),
    QT_TRANSLATE_NOOP("Findings", "the former text {number} of a post is damaged"),
    QT_TRANSLATE_NOOP("Findings", "the former text {number} of a post is lost"),
    QT_TRANSLATE_NOOP(
        "Findings", "the highlight or note {number} is damaged: it may say something else"
    ),
    QT_TRANSLATE_NOOP("Findings", "the highlight or note {number} is damaged"),
    QT_TRANSLATE_NOOP(
        "Findings", "the name of the saved search {number} is damaged: it is “{name}” now"
    ),
    QT_TRANSLATE_NOOP("Findings", "the saved search {number} is damaged"),
    QT_TRANSLATE_NOOP("Findings", "there is another saved search of the name {name}"),
    QT_TRANSLATE_NOOP("Findings", "the asset {number} is damaged"),
    QT_TRANSLATE_NOOP("Findings", "the asset {number} is lost"),
    QT_TRANSLATE_NOOP("Findings", "the path {path} of an asset is damaged"),
    QT_TRANSLATE_NOOP("Findings", "the path {path} is damaged"),
    QT_TRANSLATE_NOOP("Findings", "the rules {number} that posts were read by are damaged"),
    QT_TRANSLATE_NOOP("Findings", "the rules {number} that posts were read by are lost"),
    QT_TRANSLATE_NOOP("Findings", "the dictionary {number} differs from its copy"),
    QT_TRANSLATE_NOOP("Findings", "the dictionary {number} is damaged; its copy is used"),
    QT_TRANSLATE_NOOP(
        "Findings",
        "the full-text index differs from the texts; import the folders into a new archive",
    ),
    QT_TRANSLATE_NOOP(
        "Findings",
        "the index of titles differs from the texts; import the folders into a new archive",
    ),
    QT_TRANSLATE_NOOP(
        "Findings", "the {kind} {name} is said to have {kept} posts and has {counted}"
    ),
    QT_TRANSLATE_NOOP("Findings", "the names of the {kind} {name} are damaged"),
    QT_TRANSLATE_NOOP("Findings", "the combination {number} of categories and tags is damaged"),
    QT_TRANSLATE_NOOP("Findings", "the number of posts in the month {month} is kept wrongly"),
    QT_TRANSLATE_NOOP("Findings", "the number of posts in the month {month} is not kept"),
    QT_TRANSLATE_NOOP("Findings", "post {number} has no row in {table}"),
    QT_TRANSLATE_NOOP("Findings", "{table} has a row of post {number}, which is not there"),
    QT_TRANSLATE_NOOP(
        "Findings", "row {number} of {table} belongs to a row of {parent} that is not there"
    ),
    QT_TRANSLATE_NOOP("Findings", "row {number} of {table} is damaged: {detail}"),
    QT_TRANSLATE_NOOP("Findings", "row {number} of {table} is damaged"),
    QT_TRANSLATE_NOOP("Findings", "rows {first} to {last} of {table} cannot be read"),
    QT_TRANSLATE_NOOP("Findings", "row {number} of {table} cannot be read"),
    QT_TRANSLATE_NOOP("Findings", "{table} cannot be read from row {number} on"),
    QT_TRANSLATE_NOOP("Findings", "a row of {table} is damaged"),
    QT_TRANSLATE_NOOP("Findings", "the rest of {table} cannot be read"),
    QT_TRANSLATE_NOOP("Findings", "and {count} more problems"),
)


KINDS = (
    QT_TRANSLATE_NOOP("Findings", "category"),
    QT_TRANSLATE_NOOP("Findings", "tag"),
    QT_TRANSLATE_NOOP("Findings", "publisher"),
    QT_TRANSLATE_NOOP("Findings", "source"),
)
"""What stands for ``{kind}``."""


def describe_finding(finding: str) -> str:
    """A finding in the user's language, as far as it is one that we know; with a capital letter."""
    found = matching(FINDINGS, finding)
    if found is not None:
        text, words = found
        if words.get("kind") in KINDS:
            words["kind"] = QCoreApplication.translate("Findings", words["kind"])
        finding = QCoreApplication.translate("Findings", text).format(**words)
    return finding[:1].upper() + finding[1:]
