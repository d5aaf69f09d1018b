"""The command line: a program and its inputs in; the steps, a record, a drawing or code out.

nnviz "L = c*(a + 2b)" a=3 b=1 c=-2
nnviz app
nnviz exercises --help
nnviz site --help
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence

from nnviz import serving
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.engine.run import Run, run
from nnviz.exercises import command
from nnviz.language import ExpressionError, parse
from nnviz.language.values import ValueTextError, read_value
from nnviz.player import picture
from nnviz.shown import save_html
from nnviz.site import command as site
from nnviz.views.export import code, dot, record
from nnviz.views.scene.layout import LayoutError
from nnviz.views.steps import derivation, table

FORMATS: dict[str, Callable[[Run], str]] = {
    "json": lambda run: json.dumps(record.record(run), ensure_ascii=False, indent=2),
    "dot": dot.dot,
    "latex": derivation.document,
    "svg": picture.svg,
}
"""What the switches of the same names print."""

COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "app": serving.main,
    "exercises": command.main,
    "site": site.main,
}
"""What else may stand in place of a program, with options of its own."""

CODE: dict[str, Callable[[Run], str]] = {"numpy": code.numpy, "pytorch": code.pytorch}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was asked for. Returns 0, or 2 after a message on bad input."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in COMMANDS:
        _write_unicode()
        return COMMANDS[given[0]](given[1:])
    options = _options().parse_args([_not_an_option(argument) for argument in given])
    _write_unicode()
    try:
        graph = parse(options.program)
        for note in graph.notes:
            _tell(f"Note: {note.text}", note.suggestion)
        result = run(graph, _inputs(options.inputs))
    except (ExpressionError, InputError) as error:
        _tell(str(error), error.suggestion)
        return 2
    for doubt in result.doubts:
        _tell(f"Note: {doubt}", None)
    try:
        text = _text(result, options)
    except LayoutError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{options.html} can't be written: {error.strerror}.", file=sys.stderr)
        return 2
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # Whoever read the output, such as `head`, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _tell(said: str, suggestion: str | None) -> None:
    """Say something beside the output, and how the program may be changed."""
    print(said, file=sys.stderr)
    if suggestion:
        print("Try:", *suggestion.splitlines(), sep="\n  ", file=sys.stderr)


def _write_unicode() -> None:
    """Minus signs and Greek letters must come through, whatever the terminal's old encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nnviz",
        description="Run a formula forward and backward, and show every gradient.",
        epilog='Example: nnviz "L = c*(a + 2b)" a=3 b=1 c=-2. In place of a program: '
        "app opens the app, exercises makes worksheets, site writes every lesson as a page; "
        "each has its own --help.",
    )
    parser.add_argument("program", help='a formula, or named steps with ; between: "d=2b; L=a*d"')
    parser.add_argument(
        "inputs",
        nargs="*",
        metavar="name=value",
        help="a value for each input: a=3, x=[1,2], W=[[1,2],[3,4]]",
    )
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--json", action="store_true", help="the whole record as JSON")
    kind.add_argument("--dot", action="store_true", help="the drawing as Graphviz DOT")
    kind.add_argument("--svg", action="store_true", help="the drawing as an SVG image")
    kind.add_argument("--html", metavar="FILE", help="save the run as a page that can be stepped")
    kind.add_argument("--latex", action="store_true", help="the derivation as LaTeX")
    kind.add_argument("--code", choices=CODE, help="a program that checks the gradients")
    return parser


def _not_an_option(argument: str) -> str:
    """A formula may start with a minus: with a space before it, it is not taken for an option."""
    known = ("-h", "--help", "--code", "--html", *(f"--{name}" for name in FORMATS))
    signed = argument.startswith("-") and argument.partition("=")[0] not in known
    return f" {argument}" if signed else argument


def _inputs(arguments: Sequence[str]) -> dict[str, Value]:
    inputs: dict[str, Value] = {}
    for name, value in map(_input, arguments):
        if name in inputs:
            raise InputError(f"{name} is given twice.")
        inputs[name] = value
    return inputs


def _input(argument: str) -> tuple[str, Value]:
    name, equals, value = argument.partition("=")
    if not equals:
        raise InputError(f"{argument} is not an input: write name=value, such as a=3 or x=[1,2].")
    try:
        if value.lstrip().startswith("["):
            return name.strip(), read_value(value, infinite=True)
        return name.strip(), float(value.replace("−", "-"))
    except ValueTextError as error:
        raise InputError(f"{name} can't be read from {value!r}. {error}") from None
    except ValueError:
        raise InputError(f"{name} must be a number, but it is {value!r}.") from None


def _text(result: Run, options: argparse.Namespace) -> str:
    if options.code:
        return CODE[options.code](result)
    if options.html:
        save_html(result, options.html)
        return f"Saved {options.html}."
    for name, write in FORMATS.items():
        if getattr(options, name):
            return write(result)
    return table.text(result)


if __name__ == "__main__":
    sys.exit(main())
