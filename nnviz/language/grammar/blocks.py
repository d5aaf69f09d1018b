"""The grammar of statements: tokens -> a program.

program    = statement { newline | ";" statement }      # a comment runs to the end of its line
statement  = [ name "=" ] expression                    # the last one is the output
           | name ("+=" | "-=" | "*=" | "/=") expression
           | name "(" names ")" "=" expression           # a function of one formula
           | "def" name "(" names ")" ":" block          # one of steps; "return" gives its value
           | "for" name "in" "range" "(" … ")" ":" block # written out, round by round
           | "if" condition ":" block "else" ":" block   # of one name in both blocks
block      = statements on the same line, or on lines that stand further to the right

What a notebook has besides, such as imports and prints, is left out and told.
"""

from nnviz.language.functions.elsewhere import IGNORED_CALLS, MODULES, TOLD, UNSTATED
from nnviz.language.grammar.headers import Headers
from nnviz.language.grammar.statements import (
    Assignment,
    Backward,
    Bare,
    Early,
    Ignored,
    Loop,
    Return,
    Statement,
    Unstated,
)
from nnviz.language.grammar.syntax import Conditional, Expression, Name
from nnviz.language.grammar.tightness import CHOICE, OR
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.names import ASSIGNING, DECLARING, header
from nnviz.language.typed.tokens import Token

MOST_ROUNDS = 1_000
"""Rounds to which one loop may be written out."""

_REFUSED = {
    "while": "Write its rounds out, or use for … in range(…).",
    "class": "Write what it computes as formulas.",
    "with": "Write the formulas without it.",
    "try": "Write the formulas without it.",
    "lambda": "Give it a name: f = lambda x: x^2.",
}

_IMPORTS = ("import", "from", "assert", "del", "global", "pass")


