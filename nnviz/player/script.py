"""The player's script: small ES modules, which a host serves as one."""

import re
from functools import lru_cache
from pathlib import Path

_MODULES = Path(__file__).with_name("js")
_OFFERED = {"mount": "player", "unpack": "packing"}
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|function|const) (\w+))", re.MULTILINE)
_NEEDLESS = re.compile(r"^(?:\s*//.*\n|\s+)", re.MULTILINE)


@lru_cache(maxsize=1)
def script() -> str:
    """The text of one ES module that exports `mount`, and `unpack` for what travels packed.

    Each module keeps a scope of its own, and stands after those that it imports. Comments and
    indentation are left out.

    >>> print(script().splitlines()[-1])
    export const { unpack } = $packing;
    """
    joined: dict[str, str] = {}
    for module in _OFFERED.values():
        _join(module, joined)
    offered = (f"export const {{ {name} }} = ${module};" for name, module in _OFFERED.items())
    return "".join((*joined.values(), "\n".join(offered), "\n"))


def bare(text: str) -> str:
    r"""A script without comments and indentation.

    >>> bare("// Adds.\n  one + two;\n")
    'one + two;\n'
    """
    return _NEEDLESS.sub("", text)


def _join(name: str, joined: dict[str, str]) -> None:
    if name in joined:
        return
    text = (_MODULES / f"{name}.js").read_text(encoding="utf-8")
    for _, imported in _IMPORT.findall(text):
        _join(imported, joined)
    exported = ", ".join(_EXPORT.findall(text))
    body = bare(_EXPORT.sub("", _IMPORT.sub(r"const \1 = $\2;", text)))
    joined[name] = f"const ${name} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"
