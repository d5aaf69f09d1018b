"""The player's script: small ES modules, which a host serves as one."""

import re
from functools import lru_cache
from pathlib import Path

_MODULES = Path(__file__).with_name("js")
_FIRST = "player"
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|function|const) (\w+))", re.MULTILINE)


@lru_cache(maxsize=1)
def script() -> str:
    """The text of one ES module that exports `mount`.

    Each module keeps a scope of its own, and stands after those that it imports.

    >>> script().endswith("export const { mount } = $player;\\n")
    True
    """
    joined: dict[str, str] = {}
    _join(_FIRST, joined)
    return "".join(joined.values()) + f"export const {{ mount }} = ${_FIRST};\n"


def _join(name: str, joined: dict[str, str]) -> None:
    text = (_MODULES / f"{name}.js").read_text(encoding="utf-8")
    for _, imported in _IMPORT.findall(text):
        if imported not in joined:
            _join(imported, joined)
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(r"const \1 = $\2;", text))
    joined[name] = f"const ${name} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"
