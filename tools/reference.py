"""Writes docs/reference.md: what the docstrings say of every public name.

python -m tools.reference
"""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nnviz

PATH = Path(__file__).parents[1] / "docs" / "reference.md"

HEAD = """# Reference

Every public name of `nnviz`, from its docstring. The examples are run as tests.
`python -m tools.reference` writes this file.
"""

_SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}$", re.MULTILINE)
_ENTRY = re.compile(r"^([\w, .*]+?) : (.*)$")


def text() -> str:
    """The whole reference, as Markdown."""
    parts = [
        HEAD,
        *(_told(name, getattr(nnviz, name)) for name in sorted(nnviz.__all__, key=_order)),
    ]
    return "\n".join(parts)


def _order(name: str) -> tuple[bool, str]:
    """Functions before classes, each in the order of the alphabet."""
    return inspect.isclass(getattr(nnviz, name)), name.lower()


def _told(name: str, item: Any) -> str:
    lines = [f"## nnviz.{name}", "", *_signature(name, item), *_docstring(item)]
    if inspect.isclass(item):
        for member, inner in _members(item):
            lines += [
                "",
                f"### {name}.{member}",
                "",
                *_signature(member, inner),
                *_docstring(inner),
            ]
    return "\n".join([*lines, ""])


def _members(kind: type) -> Iterator[tuple[str, Any]]:
    """The public methods and properties that a class itself defines."""
    for name, member in vars(kind).items():
        documented = (
            inspect.isfunction(member)
            or isinstance(member, (property, classmethod))
            or hasattr(member, "func")
        )
        if not name.startswith("_") and documented:
            yield name, member


def _signature(name: str, item: Any) -> list[str]:
    """How it is called; nothing for what is only read."""
    function = getattr(item, "__func__", item)
    if not inspect.isfunction(function):
        return []
    signature = inspect.signature(function)
    plain = [
        each.replace(annotation=inspect.Parameter.empty)
        for each in signature.parameters.values()
        if each.name not in ("self", "cls")
    ]
    written = signature.replace(parameters=plain, return_annotation=inspect.Signature.empty)
    return ["```python", f"{name}{written}", "```", ""]


def _docstring(item: Any) -> Iterator[str]:
    """A docstring as Markdown: sections in bold, entries as a list, examples as code."""
    documented = getattr(item, "func", item)
    in_example = False
    for line in _SECTION.sub(r"**\1**\n", inspect.getdoc(documented) or "").splitlines():
        if line.lstrip().startswith(">>>") and not in_example:
            yield from ("```python", line)
            in_example = True
        elif in_example and not line.strip():
            yield from ("```", "")
            in_example = False
        elif not in_example and (entry := _ENTRY.match(line)):
            yield f"- `{entry[1]}`: {entry[2]}"
        else:
            yield line
    if in_example:
        yield "```"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8", newline="\n")
