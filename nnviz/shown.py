"""What a run shows of itself outside the app: a page of its own, and the player in a notebook.

The player is imported when it is first needed, so that `import nnviz` stays light.
"""

from os import PathLike

from nnviz.engine.run import Run


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


Run._repr_html_ = in_notebook
