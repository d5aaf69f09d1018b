"""Bytes are read as the text that they are, or refused with the line and what to try."""

import codecs

import pytest

from nnviz.ui.controls.encoding import EncodingError, decoded

TEXT = "0,5;1;größer\r\n1;2;κόκκινο\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
)
def test_every_unicode_export_is_the_same_text(raw: bytes) -> None:
    assert decoded(raw) == TEXT


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("0,0,a\n1,1,größer".encode("cp1252"), "Line 2 is neither UTF-8 nor UTF-16"),
        (b"PK\x03\x04\x14\x00\x06\x00", "This is a workbook"),
        (b"\x89PNG\r\n\x1a\n", "Line 1 is neither"),
        (b"abc\0def", "This is no text"),
    ],
)
def test_other_bytes_are_refused(raw: bytes, told: str) -> None:
    with pytest.raises(EncodingError) as error:
        decoded(raw)
    assert told in str(error.value)
