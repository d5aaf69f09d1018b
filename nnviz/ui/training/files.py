"""What a student takes home of a training: its settings and history as a file, and its code."""

import json

import numpy as np
import streamlit as st

from nnviz.ui.controls import upload
from nnviz.ui.session.files import json_of
from nnviz.ui.training import tables
from nnviz.ui.training.desk import TrainingDesk
from nnviz.views.export import trained

MAX_FILE = 5_000_000
"""Bytes of a file that the page opens."""


def show(lab: TrainingDesk) -> None:
    """Download the run or its code; open a run again."""
    experiment, moment = lab.experiment, lab.moment
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
            _record(lab),
            "training.json",
            "application/json",
            on_click="ignore",
        )
    st.code(program if len(program) < 6_000 else program[:6_000] + "…", "python", height=300)
    _open(lab)


def _record(lab: TrainingDesk) -> str:
    moments, own = lab.experiment.training.moments, lab.desk.document.own
    return json.dumps(
        {
            "settings": lab.desk.document.query() | {"points": ""},
            "data": None if own is None else tables.to_json(own),
            "weights": {
                name: np.asarray(values).tolist() for name, values in lab.moment.parameters.items()
            },
            "history": [
                {"epoch": each.epoch, "loss": each.loss if np.isfinite(each.loss) else None}
                for each in moments
            ],
        }
    )


def _open(lab: TrainingDesk) -> None:
    if (text := upload.text("Open a run saved here", MAX_FILE)) is None:
        return
    try:
        saved = json_of(text)
        query = {str(name): str(value) for name, value in saved["settings"].items()}
        if saved.get("data"):
            tables.from_json(saved["data"])
            query["points"] = json.dumps(saved["data"])
    except tables.DataError as error:
        upload.refuse(str(error))
    except (ValueError, TypeError, KeyError, AttributeError):
        upload.refuse("it is no run that was saved here.")
    else:
        lab.desk.open(query, type(lab.desk.document))
        epoch = lab.desk.document.epoch
        lab.rewind()
        lab.desk.set(epoch=epoch)
        st.rerun(scope="app")
