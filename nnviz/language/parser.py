"""The language: text -> graph, in stages, each of which knows only those before it.

typed        characters, tokens: what is typed; latex, scripts, rows, commands: LaTeX; source: the
             text that it stands for; arrows, dotted, owners, labels, lines, marks: other forms that
             people paste; names, letters: what the names are, and letters that run together: w1x1
grammar      expressions, operands, enclosed, applications, sum_signs, ranges: formulas; blocks,
             branches, assignments, asides, headers: statements; syntax, sums, statements, loops:
             what they are made into; stated, derivatives: values, and gradients found by hand
functions    elsewhere, settings, calls, arranged, einsum: how functions are called, here and in
             libraries; library, definitions, modules: functions that are made of others
building     nodes, scope, assembler: operations, what names stand for, and the graph

What is typed is data; nothing is ever evaluated as a program.
"""

from nnviz.engine.graph import Graph
from nnviz.language.building.assembler import Assembler
from nnviz.language.building.nodes import Operand
from nnviz.language.errors import ExpressionError
from nnviz.language.functions.definitions import applied
from nnviz.language.grammar.blocks import Blocks
from nnviz.language.grammar.program import Program
from nnviz.language.notes import Notes
from nnviz.language.typed import latex
from nnviz.language.typed.arrows import unarrowed
from nnviz.language.typed.dotted import undotted
from nnviz.language.typed.labels import unlabelled
from nnviz.language.typed.letters import Letters
from nnviz.language.typed.lines import joined
from nnviz.language.typed.marks import marked
from nnviz.language.typed.names import Names
from nnviz.language.typed.owners import unowned
from nnviz.language.typed.source import Source, written
from nnviz.language.typed.tokens import Token, tokenize

MAX_NODES = 2_000
"""Nodes that a program may have unless the caller allows more."""

LOOK_AHEAD = 4
"""Tokens that the parser may look ahead, also at the end."""

CHARACTERS_PER_NODE = 50
"""A program may be this long for each node that it may have."""

MOST_CHARACTERS = CHARACTERS_PER_NODE * MAX_NODES
"""Characters that a program may have, with the usual number of nodes."""


def parse(text: str, *, parameters: tuple[str, ...] = (), max_nodes: int = MAX_NODES) -> Graph:
    """Read a program and give its computation graph.

    Parameters
    ----------
    text : statements on lines or between semicolons; the last one is the output
    parameters : the inputs that learning may change, such as weights
    max_nodes : how many inputs and operations the program may have

    Raises
    ------
    ExpressionError : the program can't be read; the error says where, why and what to try

    What might have been meant otherwise is in the graph's `notes`.

    >>> graph = parse("L = c*(a + 2b)")
    >>> [node.name for node in graph.nodes]
    ['c', 'a', 'b', 'd', 'e', 'L']
    >>> parse("y = w1x1 + b").notes[0].suggestion
    'y = w1*x1 + b'

    Source: SLP 6.6.3, Fig. 6.15 (the graph of L = c(a+2b)).
    """
    limit = CHARACTERS_PER_NODE * max_nodes
    if len(text) > limit:
        raise ExpressionError(
            f"This program is {len(text):,} characters long; the limit here is {limit:,}.",
            text,
            limit,
            "Shorten it. In Python, nnviz.parse(text, max_nodes=…) allows more.",
        )
    program = read(text)
    try:
        return _graph(program, max_nodes).with_parameters(parameters)
    except ExpressionError as error:
        raise program.source.error(error) from None


def _graph(program: Program, max_nodes: int) -> Graph:
    """The graph of a program.

    Raises
    ------
    ExpressionError : the program computes nothing, too much, or what can't be computed
    """
    try:
        graph = _assembled(program, max_nodes, values_are_inputs=False)
        if graph is None:
            # Nothing is left to differentiate by, so the values that are stated are of inputs.
            graph = _assembled(program, max_nodes, values_are_inputs=True)
            assert graph is not None
        return graph
    except RecursionError:
        raise ExpressionError(
            "Functions and brackets are nested too deep here.",
            program.text,
            0,
            "Split it into named steps, each on a line of its own.",
        ) from None


def read(text: str) -> Program:
    """Read a program's statements, without building a graph.

    Raises
    ------
    ExpressionError : the program can't be read
    """
    tokens = unarrowed(tokenize(text))
    source = Source(text, text)
    if latex.needed(tokens):
        source = written(text, latex.plain(text, tokens))
        tokens = tokenize(source.text)
    try:
        return _read(source, tokens)
    except ExpressionError as error:
        raise source.error(error) from None


def _read(source: Source, tokens: list[Token]) -> Program:
    tokens += tokens[-1:] * LOOK_AHEAD
    notes = Notes(source)
    tokens = marked(joined(undotted(unlabelled(unowned(tokens), notes), notes)), notes)
    names = Names(tokens)
    apart = list(Letters(source, tokens, names, notes).apart())
    if apart != tokens:
        names = Names(apart)
    program = Program(source, apart, names, notes)
    Blocks(program).all()
    return program


def _assembled(program: Program, max_nodes: int, *, values_are_inputs: bool) -> Graph | None:
    """The graph of a program; None if stated values have to be inputs for there to be one."""
    to = Assembler(program, max_nodes, values_are_inputs=values_are_inputs)
    output: Operand | None = None
    position = 0
    for statement in program.statements:
        value = statement.run(to)
        if value is not None:
            output, position = value, statement.begin
    if output is None and program.functions:
        *_, last = program.functions.values()
        operands: dict[str, Operand] = {
            name: to.input(name, last.place)
            for name in last.parameters
            if name not in last.defaults
        }
        output, position = applied(to, last, operands, last.place), last.place
        to.define(last.name, output, position)
        output = to.defined[last.name]
    if output is None:
        raise ExpressionError(
            "There is nothing here yet.",
            program.text,
            len(program.text),
            "Type a formula, such as L = c*(a + 2b).",
        )
    if not isinstance(output, int) and not values_are_inputs:
        return None
    return to.finish(output, position)
