"""What can be done with a training that rests: look inside, compare starts, take it home."""

from functools import partial

from nnviz.ui import inside, keepsake, landscape, many, study
from nnviz.ui.lab import Lab


def tabs(lab: Lab) -> None:
    """The tabs under a training; none while it runs."""
    if lab.running:
        return
    drawn = lab.experiment
    study.tabs(
        {
            "Look inside": partial(inside.look, lab),
            "Many starts": partial(many.show, lab),
            "Loss surface": partial(landscape.show, lab),
            "Save and code": partial(keepsake.show, lab),
        },
        lambda: lab.experiment is drawn,
    )
