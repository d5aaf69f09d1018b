"""The player's script: ES modules that a host serves as one."""

import re
from functools import lru_cache
from pathlib import Path

_MODULES = Path(__file__).with_name("js")
_FIRST = "player.js"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w.]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=class|function|async|const)", re.MULTILINE)


@lru_cache(maxsize=1)
def script() -> str:
    """All modules joined into one, each after those that it imports, which exports `mount`.

    >>> script().count("export"), "import" in script()
    (1, False)
    """
    joined: dict[str, str] = {}
    _join(_FIRST, joined)
    return "\n".join(joined.values()) + "\nexport { mount };\n"


def _join(name: str, joined: dict[str, str]) -> None:
    text = (_MODULES / name).read_text(encoding="utf-8")
    for imported in _IMPORT.findall(text):
        if imported not in joined:
            _join(imported, joined)
    joined[name] = _EXPORT.sub("", _IMPORT.sub("", text)).lstrip()
