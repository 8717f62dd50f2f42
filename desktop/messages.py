"""Errors, problems and progress of the core, said in the user's language.

The core raises types and carries data; the sentences for people are here and nowhere else in
the window. Every sentence says what happened and what can be done. A test holds that each error
class and each problem code has one.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import Qt

from archive import (
    ArchiveCorruptError,
    ArchiveError,
    ArchiveInUseError,
    ArchiveLockedError,
    ArchiveReadOnlyError,
    ArchiveTooNewError,
    BeginningLostError,
    DiskFullError,
    ExportError,
    ImportFolderError,
    NameTakenError,
    NoRoomError,
    NotAnArchiveError,
    PostNotFoundError,
    Problem,
    ProblemCode,
    Progress,
    SavedSearchError,
    SearchQueryError,
    Severity,
    StorageError,
)
from desktop.reasons import describe_reason
from desktop.translatable import PLURAL, QT_TRANSLATE_NOOP, translate

ERRORS: dict[type[ArchiveError], str] = {
    ArchiveLockedError: QT_TRANSLATE_NOOP(
        "Messages",
        "“{path}” is open in another window or program, which is writing to it. "
        "Close it there, or wait a moment, and try again.",
    ),
    ArchiveInUseError: QT_TRANSLATE_NOOP(
        "Messages",
        "“{path}” is open in another window or program. It was left as it is. "
        "Close it there and try again.",
    ),
    ArchiveReadOnlyError: QT_TRANSLATE_NOOP(
        "Messages",
        "“{path}” can only be read. Copy it to a folder that you can write to, and open the copy.",
    ),
    DiskFullError: QT_TRANSLATE_NOOP(
        "Messages",
        "The disk that holds “{path}” is full. Nothing is damaged and what was saved is kept. "
        "Free some space, then do it again: it goes on where it stopped.",
    ),
    NoRoomError: QT_TRANSLATE_NOOP(
        "Messages",
        "The disk that holds “{path}” has too little room: {needed} are needed, {free} are free. "
        "The archive was left as it is.",
    ),
    NotAnArchiveError: QT_TRANSLATE_NOOP(
        "Messages",
        "“{path}” is not a Microfiche archive. It was left as it is. "
        "Choose a file that Microfiche made, with a name that ends in .fiche.",
    ),
    ArchiveTooNewError: QT_TRANSLATE_NOOP(
        "Messages",
        "“{path}” was made by a newer version of Microfiche. "
        "It was left as it is. Please update the program.",
    ),
    NameTakenError: QT_TRANSLATE_NOOP(
        "Messages", "“{path}” is there already. Choose another name."
    ),
    ArchiveCorruptError: QT_TRANSLATE_NOOP(
        "Messages",
        "“{path}” is damaged. Use a copy of it, if you have one. Otherwise File → Repair Archive… "
        "saves what can be read into a new archive.",
    ),
    BeginningLostError: QT_TRANSLATE_NOOP(
        "Messages",
        "Nothing of “{path}” can be saved: its very beginning is damaged. Use a copy of it, if you "
        "have one. Otherwise import your folders into a new archive.",
    ),
    StorageError: QT_TRANSLATE_NOOP(
        "Messages",
        "“{path}” cannot be used: {detail}. Look whether the file is there and may be read.",
    ),
    ImportFolderError: QT_TRANSLATE_NOOP(
        "Messages", "The folder “{path}” cannot be imported: {detail}. Choose another folder."
    ),
    ExportError: QT_TRANSLATE_NOOP(
        "Messages", "Nothing was exported to “{path}”: {detail}. Choose another folder."
    ),
    PostNotFoundError: QT_TRANSLATE_NOOP("Messages", "The archive does not have this post."),
    SearchQueryError: QT_TRANSLATE_NOOP(
        "Messages", "The search cannot be read at character {position}: {detail}"
    ),
    SavedSearchError: QT_TRANSLATE_NOOP("Messages", "The search was not saved: {detail}."),
    ArchiveError: QT_TRANSLATE_NOOP("Messages", "That did not work: {detail}"),
}

PROBLEMS: dict[ProblemCode, str] = {
    ProblemCode.FRONT_MATTER_REPAIRED: QT_TRANSLATE_NOOP(
        "Messages", "The front matter is not valid YAML; it was read line by line"
    ),
    ProblemCode.FRONT_MATTER_UNCLOSED: QT_TRANSLATE_NOOP(
        "Messages", "The front matter has no closing line"
    ),
    ProblemCode.FRONT_MATTER_MISSING: QT_TRANSLATE_NOOP("Messages", "There is no front matter"),
    ProblemCode.FRONT_MATTER_UNREADABLE: QT_TRANSLATE_NOOP(
        "Messages", "The front matter cannot be read; the post has its file's name and text"
    ),
    ProblemCode.FRONT_MATTER_TOO_LARGE: QT_TRANSLATE_NOOP(
        "Messages", "The front matter is past the limits; what could be read of it was taken"
    ),
    ProblemCode.DUPLICATE_KEY: QT_TRANSLATE_NOOP("Messages", "A key is there twice"),
    ProblemCode.VALUE_CONVERTED: QT_TRANSLATE_NOOP(
        "Messages", "A value was of another kind than expected and was converted"
    ),
    ProblemCode.TITLE_MISSING: QT_TRANSLATE_NOOP(
        "Messages", "There is no title; the first sentence or the file name serves"
    ),
    ProblemCode.DATE_MISSING: QT_TRANSLATE_NOOP(
        "Messages", "There is no date; it was taken from the file's name or time"
    ),
    ProblemCode.DATE_INVALID: QT_TRANSLATE_NOOP(
        "Messages", "The date cannot be read; it was taken from the file's name or time"
    ),
    ProblemCode.SOURCE_LINK_EMPTY: QT_TRANSLATE_NOOP("Messages", "The source link is empty"),
    ProblemCode.ENCODING_GUESSED: QT_TRANSLATE_NOOP(
        "Messages", "The file is not UTF-8; its encoding was guessed"
    ),
    ProblemCode.TEXT_REPAIRED: QT_TRANSLATE_NOOP(
        "Messages", "Characters that cannot be shown were replaced"
    ),
    ProblemCode.UNDECODABLE: QT_TRANSLATE_NOOP(
        "Messages", "The file is not text in any known encoding; it is kept whole"
    ),
    ProblemCode.EMPTY: QT_TRANSLATE_NOOP("Messages", "The file is empty"),
    ProblemCode.TOO_LARGE: QT_TRANSLATE_NOOP("Messages", "The file is too large"),
    ProblemCode.TOO_COMPLEX: QT_TRANSLATE_NOOP(
        "Messages", "The text is too complex to be laid out; it is shown as plain text"
    ),
    ProblemCode.FILE_NAME: QT_TRANSLATE_NOOP("Messages", "The file's name is not UTF-8"),
    ProblemCode.NAME_TWICE: QT_TRANSLATE_NOOP(
        "Messages", "The file's name is another's but for capital letters or accents"
    ),
    ProblemCode.VANISHED: QT_TRANSLATE_NOOP("Messages", "The file vanished during the import"),
    ProblemCode.UNREADABLE: QT_TRANSLATE_NOOP("Messages", "The file may not be read"),
    ProblemCode.NOT_A_FILE: QT_TRANSLATE_NOOP("Messages", "A link or a special file: passed over"),
    ProblemCode.ASSET_MISSING: QT_TRANSLATE_NOOP(
        "Messages", "A picture or file that the post refers to is not in the folder"
    ),
    ProblemCode.ASSET_NOT_KEPT: QT_TRANSLATE_NOOP(
        "Messages", "A picture or file that the post refers to was not kept"
    ),
    ProblemCode.ASSET_NOT_SHOWN: QT_TRANSLATE_NOOP(
        "Messages", "A picture is too large to be shown; it is kept"
    ),
    ProblemCode.CONFIG_UNREADABLE: QT_TRANSLATE_NOOP(
        "Messages", "The settings of the site cannot be read; the usual ones hold"
    ),
    ProblemCode.FAILED: QT_TRANSLATE_NOOP(
        "Messages", "A defect of Microfiche stopped this file: please report it"
    ),
}

SEVERITIES: dict[Severity, str] = {
    Severity.ERROR: QT_TRANSLATE_NOOP("Messages", "Error"),
    Severity.WARNING: QT_TRANSLATE_NOOP("Messages", "Warning"),
}


STAGES: dict[str, str] = {
    "look": QT_TRANSLATE_NOOP("Messages", "Looking for damage"),
    "learn": QT_TRANSLATE_NOOP("Messages", "Learning from the posts"),
    "index": QT_TRANSLATE_NOOP("Messages", "Indexing"),
    "merge": QT_TRANSLATE_NOOP("Messages", "Merging the index"),
    "copy": QT_TRANSLATE_NOOP("Messages", "Copying"),
    "pack": QT_TRANSLATE_NOOP("Messages", "Packing"),
    "prove": QT_TRANSLATE_NOOP("Messages", "Checking"),
    "keep": QT_TRANSLATE_NOOP("Messages", "Keeping a copy"),
    "replace": QT_TRANSLATE_NOOP("Messages", "Writing"),
}
"""What is done while an archive is optimised; other work has one stage that needs no name."""

LINE_CHARACTERS = 1_000
_BLANKS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " ")


def _translate(text: str) -> str:
    return QCoreApplication.translate("Messages", text)


def number(value: float) -> str:
    """A whole number with the separators of the user's language: ``12,345``."""
    return QLocale().toString(round(value))


