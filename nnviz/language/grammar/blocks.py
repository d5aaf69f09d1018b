"""The grammar of statements: tokens -> a program.

program    = statement { newline | ";" statement }      # a comment runs to the end of its line
statement  = [ name "=" ] expression                    # the last one is the output
           | name ("+=" | "-=" | "*=" | "/=") expression
           | name "(" names ")" "=" expression           # a function of one formula
           | "def" name "(" names ")" ":" block          # one of steps; "return" gives its value
           | "for" name "in" "range" "(" … ")" ":" block # written out, round by round
           | "for" names "in" vectors ":" block          # what is added up, for all entries at once
           | "if" condition ":" block "else" ":" block   # of one name in both blocks
           | "class" name ":" block                      # of which the functions are kept
           | "with" … ":" block                          # read, unless it says no_grad
block      = statements on the same line, or on lines that stand further to the right

What a notebook has besides, such as imports and prints, is left out and told.
"""

from nnviz.language.grammar.branches import Branches
from nnviz.language.grammar.statements import Backward, Bare, Ignored, Return, Statement
from nnviz.language.grammar.syntax import Name
from nnviz.language.grammar.tightness import CHOICE
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.names import DECLARING
from nnviz.language.typed.tokens import Token

_REFUSED = {
    "while": "Write its rounds out, or use for … in range(…).",
    "try": "Write the formulas without it.",
    "lambda": "Give it a name: f = lambda x: x^2.",
}

_IMPORTS = ("import", "from", "assert", "del", "global", "pass", "break", "continue", "raise")

_NOT_TRACED = ("no_grad", "inference_mode", "set_grad_enabled", "stop_recording")
"""What with … says of lines that are no part of the graph."""


class Blocks(Branches):
    """One pass over the tokens of statements."""

    def all(self) -> None:
        """Read every statement into the program."""
        unnamed: Bare | None = None
        place = 0
        while self.skip_ends():
            if statement := self.statement():
                statements = self.program.statements
                if unnamed and not isinstance(statement, Ignored | Backward):
                    statements[place] = self.nameless(unnamed)
                    unnamed = None
                if type(statement) is Bare:
                    unnamed, place = statement, len(statements)
                statements.append(statement)

    def nameless(self, bare: Bare) -> Ignored:
        """What becomes of a formula without a name that is not the last: a name alone is left out.

        Raises
        ------
        ExpressionError : the formula is more than a name
        """
        if type(bare.expression) is not Name:
            free = (name for name in "uvhsqr" if not self.names.is_variable(name))
            self.refuse(
                "Only the last statement may go without a name.",
                Token("name", "", bare.begin, bare.end),
                "Name its value, as in d = 2*b.",
                Edit(bare.begin, bare.begin, f"{next(free, 'step_1')} = "),
            )
        return Ignored(
            bare.begin, bare.end, "A name alone computes nothing, so this line is left out."
        )

    def skip_ends(self) -> bool:
        """Go to the next statement; false if there is none."""
        while self.token.kind == "end of statement":
            self.index += 1
        return self.token.kind != "end"

    def statement(self) -> Statement | None:
        """One statement, or None for what only holds others or defines a function."""
        if self.token.text in DECLARING and self.next.kind == "name":
            self.take()
        token, follower = self.token, self.next
        if token.kind == "name" and self.names.is_unknown(token.text):
            if token.text in ("def", "class") and follower.kind == "name":
                self.definition() if token.text == "def" else self.class_of_functions()
                return None
            if token.text == "with" and follower.kind == "name":
                return self.context()
            if token.text == "for" and follower.kind == "name":
                return self.loop()
            if token.text == "if":
                return self.branch()
            if token.text == "return" and not self.ends(follower):
                return self.returned()
            if token.text in _IMPORTS and follower.kind in ("name", "end of statement"):
                return self.ignored("This line computes nothing, so it is left out.")
            opens = follower.kind in ("name", "end of statement") or follower.text == ":"
            if token.text in _REFUSED and opens:
                self.refuse(f"{token.text} can't be read here.", token, _REFUSED[token.text])
        return self.aside() or self.valued()

    def class_of_functions(self) -> None:
        """Read class Net: …, of which the functions are kept."""
        word = self.take()
        self.pass_to_colon()
        self.block(word, empty=True)

    def context(self) -> Statement | None:
        """Read with …: its lines count, unless it says that they are not traced."""
        word = self.take()
        said = self.pass_to_colon()
        if any(name in said for name in _NOT_TRACED):
            self.pass_block(word)
            return Ignored(
                word.position,
                self.tokens[self.index - 1].end,
                "These lines are not part of the graph, so they are left out.",
            )
        self.program.statements += self.block(word)
        return None

    def returned(self) -> Statement:
        """Read return and a formula."""
        word = self.take()
        expression = self.expression(CHOICE)
        self.finish()
        return Return(word.position, expression.end, expression)

    def column(self, token: Token) -> int:
        """How far to the right a token stands in its line."""
        return token.position - self.text.rfind("\n", 0, token.position)

    def pass_block(self, word: Token) -> None:
        """Go behind the lines that stand further to the right."""
        least = self.column(word) + 1
        while self.token.kind != "end":
            self.passed_over()
            begin = self.index
            if not self.skip_ends() or self.column(self.token) < least:
                self.index = begin
                return

    def block(self, word: Token, *, empty: bool = False) -> list[Statement]:
        """What stands behind a colon: on the same line, or on lines further to the right."""
        self.descend()
        statements: list[Statement] = []
        outer, self.program.statements = self.program.statements, statements
        on_this_line = self.token.kind != "end of statement" or self.token.text == ";"
        least = self.column(word) + 1
        while True:
            if self.token.kind == "end of statement":
                if on_this_line and self.token.text != ";":
                    break
                self.index += 1
                continue
            outside = not on_this_line and self.column(self.token) < least
            if self.token.kind == "end" or outside:
                break
            if statement := self.statement():
                statements.append(statement)
        self.program.statements = outer
        self.depth -= 1
        if not statements and not empty:
            self.refuse("Nothing stands behind this.", word, "Write its steps behind the colon.")
        return statements
