"""What a run shows of itself outside the app: a page, the player in a notebook, its program.

The player is imported when it is first needed, so that `import nnviz` stays light.
"""

from os import PathLike
from urllib.parse import urlencode

from nnviz.engine.run import Run
from nnviz.language.values import written_inputs
from nnviz.language.writing import Written, written


def save_html(run: Run, path: str | PathLike[str]) -> None:
    """Save a run as one HTML file, in which it can be stepped without a network.

    Parameters
    ----------
    run : from `nnviz.run`
    path : of the file, which is overwritten

    Raises
    ------
    OSError : the file can't be written
    LayoutError : a part of a graph of more than 300 nodes can't be laid out

    >>> import nnviz, tempfile
    >>> run = nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     nnviz.save_html(run, f"{folder}/graph.html")
    """
    from nnviz.player.page import html

    with open(path, "w", encoding="utf-8") as file:
        file.write(html(run))


def in_notebook(run: Run) -> str:
    """What a notebook shows where a run is the result of a cell: the player itself."""
    from nnviz.player.notebook import frame

    return frame(run)


def program(run: Run) -> str:
    """What `Run.program` gives: the text that was typed, or what was traced as text.

    >>> import nnviz
    >>> print(nnviz.trace(lambda a, b, c: c * (a + 2 * b), a=3, b=1, c=-2).program)
    v1 = 2 * b
    v2 = a + v1
    L = c * v2
    """
    return _written(run).program


def _written(run: Run) -> Written:
    """The program as it was typed, if it was."""
    graph = run.graph
    if graph.reading.text:
        return Written(graph.reading.text, {name: name for name in graph.inputs})
    return written(graph)


def link(run: Run, base_url: str) -> str:
    """The address at which an app shows the run, with the same program and inputs.

    Parameters
    ----------
    base_url : of the app, such as `http://localhost:8501`

    Raises
    ------
    ValueError : as `program`

    >>> import nnviz
    >>> run = nnviz.run(nnviz.parse("L = 2x"), {"x": 3})
    >>> run.link("http://localhost:8501")
    'http://localhost:8501/graph?expression=L+%3D+2x&inputs=x%3A3'
    """
    text, names = _written(run)
    inputs = written_inputs({names[name]: run.value[name] for name in run.graph.inputs})
    return f"{base_url.rstrip('/')}/graph?{urlencode({'expression': text, 'inputs': inputs})}"


Run._repr_html_ = in_notebook
Run._program = program
Run.link = link
