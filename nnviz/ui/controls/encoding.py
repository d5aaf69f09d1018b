"""The text that a file's bytes stand for."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""What a text may begin with, and the encoding that it then has."""


class EncodingError(ValueError):
    """Bytes that are no text that can be read. The message says which line, and what to try."""


def decoded(raw: bytes) -> str:
    r"""The text in UTF-8 or in UTF-16, with or without a mark of which it is.

    Raises
    ------
    EncodingError : the bytes are a workbook of a spreadsheet, or no text, or in another encoding

    >>> decoded("\ufeff0,5;0,7;größer".encode("utf-16-le"))
    '0,5;0,7;größer'
    """
    if raw.startswith(b"PK\x03\x04"):
        raise EncodingError("This is a workbook. Save its table as “CSV UTF-8”.")
    mark, encoding = next(
        ((mark, encoding) for mark, encoding in _MARKS if raw.startswith(mark)), (b"", "")
    )
    try:
        text = raw.removeprefix(mark).decode(encoding or _unmarked(raw))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise EncodingError(
            f"Line {line} is neither UTF-8 nor UTF-16. Save the text as UTF-8; a spreadsheet "
            "program calls that “CSV UTF-8”."
        ) from None
    if "\0" in text:
        raise EncodingError("This is no text.")
    return text


def _unmarked(raw: bytes) -> str:
    """The encoding of bytes without a mark: in UTF-16, digits and signs have a byte that is 0."""
    if raw[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if raw[:1] == b"\0" else "utf-8"
