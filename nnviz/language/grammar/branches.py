"""The grammar of loops and of if … else …"""

from abc import abstractmethod

from nnviz.language.grammar.assignments import Assignments
from nnviz.language.grammar.loops import Loop
from nnviz.language.grammar.statements import Assignment, Early, Return, Statement
from nnviz.language.grammar.syntax import Conditional, Expression, Name
from nnviz.language.grammar.tightness import OR
from nnviz.language.typed.tokens import Token


class Branches(Assignments):
    """Statements that hold others."""

    @abstractmethod
    def block(self, word: Token) -> list[Statement]:
        """What stands behind a colon."""

    @abstractmethod
    def skip_ends(self) -> bool:
        """Go to the next statement; false if there is none."""

    def loop(self) -> Statement:
        """Read for k in range(3): …"""
        word = self.take()
        over = self.over()
        self.colon()
        body = self.block(word)
        return Loop(word.position, body[-1].end, over, body)

    def branch(self) -> Statement:
        """If … else …, where both give one name a value, or return one."""
        word = self.take()
        condition = self.expression(OR)
        self.colon()
        then = self.block(word)
        self.skip_ends()
        otherwise: list[Statement] = []
        if self.at_word("elif"):
            otherwise = [self.branch()]
        elif self.at_word("else"):
            self.take()
            self.colon()
            otherwise = self.block(word)
        return self.joined(word, condition, then, otherwise)

    def joined(
        self,
        word: Token,
        condition: Expression,
        then: list[Statement],
        otherwise: list[Statement],
    ) -> Statement:
        """What both sides of an if say, as one statement."""
        yes = then[0] if len(then) == 1 else None
        no = otherwise[0] if len(otherwise) == 1 else None
        begin = word.position
        if isinstance(yes, Return):
            if not otherwise:
                return Early(begin, yes.end, yes.expression, condition)
            if isinstance(no, Return):
                value = Conditional(begin, no.end, yes.expression, condition, no.expression)
                return Return(begin, no.end, value)
        elif isinstance(yes, Assignment) and yes.operator == "=":
            target = yes.target
            kept: Expression | None = None
            if not otherwise:
                # Where the condition fails, the name keeps its value.
                kept = Name(target.position, target.end, target.text)
            elif isinstance(no, Assignment) and (no.target.text, no.operator) == (target.text, "="):
                kept = no.expression
            if kept is not None:
                end = (no or yes).end
                value = Conditional(begin, end, yes.expression, condition, kept)
                return Assignment(begin, end, target, "=", value)
        return self.refuse(
            "Both sides of an if give one name a value here.",
            word,
            "Write y = a if c else b, or y = where(c, a, b), one for each name.",
        )
