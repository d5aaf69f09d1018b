"""Texts that students may type, or paste by mistake."""

TEXTS = {
    "nothing": "",
    "blanks": " \n ",
    "an emoji": "the 🐕 gets",
    "emoji only": "👩‍👩‍👧👍🏽",
    "another script": "собака получает 犬です",
    "unknown words only": "zebras juggle papayas",
    "markup": "<script>alert(1)</script> **dog** `gets` $x$",
    "ten thousand words": "dog " * 10_000,
    "one endless word": "a" * 50_000,
    "a finished sentence": "the dog gets tired .",
}
