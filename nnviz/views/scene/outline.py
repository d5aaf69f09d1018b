"""The graph as a list, for those who do not see the drawing."""

from html import escape

from nnviz.engine.steps import Frame
from nnviz.views.scene import dot
from nnviz.views.scene.neighbourhood import near


def html(frame: Frame) -> str:
    """Every node that is drawn, from the inputs to the output, with what is known of it."""
    drawn = near(frame)
    items = "".join(
        f"<li>{escape(dot.summary(frame, node))}</li>"
        for node in frame.graph.nodes
        if node.name in drawn
    )
    return f'<ul class="nnviz-unseen" aria-label="The graph as a list">{items}</ul>'