class Blocks(Headers):
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
        """One statement, or None for the definition of a function."""
        token, follower = self.token, self.next
        if token.text in DECLARING and follower.kind == "name":
            self.take()
            token, follower = self.token, self.next
        if token.kind == "name" and self.names.is_unknown(token.text):
            if token.text == "def" and follower.kind == "name":
                self.definition()
                return None
            if token.text == "for" and follower.kind == "name":
                return self.loop()
            if token.text == "if":
                return self.branch()
            if token.text == "return" and not self.ends(follower):
                return self.returned()
            if token.text in _IMPORTS and follower.kind in ("name", "end of statement"):
                return self.ignored("This line computes nothing, so it is left out.")
            if token.text in _REFUSED and follower.kind in ("name", "end of statement"):
                self.refuse(f"{token.text} can't be read here.", token, _REFUSED[token.text])
        if token.kind == "name" and (spoken := self.spoken()):
            return spoken
        if token.kind == "string" and (follower.kind == "string" or self.ends(follower)):
            return self.ignored("A text computes nothing, so this line is left out.")
        return self.valued()

    def valued(self) -> Statement | None:
        """A statement with a value: an assignment, a function of one formula, or a formula."""
        token, follower = self.token, self.next
        if token.kind == "name" and follower.kind == "operator":
            if follower.text in ASSIGNING:
                return self.assignment(token, follower)
            if follower.text == "(" and header(self.tokens, self.index + 1):
                self.one_line_function()
                return None
            if follower.text == "," and (several := self.several()):
                return several
        if self.derivative():
            return self.ignored(
                "This line states a derivative. nnviz finds all of them, so it is left out."
            )
        expression = self.expression(CHOICE)
        self.finish()
        return Bare(expression.begin, expression.end, expression)

    def finish(self) -> None:
        """The end of a statement."""
        if self.at("="):
            self.refuse(
                "This = is out of place.",
                self.token,
                "A statement is name = formula, one on each line.",
                *self.turned_round(),
            )
        if not self.ends(self.token):
            self.unexpected(self.token)

    def turned_round(self) -> tuple[Edit, ...]:
        """The change from formula = name to name = formula."""
        equals, name, after = self.token, self.next, self.tokens[self.index + 1 :][1:2]
        begin = self.text.rfind("\n", 0, equals.position) + 1
        begin = max(begin, self.text.rfind(";", 0, equals.position) + 1)
        if name.kind != "name" or not after or not self.ends(after[0]):
            return ()
        formula = self.text[begin : equals.position].strip()
        return (Edit(begin, name.end, f"{name.text} = {formula}"),)

    def assignment(self, target: Token, operator: Token) -> Statement | None:
        """A name, = or the like, and a formula or a function."""
        self.index += 2
        if self.is_unstated():
            begin, end = target.position, self.passed_over()[1]
            return Unstated(begin, end, target)
        if self.at_word("lambda") and self.next.kind == "name":
            self.lambda_function(target)
            return None
        alone = self.token.kind == "name" and self.ends(self.next)
        if target.text in self.names.functions and alone:
            self.alias(target)
            return None
        if target.text in ("pi", "π"):
            self.refuse(
                f"{target.text} is a constant and can't be redefined.",
                target,
                f"Choose another name, such as {target.text}1.",
            )
        if target.text in TOLD:
            self.notes.once(
                target.text,
                target.position,
                f"{target.text} is a variable in this program, not the function of that name.",
            )
        expression = self.expression(CHOICE)
        self.finish()
        return Assignment(target.position, expression.end, target, operator.text, expression)

    def is_unstated(self) -> bool:
        """True before torch.randn(3) and the like, which make an array by its shape."""
        place = self.index
        if not (self.token.kind == "name" and self.token.text in MODULES):
            return False
        while self.tokens[place + 1][:2] == ("operator", "."):
            place += 2
        return self.tokens[place].text in UNSTATED

    def several(self) -> Statement | None:
        """a, b = 1, 2 as one assignment after another."""
        begin = self.index
        targets = [self.take()]
        while self.at(",") and self.next.kind == "name":
            self.index += 1
            targets.append(self.take())
        if not self.at("="):
            self.index = begin
            return None
        equals = self.take()
        values = [self.expression(CHOICE)]
        while self.at(","):
            self.index += 1
            values.append(self.expression(CHOICE))
        self.finish()
        if len(values) != len(targets):
            self.refuse("There must be as many values as names.", equals, "Write a, b = 1, 2.")
        for target, value in zip(targets[:-1], values, strict=False):
            self.program.statements.append(
                Assignment(target.position, value.end, target, "=", value)
            )
        return Assignment(targets[-1].position, values[-1].end, targets[-1], "=", values[-1])

    def spoken(self) -> Statement | None:
        """A call that computes nothing, such as print(L) or L.backward()."""
        place = self.index
        words = [self.token]
        while (
            self.tokens[place + 1][:2] == ("operator", ".")
            and self.tokens[place + 2].kind == "name"
        ):
            place += 2
            words.append(self.tokens[place])
        last, after = words[-1].text, self.tokens[place + 1]
        alone = len(words) == 1 and last in ("print", "display", "draw_dot")
        if not (alone or (len(words) > 1 and (last in IGNORED_CALLS or words[0].text == "plt"))):
            states = len(words) == 2 and after[:2] == ("operator", "=")
            if not (states and last in ("requires_grad", "grad", "data", "label")):
                return None
        elif after[:2] != ("operator", "("):
            return None
        if last == "backward" and len(words) == 2:
            name = self.token
            begin, end = self.passed_over()
            return Backward(begin, end, name)
        return self.ignored("This line computes nothing of the formula, so it is left out.")

    def derivative(self) -> bool:
        """True at a line such as dL/dw = … or ∂L/∂w = …."""
        if self.at("∂"):
            return True
        words = self.tokens[self.index : self.index + 4]
        return (
            len(words) == 4
            and [each.kind for each in words] == ["name", "operator", "name", "operator"]
            and words[1].text == "/"
            and words[3].text == "="
            and words[0].text[0] == words[2].text[0] == "d"
        )

    def ignored(self, said: str) -> Statement:
        """A statement that is left out, and why."""
        begin, end = self.passed_over()
        return Ignored(begin, end, said)

    def passed_over(self) -> tuple[int, int]:
        """Go to the end of a statement; gives where it begins and ends."""
        begin = self.token.position
        while not self.ends(self.token):
            self.index += 1
        return begin, self.tokens[self.index - 1].end

    def returned(self) -> Statement:
        """Read return and a formula."""
        word = self.take()
        expression = self.expression(CHOICE)
        self.finish()
        return Return(word.position, expression.end, expression)

    def column(self, token: Token) -> int:
        """How far to the right a token stands in its line."""
        return token.position - self.text.rfind("\n", 0, token.position)

    def block(self, word: Token) -> list[Statement]:
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
        if not statements:
            self.refuse("Nothing stands behind this.", word, "Write its steps behind the colon.")
        return statements

    def loop(self) -> Statement:
        """Read for k in range(3): …"""
        word = self.take()
        index = self.take()
        if not self.at_word("in"):
            self.refuse("An in is missing.", self.token, "Write for k in range(3):")
        self.take()
        numbers = self.rounds()
        self.colon()
        body = self.block(word)
        return Loop(word.position, body[-1].end, index, numbers, body)

    def rounds(self) -> range:
        """range(…) with whole numbers."""
        word = self.take()
        bounds: list[int] = []
        if word.text == "range" and self.at("("):
            self.take()
            while self.token.kind == "number" or self.at("-", ","):
                sign = -1 if self.at("-") else 1
                if self.token.kind == "number" or self.at("-"):
                    self.index += sign == -1
                    digits = self.take().text
                    bounds.append(sign * int(digits) if digits.isdecimal() else MOST_ROUNDS + 1)
                else:
                    self.take()
            if not self.at(")"):
                bounds = []
            self.index += 1
        if not 1 <= len(bounds) <= 3 or (len(bounds) == 3 and not bounds[2]):
            self.refuse("A loop runs over fixed numbers here.", word, "Write for k in range(3):")
        numbers = range(*bounds)
        if not 1 <= len(numbers) <= MOST_ROUNDS:
            self.refuse(
                f"This loop has {len(numbers):,} rounds. It can have 1 to {MOST_ROUNDS:,}.",
                word,
                "Write fewer.",
            )
        return numbers

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
