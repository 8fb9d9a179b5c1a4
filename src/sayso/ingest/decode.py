"""Bytes to text: what is no text at all, which encoding it is in, and how long it may be."""

from __future__ import annotations

import re

from sayso.errors import InputError

MAX_CHARS = 1_000_000
MAX_PAGE = 8_000_000

_MAGIC = (
    (b"%PDF", "a PDF file: save it as text first"),
    (b"PK\x03\x04", "a ZIP archive or Office file: unpack it or save it as text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as text first"),
    (b"{\\rtf", "an RTF file: save it as text first"),
    (b"\x1f\x8b", "a gzip file: unpack it first"),
    (b"BZh", "a bzip2 file: unpack it first"),
    (b"\xfd7zXZ", "an xz file: unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_MANY = 0.05
_SAMPLE = 100_000


def decode(raw: bytes, *, where: str) -> str:
    """`raw` as text, as `open(path, encoding="utf-8")` would give it, without a byte order mark.

    UTF-8; UTF-16 and UTF-32 by their marks, UTF-16 also by its zero bytes; Windows-1252 where
    UTF-8 fails in more than single spots. Newlines become "\\n". Raises InputError where `raw`
    is empty or no text.
    """
    if not raw.strip():
        raise InputError(where, "empty", "the input is empty")
    check_magic(raw, where=where)
    text = _decode(raw)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MANY * len(sample):
        raise InputError(where, "binary", "binary data: most of it is no text")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(where, "empty", "the input holds nothing but white space")
    return text


def check_magic(head: bytes, *, where: str) -> None:
    """Raise InputError where an input that begins with `head` is a known kind of binary file."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            raise InputError(where, "binary", f"this is {name}")


def check_length(text: str, *, where: str, limit: int) -> None:
    """Raise InputError where `text` is longer than an article may be."""
    if len(text) <= limit:
        return
    longest = max(map(len, text.split("\n")))
    what = f"one line of {longest:,} characters" if longest > limit else f"{len(text):,} characters"
    raise InputError(where, "too-long", f"{what}; an article may have {limit:,}: split the file")


def _decode(raw: bytes) -> str:
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if raw.startswith(mark):
            return raw.decode(name, "replace")
    wide = _wide(raw)
    return raw.decode(wide, "replace") if wide else decode_line(raw)


def decode_line(raw: bytes) -> str:
    """`raw` as UTF-8, or as Windows-1252 where UTF-8 fails in more than single spots."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = raw.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    whole = sum(1 for c in lenient if c > "\x7f") - broken
    if whole > 2 * broken:
        return lenient
    return raw.decode("cp1252", "replace")


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = raw[:2000]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None
