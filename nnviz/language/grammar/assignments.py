"""The grammar of statements with a value: name = formula, a, b = 1, 2, f(x) = …"""

from nnviz.language.functions.elsewhere import CONSTRUCTORS, MODULES, TOLD, UNSTATED
from nnviz.language.functions.modules import applied, makes_function, parameters, weights
from nnviz.language.grammar.asides import Asides
from nnviz.language.grammar.statements import Assignment, Bare, Statement, Unstated
from nnviz.language.grammar.syntax import Call, Expression, Name, Number
from nnviz.language.grammar.tightness import CHOICE
from nnviz.language.typed.edits import Edit
from nnviz.language.typed.names import ASSIGNING, header
from nnviz.language.typed.tokens import Token


class Assignments(Asides):
    """Statements with a value."""

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
        expression = self.expression(CHOICE)
        self.finish()
        if type(expression) is Call and expression.method and expression.name == "backward":
            # y.sum().backward() asks for the gradients of y.sum().
            expression = expression.operands[0]
        return Bare(expression.begin, expression.end, expression)

    def finish(self, said: Expression | None = None) -> None:
        """The end of a statement; `said` is the formula that has a name before it."""
        if self.at("=") and said:
            self.restated(said)
        if self.at("="):
            self.refuse(
                "This = is out of place.",
                self.token,
                "A statement is name = formula, one on each line.",
                *self.turned_round(),
            )
        if not self.ends(self.token):
            self.unexpected(self.token)

    def restated(self, first: Expression) -> None:
        """Refuse what a derivation says of one name again; the last formula is proposed."""
        equals = self.token
        forms = [first]
        while self.at("="):
            self.take()
            forms.append(self.expression(CHOICE))
        formulas = [form for form in forms if type(form) is not Number]
        if not self.ends(self.token) or type(first) is Name or not formulas:
            self.unexpected(equals)
        kept = self.text[formulas[-1].begin : formulas[-1].end]
        self.refuse(
            "This = says again what stands before it.",
            equals,
            "Keep one of the formulas.",
            Edit(first.begin, forms[-1].end, kept),
        )

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
        if makes_function(self.tokens, self.index):
            self.made_function(target)
            return None
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
        self.finish(expression)
        if type(expression) is Number and expression.value.is_integer():
            self.whole[target.text] = int(expression.value)
        return Assignment(target.position, expression.end, target, operator.text, expression)

    def made_function(self, name: Token) -> None:
        """Read fc = nn.Linear(2, 3), which is called later, and criterion = nn.MSELoss()."""
        made = self.expression(CHOICE)
        self.finish()
        assert type(made) is Call
        operands = parameters(made)
        names = [Name(made.begin, made.end, operand) for operand in operands]
        if inputs := weights(name.text, made):
            self.notes.add(
                name.position,
                f"{name.text} is read as a function. Its weights are inputs: {', '.join(inputs)}. "
                "A weight has a row for each output, as in PyTorch.",
            )
        self.keep(name, operands, {}, [], applied(name.text, made, *names))

    def is_unstated(self) -> bool:
        """True before torch.randn(3) and the like, which make an array by its shape."""
        place = self.index
        while self.tokens[place].kind == "name" and self.tokens[place].text in MODULES:
            words, place = self.path(place)
            if words[-1].text in UNSTATED:
                return True
            if words[-1].text not in CONSTRUCTORS:
                return False
            # tf.Variable(tf.zeros(2)) makes one of another.
            place += 2
        return False

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
