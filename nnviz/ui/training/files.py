"""What a student takes home of a training: its settings and history as a file, and its code."""

import json

import numpy as np
import streamlit as st

from nnviz.ui.controls import upload
from nnviz.ui.session.files import json_of
from nnviz.ui.training import tables
from nnviz.ui.training.desk import TrainingDesk
from nnviz.ui.training.sheet import DataError
from nnviz.views.export import trained

MEGABYTES = 5
"""Of a file that the page opens: a long training's history has one or two."""


def show(desk: TrainingDesk) -> None:
    """Download the run or its code; open a run again."""
    experiment, moment = desk.experiment, desk.moment
    if not all(np.isfinite(values).all() for values in moment.parameters.values()):
        st.caption("The weights of this epoch are not finite. Go back to an earlier one.")
        return
    answers = experiment.nodes(moment, experiment.data.points)[f"a{experiment.network.last}"]
    program = trained.program(
        experiment.network, moment.parameters, experiment.data.points, answers
    )
    st.caption(
        "The code holds the weights of the epoch on show, and asserts its answers to every example."
    )
    with st.container(horizontal=True):
        st.download_button(
            "Download network.py", program, "network.py", "text/x-python", on_click="ignore"
        )
        st.download_button(
            "Download the run (JSON)",
            _record(desk),
            "training.json",
            "application/json",
            on_click="ignore",
        )
    st.code(program if len(program) < 6_000 else program[:6_000] + "…", "python", height=300)
    _open(desk)


def _record(desk: TrainingDesk) -> str:
    moments, own = desk.experiment.training.moments, desk.document.own
    return json.dumps(
        {
            "settings": desk.document.query() | {"points": ""},
            "data": None if own is None else tables.to_json(own),
            "weights": {
                name: np.asarray(values).tolist() for name, values in desk.moment.parameters.items()
            },
            "history": [
                {"epoch": each.epoch, "loss": each.loss if np.isfinite(each.loss) else None}
                for each in moments
            ],
        }
    )


def _open(desk: TrainingDesk) -> None:
    if (text := upload.text("Open a run saved here", MEGABYTES)) is None:
        return
    try:
        saved = json_of(text)
        query = {str(name): str(value) for name, value in saved["settings"].items()}
        if saved.get("data"):
            tables.from_json(saved["data"])
            query["points"] = json.dumps(saved["data"])
    except DataError as error:
        upload.refuse(str(error))
    except (ValueError, TypeError, KeyError, AttributeError):
        upload.refuse("it is no run that was saved here.")
    else:
        desk.open(query)
        epoch = desk.document.epoch
        desk.rewind()
        desk.set(epoch=epoch)
        st.rerun(scope="app")
