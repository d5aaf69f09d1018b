"""What can be done with a training that rests: look inside, compare starts, take it home."""

from collections.abc import Callable
from functools import partial

from nnviz.ui import bridge, inside, keepsake, landscape, many, study
from nnviz.ui.lab import Lab


def tabs(lab: Lab) -> None:
    """The tabs under a training; none while it runs."""
    if lab.running:
        return
    drawn = lab.experiment
    study.tabs(
        {
            "Look inside": partial(inside.look, lab),
            "Many starts": partial(_linked, many.show, lab),
            "Loss surface": partial(_linked, landscape.show, lab),
            "Save and code": partial(keepsake.show, lab),
        },
        lambda: lab.experiment is drawn,
    )


def _linked(show: Callable[[Lab], None], lab: Lab) -> None:
    """A tab whose choices are in the page's link."""
    show(lab)
    bridge.publish_link(lab.desk.link(), key="tab")
