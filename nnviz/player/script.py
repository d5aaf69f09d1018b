"""The player's script: small ES modules, which a host serves as one."""

import re
from functools import lru_cache
from pathlib import Path

import rjsmin

_MODULES = Path(__file__).with_name("js")
_OFFERED = {"mount": "player", "unpack": "packing"}
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|function|const) (\w+))", re.MULTILINE)


@lru_cache(maxsize=1)
def script() -> str:
    """The text of one ES module that exports `mount`, and `unpack` for what travels packed.

    Each module keeps a scope of its own, and stands after those that it imports. Comments and
    needless blanks are left out.

    >>> script().endswith("export const{unpack}=$packing;")
    True
    """
    joined: dict[str, str] = {}
    for module in _OFFERED.values():
        _join(module, joined)
    offered = (f"export const {{ {name} }} = ${module};" for name, module in _OFFERED.items())
    return bare("".join((*joined.values(), "\n".join(offered))))


def bare(text: str) -> str:
    r"""A script without comments and needless blanks.

    >>> bare("// Adds.\n  one + two;\n")
    'one+two;'
    """
    made: str = rjsmin.jsmin(text)
    return made


def _join(name: str, joined: dict[str, str]) -> None:
    if name in joined:
        return
    text = (_MODULES / f"{name}.js").read_text(encoding="utf-8")
    for _, imported in _IMPORT.findall(text):
        _join(imported, joined)
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(r"const \1 = $\2;", text))
    joined[name] = f"const ${name} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"
