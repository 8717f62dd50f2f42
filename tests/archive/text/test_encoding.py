"""Bytes to text: every encoding that post files come in, and honest refusal of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import EncodingError
from archive.text.encoding import decode

CHINESE = "港口今日恢复作业，工人们说，这是三年来最大的一次改造，全市经济将因此增长。"
TRADITIONAL = "這個港口今天恢復作業，工人們說，這是三年來最大的一次改造，對經濟發展有好處。"
JAPANESE = "この港は今日から作業を再開しました。三年ぶりの大きな改修でした。"
KOREAN = "이 항구는 오늘 작업을 다시 시작했다. 삼 년 만에 가장 큰 공사였다고 한다."
RUSSIAN = "Этот порт сегодня снова работает. Это самая большая перестройка за три года."
FRENCH = "Le port a été rouvert aujourd’hui — c’était l’été, à l’arrivée des élèves."
HEAD = "---\ntitle: x\n---\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "shift_jis"),
        (KOREAN, "euc_kr"),
        (RUSSIAN, "cp1251"),
        (FRENCH, "cp1252"),
        ("Café fermé, marché annulé, à demain", "cp1252"),
    ],
)
def test_legacy_encodings_are_guessed(text: str, encoding: str) -> None:
    decoded = decode((HEAD + text).encode(encoding))
    assert decoded.text == HEAD + text
    assert decoded.guessed
    assert not decoded.repaired


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_unicode_encodings(codec: str) -> None:
    decoded = decode((HEAD + "port 港口\r\n" * 9).encode(codec))
    assert decoded.text == HEAD + "port 港口\r\n" * 9
    assert not decoded.repaired
    assert decoded.guessed == (codec in ("utf-16-le", "utf-16-be"))


def test_unicode_marks_are_believed() -> None:
    assert decode(b"\xef\xbb\xbfabc").text == "abc"
    assert decode(b"\xfe\xff\x6e\x2f").text == "港"
    broken = decode(b"\xff\xfea\x00\x00\xd8b\x00")
    assert broken.repaired
    assert broken.text.endswith("b")


def test_a_mark_before_other_bytes_is_only_dropped() -> None:
    assert decode(b"\xef\xbb\xbf" + CHINESE.encode("gbk")).text == CHINESE


@pytest.mark.parametrize("missing", [1, 2])
def test_a_last_character_cut_off_is_repaired(missing: int) -> None:
    decoded = decode(CHINESE.encode()[:-missing])
    assert decoded.text == CHINESE[:-1]
    assert decoded.encoding == "utf-8"
    assert decoded.repaired
    assert not decoded.guessed


def test_a_guessed_encoding_may_be_cut_off_too() -> None:
    decoded = decode(CHINESE.encode("gbk")[:-1])
    assert decoded.text == CHINESE[:-1]
    assert decoded.repaired


def test_a_damaged_byte_among_good_ones_is_repaired() -> None:
    data = CHINESE.encode() + b"\xff" + CHINESE.encode()
    decoded = decode(data)
    assert decoded.text == f"{CHINESE}\ufffd{CHINESE}"
    assert decoded.repaired


def test_very_few_bad_bytes_in_plain_ascii_are_repaired() -> None:
    decoded = decode(b"a port " * 20 + b"\x81" + b"a ship " * 20)
    assert decoded.text == f"{'a port ' * 20}\ufffd{'a ship ' * 20}"
    assert (decoded.encoding, decoded.repaired) == ("utf-8", True)


def test_nul_becomes_a_replacement_character() -> None:
    decoded = decode(b"port\0port")
    assert decoded.text == "port\ufffdport"
    assert decoded.repaired


def test_nul_in_guessed_and_cut_text() -> None:
    assert "\0" not in decode(CHINESE.encode("gbk") + b"\0" + CHINESE.encode("gbk")).text
    assert decode(b"a\0" + CHINESE.encode()[:-1]).text.startswith("a\ufffd")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xff\xff\xff",
        bytes(range(128, 256)),
        bytes.fromhex("89504e470d0a1a0a0000000d49484452ffd8ffe0"),
        b"\x80\x81\x82",
        b"port" + b"\x81" * 10 + b"ship",
        b"\x7fELF\x02\x01\x01" + b"\0" * 40 + b"\x81" + b"\0\1" * 200,
        "锟斤拷烫屯硂緇".encode("gbk"),  # rare characters only: the wrong table
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(EncodingError):
        decode(data)


def test_the_site_language_tips_the_scales() -> None:
    data = "中文".encode("gbk")
    assert decode(data, language="zh-CN").encoding == "gb18030"
    assert decode(TRADITIONAL.encode("big5"), language="zh_TW").encoding == "big5"


def test_a_guess_must_hold_to_the_end() -> None:
    with pytest.raises(EncodingError):
        decode((CHINESE * 1000).encode("gbk") + b"\xff\xff")


def test_empty() -> None:
    assert decode(b"").text == ""


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf8_is_always_itself(text: str) -> None:
    assert decode(text.encode()).text == text


@given(st.binary(max_size=300))
def test_any_bytes_give_clean_text_or_our_error(data: bytes) -> None:
    try:
        text = decode(data).text
    except EncodingError:
        return
    assert "\0" not in text
    text.encode("utf-8")
