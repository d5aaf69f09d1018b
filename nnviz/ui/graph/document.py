"""What a student has open on the Computation graph page, and how it stands in a link."""

from dataclasses import dataclass, replace

from nnviz.engine.graph import canonical
from nnviz.learning.descent import Descent
from nnviz.lessons import LESSONS
from nnviz.ui.session.fields import number, text
from nnviz.ui.session.link import LEAST_RATE, Link
from nnviz.ui.session.linked import Asked, Linked, declared
from nnviz.ui.session.program import Program

MAX_NOTICE = 500
"""Characters of a title or a notice that a link may carry."""

DEFAULT = next(iter(LESSONS))
"""The lesson that a page opens with."""


def of_lesson(key: str) -> Program:
    """A lesson, as if it was typed."""
    return Program.of(LESSONS[key].program, LESSONS[key].inputs)


def _typed() -> Program:
    """A field: the program and its inputs. Inputs that are not named in a link keep their values.

    The page itself says if the values do not fit the program.
    """

    def read(asked: Asked) -> Program:
        usual: Program = asked.usual
        inputs, query = asked.link.inputs(), asked.link.query
        typed = replace(usual, values={**usual.values, **inputs})
        typed = typed.edited(query.get("shown", typed.program))
        typed = typed.edited(query.get("expression", usual.program))
        strangers = [name for name in inputs if name not in typed.graph.inputs]
        asked.link.ignored += [f"the input {name}" for name in strangers]
        return typed

    return declared(of_lesson(DEFAULT), read, lambda _, typed: typed.query())


def _trainable() -> tuple[str, ...] | None:
    """A field: names of inputs, or None, which a link leaves out."""

    def read(asked: Asked) -> tuple[str, ...] | None:
        if asked.written is None:
            return None
        return tuple(canonical(name) for name in asked.written.split(",") if name)

    def write(name: str, inputs: tuple[str, ...] | None) -> dict[str, str]:
        return {} if inputs is None else {name: ",".join(inputs)}

    return declared(None, read, write)


@dataclass(frozen=True, eq=False)
class GraphDocument(Linked):
    """Everything that a link must carry to reopen the same picture.

    Attributes
    ----------
    typed : the program and its inputs
    trainable : the inputs that may learn, or None for those of the lesson
    rate : the learning rate
    title, notice : what the link's author calls the program, and what to look for
    trail : the way that gradient descent took, from its start to the present inputs; a link does
        not carry it
    """

    ALWAYS = ("expression", "inputs", "step")
    FIRST = (*ALWAYS, "by", "begin")

    typed: Program = _typed()
    trainable: tuple[str, ...] | None = _trainable()
    rate: float = number(0.1, LEAST_RATE, title="learning rate η")
    title: str = text("")
    notice: str = text("")
    trail: tuple[Descent, ...] = ()

    @classmethod
    def begun(cls, link: Link) -> "GraphDocument":
        """The lesson that a link names, or the usual one."""
        key = link.choice("lesson", tuple(LESSONS), DEFAULT)
        return cls(of_lesson(DEFAULT if "expression" in link.query else key))

    def settled(self, link: Link) -> "GraphDocument":
        """With no more of title and notice than a link may carry."""
        return replace(self, title=self.title[:MAX_NOTICE], notice=self.notice[:MAX_NOTICE])

    def edited(self, program: str) -> "GraphDocument":
        """With another program typed in. What was said of the one before goes, if it can be read.

        >>> GraphDocument(title="A sum").edited("a*b").title
        ''
        """
        typed = self.typed.edited(program)
        if typed.error or typed.good == self.typed.good:
            return replace(self, typed=typed)
        return replace(self, typed=typed, trainable=None, title="", notice="")

    def opened(self, key: str) -> "GraphDocument":
        """With a lesson at its own inputs; the values of all others stay known."""
        return GraphDocument(self.typed.opened(of_lesson(key)))
