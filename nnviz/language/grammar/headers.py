"""The grammar of functions that a program defines: f(x) = …, def, lambda, another name."""

from abc import abstractmethod
from itertools import pairwise

from nnviz.language.functions.definitions import Function
from nnviz.language.functions.modules import makes_function
from nnviz.language.grammar.expressions import Expressions
from nnviz.language.grammar.program import Program
from nnviz.language.grammar.statements import Early, Return, Statement
from nnviz.language.grammar.sums import SumOver
from nnviz.language.grammar.syntax import Call, Conditional, Expression, Name
from nnviz.language.grammar.tightness import CHOICE, SUM
from nnviz.language.typed.tokens import Token

_NOT_FORWARD = ("backward", "step", "zero_grad", "parameters", "__repr__", "update", "fit", "train")
"""Functions of a class that compute nothing forward."""


class Headers(Expressions):
    """Definitions of functions."""

    def __init__(self, program: Program) -> None:
        super().__init__(program.text, program.tokens, program.names, program.notes)
        self.program = program

    @abstractmethod
    def statement(self) -> Statement | None:
        """One statement, or None for what only holds others or defines a function."""

    @abstractmethod
    def skip_ends(self) -> bool:
        """Go to the next statement; false if there is none."""

    @abstractmethod
    def column(self, token: Token) -> int:
        """How far to the right a token stands in its line."""

    @abstractmethod
    def passed_over(self) -> tuple[int, int]:
        """Go to the end of a statement; gives where it begins and ends."""

    @abstractmethod
    def block(self, word: Token) -> list[Statement]:
        """What stands behind a colon."""

    @abstractmethod
    def pass_block(self, word: Token) -> None:
        """Go behind the lines that stand further to the right."""

    @abstractmethod
    def finish(self, said: Expression | None = None) -> None:
        """The end of a statement; `said` is the formula that has a name before it."""

    def one_line_function(self) -> None:
        """Read f(x, y) = …"""
        name = self.take()
        parameters, defaults = self.parameters()
        index = self.take().text.removeprefix("_") if self.token.kind == "name" else ""
        self.take()
        result = self.expression(CHOICE)
        self.finish()
        if not index and type(result) is not SumOver and self.sums_within(result):
            index = next((each.rpartition("_")[2] for each in parameters if "_" in each), "")
        if index:
            parameters = [each.removesuffix(f"_{index}") for each in parameters]
            self.notes.add(
                name.position,
                f"This holds for every {index} at once: {name.text} is read as a function of "
                "vectors that gives a vector.",
            )
        self.keep(name, parameters, defaults, [], result, index)

    def lambda_function(self, name: Token) -> None:
        """Read f = lambda x, y: …"""
        self.take()
        parameters = [self.take().text]
        while self.at(","):
            self.index += 1
            parameters.append(self.take().text)
        self.colon()
        self.keep(name, parameters, {}, [], self.expression(CHOICE))
        self.finish()

    def alias(self, name: Token) -> None:
        """F = sin: another name for a function."""
        function = self.take()
        operand = Name(function.position, function.end, "x")
        call = Call(
            function.position, function.end, function.text, "", [operand], {}, function.position
        )
        self.keep(name, ["x"], {}, [], call)

    def definition(self) -> None:
        """Read def f(x, y): …"""
        word = self.take()
        name = self.take()
        if name.text == "__init__":
            self.pass_to_colon()
            self.made_functions(word)
            return
        if name.text in _NOT_FORWARD:
            self.pass_to_colon()
            self.pass_block(word)
            return
        parameters, defaults = self.parameters()
        self.pass_to_colon()
        steps, result = self.result(self.block(word), word)
        self.keep(name, parameters, defaults, steps, result)

    def pass_to_colon(self) -> set[str]:
        """Go behind the colon of this line; gives the names before it."""
        said = set()
        while not self.at(":") and not self.ends(self.token):
            said.add(self.take().text)
        self.colon()
        return said

    def made_functions(self, word: Token) -> None:
        """Of the lines that set an object up, read those that make functions, as nn.Linear does."""
        least = self.column(word) + 1
        while self.skip_ends() and self.column(self.token) >= least:
            if self.next[:2] == ("operator", "=") and makes_function(self.tokens, self.index + 2):
                self.statement()
            else:
                self.passed_over()

    def keep(
        self,
        name: Token,
        parameters: list[str],
        defaults: dict[str, Expression],
        steps: list[Statement],
        result: Expression,
        index: str = "",
    ) -> None:
        """Add a function to the program."""
        self.program.functions[name.text] = Function(
            name.text, tuple(parameters), defaults, tuple(steps), result, name.position, index
        )

    def sums_within(self, formula: Expression) -> bool:
        """True if there is a sum sign with an index in a formula."""
        tokens = self.program.between(formula.begin, formula.end)
        return any(
            token.text in ("Σ", "∏") and follower.text[:1] == "_"
            for token, follower in pairwise(tokens)
        )

    def parameters(self) -> tuple[list[str], dict[str, Expression]]:
        """Names in brackets, with the values that they have if nothing is given."""
        opening = self.take()
        names: list[str] = []
        defaults: dict[str, Expression] = {}
        while self.token.kind == "name":
            name = self.take().text
            names.append(name)
            if self.at(":"):
                while not self.at(",", ")", "=") and not self.ends(self.token):
                    self.index += 1
            if self.at("="):
                self.index += 1
                defaults[name] = self.expression(SUM)
            if not self.at(","):
                break
            self.index += 1
        self.close(opening, ")")
        return names, defaults

    def result(
        self, statements: list[Statement], word: Token
    ) -> tuple[list[Statement], Expression]:
        """The steps of a function, and what it returns at their end."""
        steps, last = statements[:-1], statements[-1]
        if not isinstance(last, Return):
            self.refuse("This function returns nothing.", word, "End it with return and a formula.")
        value = last.expression
        while steps and isinstance(steps[-1], Early):
            early = steps.pop()
            assert isinstance(early, Early)
            value = Conditional(early.begin, last.end, early.expression, early.condition, value)
        for step in steps:
            if isinstance(step, Return | Early):
                self.refuse("This return comes too early.", word, "Return at the end only.")
        return steps, value

    def colon(self) -> None:
        """The colon before a block."""
        if not self.at(":"):
            self.refuse("A colon is missing.", self.token, "Write def f(x): or for k in range(3):")
        self.take()
