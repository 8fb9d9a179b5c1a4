from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.ingest.decode import check_length, decode

TEXT = "Rebels left Zürich — “so he said”.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_decoded_in_its_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), where="a.txt") == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zeros(encoding: str) -> None:
    plain = "Rebels left the town of Goma on Monday.\n"
    assert decode(plain.encode(encoding), where="a.txt") == plain


def test_single_broken_bytes_do_not_spoil_utf8() -> None:
    text = decode("é à ü ö ñ — Goma".encode() + b"\xff fell", where="a.txt")
    assert text == "é à ü ö ñ — Goma\ufffd fell"


@pytest.mark.parametrize("newline", [b"\r\n", b"\r", b"\n"])
def test_newlines_become_one_kind(newline: bytes) -> None:
    assert decode(b"Goma" + newline + b"fell", where="a.txt") == "Goma\nfell"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"\x1f\x8b\x08", "a gzip file"),
        (b"{\\rtf1 Goma}", "an RTF file"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (bytes(range(256)), "binary data"),
        (b"\x00" * 50 + b"x", "binary data"),
    ],
)
def test_what_is_no_text_is_refused_by_its_name(raw: bytes, name: str) -> None:
    with pytest.raises(InputError, match=name) as caught:
        decode(raw, where="a.bin")
    assert (caught.value.reason, caught.value.where) == ("binary", "a.bin")


@pytest.mark.parametrize("raw", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_nothing_is_refused_as_empty(raw: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(raw, where="a.txt")
    assert caught.value.reason == "empty"


def test_a_text_that_is_too_long_is_refused_with_its_length() -> None:
    check_length("a" * 10, where="a.txt", limit=10)
    with pytest.raises(InputError, match=r"one line of 1,200 characters; .*1,000: split") as caught:
        check_length("a" * 1200, where="a.txt", limit=1000)
    assert caught.value.reason == "too-long"
    with pytest.raises(InputError, match="1,201 characters"):
        check_length("a" * 600 + "\n" + "b" * 600, where="a.txt", limit=1000)


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["C"], exclude_characters="\ufffd"), max_size=60
    )
)
def test_what_is_written_in_utf8_comes_back(text: str) -> None:
    if text.strip():
        assert decode(b"Goma " + text.encode(), where="a.txt") == f"Goma {text}"


@given(st.binary(max_size=80))
def test_any_bytes_are_decoded_or_refused_by_name(raw: bytes) -> None:
    try:
        assert decode(raw, where="a.txt").strip()
    except InputError as problem:
        assert problem.reason in {"empty", "binary"}
