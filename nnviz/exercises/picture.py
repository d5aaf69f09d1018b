"""The graph of an exercise as a picture: with what is given, or with every number."""

from nnviz.exercises.exercise import Exercise
from nnviz.views.notation import expressions, names
from nnviz.views.notation.numbers import short
from nnviz.views.scene.drawing import Scene
from nnviz.views.scene.still import still


def drawn(exercise: Exercise, *, solved: bool = False, downward: bool = False) -> Scene:
    """The graph; what is asked for stands as ?, until the exercise is solved.

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    run = exercise.run
    return still(run, len(run.steps) if solved else exercise.given, downward=downward)


def said(exercise: Exercise, *, solved: bool = False) -> str:
    """The same in words, for those who can't see it.

    >>> from nnviz.exercises.making import exercise
    >>> said(exercise("path", 1, 7))
    'Graph: x = −3; u = 2 · x = −6; v = u + 3 = −3; L = v² = 9.'
    """
    run = exercise.run
    known = {step.node for step in run.steps[: exercise.given]} | {*run.graph.inputs}
    nodes = [
        expressions.statement(node)
        + (f" = {short(run.value[node.name])}" if solved or node.name in known else "")
        for node in run.graph.nodes
    ]
    gradients = [
        f"∂{names.text(run.graph.output)}/∂{names.text(name)} = {short(run.gradient[name])}"
        for name in run.graph.slots
    ]
    graph = f"Graph: {'; '.join(nodes)}."
    return f"{graph} Gradients: {'; '.join(gradients)}." if solved else graph
