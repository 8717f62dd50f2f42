"""Bytes of a post file to text, whatever encoding its author's tools used.

The order of the attempts, each strict:

1. a byte-order mark of UTF-8 or UTF-16;
2. UTF-8, which a wrong encoding hardly ever satisfies by chance;
3. UTF-8 in which only the last character was cut off, or a few single bytes were damaged;
4. legacy encodings, accepted only where the result reads like the language they were made for:
   most of what is not ASCII must be among that language's commonest characters. Text decoded
   with the wrong table is full of rare characters, so it never passes.

NUL never reaches the archive (full-text search would stop there): it becomes U+FFFD.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from archive.errors import EncodingError

SAMPLE_BYTES = 32_768
"""How much of a file is looked at to judge a legacy encoding."""

MAX_DAMAGED_SHARE = 0.05
"""Damaged UTF-8 is repaired while at most this share of its multi-byte characters is damaged."""

MAX_BAD_SHARE = 0.01
"""The same of all characters, where no other is beyond ASCII."""

_COMMON_HAN = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"
    "面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去"
    "把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但"
    "质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式"
    "活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被干做必战先回则"
    "任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清美再"
    "采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报完类八离华名确才科张信马节话米整空元况今"
    "集传土许步群广石记需段研界林究观越织装影算低持音众书布复容须际商非验连断深难近千周委技备半办青省列习响"
    "約支般史感便團往歷市何除消構府稱太準精值號率族維劃選標寫存候親快效院查江型眼王按格養易置派層片始卻專狀"
    "這個國時來們對說為於經會發動學過還開關點從業應實現體機當種產進裡裏電與樣變條問題無數線間後長員處總統設"
)
_COMMON_KANA = frozenset(
    "のにはをたがでてとしれさいるすなもかられこありっんーでくきまけそおうよつせみわえめ"
)
_COMMON_HANGUL = frozenset(
    "이다는의에을가은하고를지로한사기도인대어시자서리정수해있나일그것들아스라부만보여과게되으장조주성"
    "전화구제상공원비유동경니면문위우신오선안거소세년마치용와모내연요무분실생저러했할중체국"
)
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбчйОВПСНКИДМТ")
_LATIN_EXTRA = frozenset(
    "àâäáãåæçèéêëìíîïñòóôõöøùúûüýÿßÀÂÄÁÅÆÇÈÉÊÍÎÑÓÔÖØÚÜ’‘“”–—…«»€©®°·£§\xa0½²³¡¿"
)

_NOT_ASCII = dict.fromkeys(range(128))
_NO_TEXT = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f]")
_FOREIGN_RUN = re.compile("[^\\x00-\\x7f]{2,}")
_LONG_RUN = re.compile("[^\\x00-\\x7f]{3}")
_FULL_WIDTH = frozenset("，。、：；！？“”‘’（）《》【】…—·「」『』\u3000％～－．")


@dataclass(frozen=True, slots=True)
class _Candidate:
    encoding: str
    common: frozenset[str]
    threshold: float
    languages: tuple[str, ...]


_CANDIDATES = (
    _Candidate("gb18030", _COMMON_HAN, 0.3, ("zh", "zh-cn", "zh-hans")),
    _Candidate("big5", _COMMON_HAN, 0.3, ("zh-tw", "zh-hk", "zh-hant")),
    _Candidate("euc_jp", _COMMON_KANA, 0.25, ("ja",)),
    _Candidate("shift_jis", _COMMON_KANA, 0.25, ("ja",)),
    _Candidate("euc_kr", _COMMON_HANGUL, 0.35, ("ko",)),
    _Candidate("cp1251", _COMMON_CYRILLIC, 0.7, ("ru", "bg", "uk", "be")),
    _Candidate("cp1252", _LATIN_EXTRA, 0.9, ()),
)
_LANGUAGE_BONUS = 0.1
_FEW_DIFFERENT = 3
_MAX_LATIN_EXTRA_SHARE = 0.25  # of all characters: more is no Western text but a wrong table


@dataclass(frozen=True, slots=True)
class Decoded:
    """``guessed``: no BOM and no UTF-8. ``repaired``: some characters were lost or replaced."""

    text: str
    encoding: str
    guessed: bool = False
    repaired: bool = False


def decode(data: bytes, *, language: str = "") -> Decoded:
    """Decode a post file. ``language`` (``zh-CN``, ``ja`` …) tips the scales between guesses.

    Line ends stay as they are. Raises :class:`EncodingError` where nothing fits.
    """
    if data[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        return _decode_wide(data, "utf-32")
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return _decode_wide(data, "utf-16")
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_not_utf8(data, error, language)
    if "\0" not in text:
        return Decoded(text, "utf-8")
    unmarked = _unmarked_utf16(data)
    return unmarked or Decoded(text.replace("\0", "\ufffd"), "utf-8", repaired=True)


def _decode_not_utf8(data: bytes, error: UnicodeDecodeError, language: str) -> Decoded:
    if error.reason == "unexpected end of data" and error.end == len(data) and error.start > 0:
        text = data[: error.start].decode("utf-8")
        return Decoded(text.replace("\0", "\ufffd"), "utf-8", repaired=True)
    guess = _unmarked_utf16(data) or _damaged_utf8(data) or _best_guess(data, language)
    guess = guess or _damaged_ascii(data)
    if guess is None:
        message = f"The bytes at {error.start} are no text in any known encoding"
        raise EncodingError(message)
    if "\0" in guess.text:
        return Decoded(guess.text.replace("\0", "\ufffd"), guess.encoding, guess.guessed, True)
    return guess


def _decode_wide(data: bytes, codec: str, *, guessed: bool = False) -> Decoded:
    try:
        text, repaired = data.decode(codec), False
    except UnicodeDecodeError:
        text, repaired = data.decode(codec, "replace"), True
    repaired = repaired or "\0" in text
    return Decoded(text.replace("\0", "\ufffd"), codec[:6], guessed, repaired)


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark, told by ASCII characters: every other byte is then NUL."""
    sample = data[: SAMPLE_BYTES & ~1]
    half = len(sample) // 2
    if half == 0 or sample.count(0) * 5 < half:
        return None
    for codec, high, low in (("utf-16-le", sample[1::2], sample[::2]),
                             ("utf-16-be", sample[::2], sample[1::2])):  # fmt: skip
        if high.count(0) * 5 >= half and low.count(0) * 50 <= half:
            decoded = _decode_wide(data, codec, guessed=True)
            if decoded.text.count("\ufffd") * 50 <= len(decoded.text):
                return decoded
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes among many good multi-byte characters."""
    text = data.decode("utf-8", "replace")
    wide = len(text.translate(_NOT_ASCII))
    bad = text.count("\ufffd")
    if bad > wide * MAX_DAMAGED_SHARE:
        return None
    return Decoded(text, "utf-8", repaired=True)


def _damaged_ascii(data: bytes) -> Decoded | None:
    """Plain ASCII with very few bad bytes in it. A picture or a program has many, and others that
    no text has."""
    text = data.decode("utf-8", "replace")
    bad = len(text.translate(_NOT_ASCII)) + len(_NO_TEXT.findall(text))
    return None if bad > len(text) * MAX_BAD_SHARE else Decoded(text, "utf-8", repaired=True)


def _best_guess(data: bytes, language: str) -> Decoded | None:
    tag = language.lower().replace("_", "-")
    scored: list[tuple[float, int, _Candidate]] = []
    for order, candidate in enumerate(_CANDIDATES):
        score = _plausibility(data[:SAMPLE_BYTES], candidate)
        if score >= candidate.threshold:
            bonus = _LANGUAGE_BONUS if _speaks(candidate, tag) else 0.0
            scored.append((-score - bonus, order, candidate))
    for _, _, candidate in sorted(scored, key=lambda item: item[:2]):
        decoded = _decode_strictly(data, candidate.encoding)
        if decoded is not None:
            return decoded
    return None


def _speaks(candidate: _Candidate, tag: str) -> bool:
    return tag in candidate.languages or tag.partition("-")[0] in candidate.languages


def _plausibility(sample: bytes, candidate: _Candidate) -> float:
    """The share of the sample's characters beyond ASCII that are common in the language."""
    decoder = codecs.getincrementaldecoder(candidate.encoding)("strict")
    try:
        text = decoder.decode(sample, final=False)
    except UnicodeDecodeError:
        return 0.0
    foreign = text.translate(_NOT_ASCII)
    if candidate.encoding == "cp1252":
        wide = list(foreign)
        plausible = len(wide) <= len(text) * _MAX_LATIN_EXTRA_SHARE
    else:
        wide = [c for c in foreign if c not in _FULL_WIDTH]
        plausible = candidate.encoding != "cp1251" or _in_words(text) >= len(wide) * 0.7
    few = len(wide) > _FEW_DIFFERENT and len(set(wide)) < _FEW_DIFFERENT
    if few and (candidate.encoding != "cp1252" or _LONG_RUN.search(text) is not None):
        return 0.0  # an erased block of a disk, not words; but French may well have é alone
    if not wide or not plausible:
        return 0.0
    return sum(c in candidate.common for c in wide) / len(wide)


def _in_words(text: str) -> int:
    """How many characters beyond ASCII have such a neighbour: Russian has, French has not."""
    return sum(len(run.group()) for run in _FOREIGN_RUN.finditer(text))


def _decode_strictly(data: bytes, encoding: str) -> Decoded | None:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(data, final=False)
    except UnicodeDecodeError:
        return None
    cut_off = bool(decoder.getstate()[0])
    return Decoded(text, encoding, guessed=True, repaired=cut_off)
