"""The grammar of lines that compute nothing of a formula: prints, updates, derivatives by hand."""

from itertools import pairwise

from nnviz.language.functions.calls import KNOWN
from nnviz.language.functions.elsewhere import IGNORED_CALLS, MODULES
from nnviz.language.grammar.derivatives import by_hand
from nnviz.language.grammar.headers import Headers
from nnviz.language.grammar.program import Program
from nnviz.language.grammar.statements import Backward, Ignored, Statement
from nnviz.language.typed.names import ASSIGNING
from nnviz.language.typed.tokens import Token, speak_of

_SAID = "This line computes nothing of the formula, so it is left out."

_DERIVES = "This line states a derivative. nnviz finds all of them, so it is left out."

_UPDATES = "This line changes a variable by its gradient, after the pass. It is left out."

_OF_LIBRARIES = ("optim", "optimizers", "device", "plt", "utils", "schedule")
"""Parts of libraries that no formula needs."""

_DERIVING = ("grad", "value_and_grad", "jacobian", "jacrev", "jacfwd", "gradient", "diff", "vjp")
"""Functions of libraries that give a derivative."""

_SYMBOLS = ("symbols", "Symbol")
"""Functions that make names, in SymPy."""


class Asides(Headers):
    """Lines that are left out, each with the reason."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.derivatives = by_hand(program.tokens, program.names)
        self.descends = bool(self.derivatives) or speak_of(program.tokens, "grad")

    def aside(self) -> Statement | None:
        """The line that begins here, if it is left out."""
        token = self.token
        if self.next[:2] == ("operator", "="):
            return self.of_library() or self.update()
        if token.kind == "name" and (spoken := self.spoken()):
            return spoken
        if token.kind == "string" and (self.next.kind == "string" or self.ends(self.next)):
            return self.ignored("A text computes nothing, so this line is left out.")
        if self.derivative():
            return self.ignored(_DERIVES)
        return self.of_library() or self.update()

    def spoken(self) -> Statement | None:
        """A call that computes nothing, such as print(L) or L.backward()."""
        words, place = self.path(self.index)
        last, after = words[-1].text, self.tokens[place + 1]
        gradient = any(word.text == "grad" for word in words[1:])
        if gradient and (self.ends(after) or after.text in ("(", "[", *ASSIGNING)):
            return self.ignored(_SAID)
        if words[0].text in MODULES and last in KNOWN:
            return None
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
        return self.ignored(_SAID)

    def path(self, place: int) -> tuple[list[Token], int]:
        """Names with points between, such as torch.optim.SGD, and the place of the last."""
        words = [self.tokens[place]]
        while (
            self.tokens[place + 1][:2] == ("operator", ".")
            and self.tokens[place + 2].kind == "name"
        ):
            place += 2
            words.append(self.tokens[place])
        return words, place

    def of_library(self) -> Statement | None:
        """A name for what a library makes and no formula needs: an optimiser, a derivative."""
        place = self.index
        while self.tokens[place].kind == "name" and self.tokens[place + 1].text in (",", "="):
            place += 2
        if self.tokens[place].kind != "name":
            return None
        path, end = self.path(place)
        words = [word.text for word in path]
        if self.tokens[end + 1][:2] != ("operator", "(") or not self.names.is_unknown(words[-1]):
            return None
        if set(words[:-1]) & set(_OF_LIBRARIES):
            return self.ignored(_SAID)
        if words[-1] in _SYMBOLS:
            return self.ignored("A name that no line gives a value is an input without this line.")
        if words[-1] in _DERIVING:
            return self.ignored(_DERIVES)
        return None

    def update(self) -> Statement | None:
        """A derivative that is computed by hand, or a step of descent by one."""
        if not self.descends:
            return None
        words, place = self.path(self.index)
        operator = self.tokens[place + 1]
        if operator.kind != "operator" or operator.text not in ASSIGNING:
            return None
        if len(words) == 1 and words[0].text in self.derivatives:
            return self.ignored(_DERIVES)
        again = operator.text != "=" or len(words) > 1
        derived = False
        for before, token in pairwise(self.statement_from(place + 1)):
            again = again or token.text == words[0].text
            derived = derived or token.text in self.derivatives
            derived = derived or (before.text, token.text) == (".", "grad")
        return self.ignored(_UPDATES) if again and derived else None

    def statement_from(self, place: int) -> list[Token]:
        """The tokens from a place to the end of the statement."""
        end = place
        while not self.ends(self.tokens[end]):
            end += 1
        return self.tokens[place:end]

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