def problem_count(count: int) -> str:
    """“1 problem”, “1,234 problems”."""
    text = translate("Messages", "{count} problems", "", PLURAL, count)
    return text.format(count=number(count))


def one_line(text: str) -> str:
    """*text* for one painted line. Control characters, which Qt takes for line breaks and worse,
    become blanks; what is wider than any screen is cut."""
    return text[:LINE_CHARACTERS].translate(_BLANKS)


def plain_tip(text: str) -> str:
    """A text for a tool tip. Qt would read one that looks like HTML as such, with the images in
    it; but names of files, tags and titles come from anybody."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def describe_error(error: BaseException) -> str:
    """One sentence on what went wrong and what to do. Works for every exception."""
    if not isinstance(error, ArchiveError):
        return _translate(ERRORS[ArchiveError]).format(detail=f"{type(error).__name__}: {error}")
    path = getattr(error, "archive_path", None) or getattr(error, "folder", "")
    if isinstance(error, NotAnArchiveError) and not error.archive_path.exists():
        text = QCoreApplication.translate("Messages", "There is no file “{path}” any more.")
        return text.format(path=path)
    template = next(ERRORS[base] for base in type(error).__mro__ if base in ERRORS)
    detail = getattr(error, "reason", "") or getattr(error, "detail", "") or str(error)
    position = getattr(error, "position", 0) + 1
    sizes = {
        name: QLocale().formattedDataSize(getattr(error, name, 0)) for name in ("needed", "free")
    }
    return _translate(template).format(
        path=path, detail=describe_reason(detail), position=position, **sizes
    )


def describe_problem(problem: Problem) -> str:
    """What was wrong with one file, in one clause."""
    return _translate(PROBLEMS[problem.code])


def codes_described(text: str) -> list[ProblemCode]:
    """The codes whose sentence, in the user's language, has *text* in it, in any case."""
    wanted = text.casefold()
    return [code for code in ProblemCode if wanted in _translate(PROBLEMS[code]).casefold()]


def describe_severity(severity: Severity) -> str:
    """“Error” or “Warning”."""
    return _translate(SEVERITIES[severity])


def describe_progress(progress: Progress) -> str:
    """How far long work is: ``1,234 of 10,000 · 700 per second · 3 problems``."""
    if progress.stage == "scan":
        text = QCoreApplication.translate("Messages", "Looking for posts: {done}")
        return text.format(done=number(progress.done))
    if progress.stage == "finish":
        return QCoreApplication.translate("Messages", "Finishing…")
    stage = _translate(STAGES[progress.stage]) if progress.stage in STAGES else ""
    if stage and not progress.total:
        return f"{stage}…"
    if progress.total:
        text = QCoreApplication.translate("Messages", "{done} of {total}")
        parts = [text.format(done=number(progress.done), total=number(progress.total))]
        if stage:
            parts.insert(0, stage)
    else:
        parts = [number(progress.done)]
    if progress.speed >= 1:
        text = QCoreApplication.translate("Messages", "{speed} per second")
        parts.append(text.format(speed=number(progress.speed)))
    if progress.problems:
        parts.append(problem_count(progress.problems))
    return " · ".join(parts)
