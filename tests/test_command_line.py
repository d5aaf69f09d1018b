"""The command `nnviz` prints what DESIGN promises, and bad input ends with 2 and a message."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nnviz.__main__ import main
from nnviz.views.scene import layout

BOOK = ["L = c*(a + 2b)", "a=3", "b=1", "c=-2"]


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "nnviz", *BOOK]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].split() == [
        *("9", "backward", "d", "b", "−2", "2", "−4", "−4")
    ]


def test_json_is_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*BOOK, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["inputs"] == ["a", "b", "c"]
    assert record["output"] == "L"
    nodes = {node["name"]: node for node in record["nodes"]}
    assert nodes["d"] == {
        **{"name": "d", "operation": "*", "operands": [2.0, "b"]},
        **{"value": 2.0, "gradient": -2.0},
    }
    assert nodes["a"]["operation"] is None
    assert record["steps"][3] == {
        **{"phase": "backward", "node": "L", "input": None, "value": None, "upstream": None},
        **{"local": None, "downstream": None, "gradient": 1.0, "complete": True},
    }
    assert record["steps"][-1]["downstream"] == -4.0


def test_json_has_no_infinities(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log(x) - 1/0*x", "x=0", "--json"]) == 0
    text = capsys.readouterr().out
    assert '"-inf"' in text
    assert '"nan"' in text
    json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} in JSON"))


@pytest.mark.parametrize(
    ("switch", "expected"),
    [
        (["--dot"], "e -> L"),
        (["--svg"], "−10</tspan>"),
        (["--latex"], r"\frac{\partial L}{\partial b}"),
        (["--code", "numpy"], "dL_db = dL_dd * 2"),
        (["--code", "pytorch"], "L.backward()"),
    ],
)
def test_other_outputs(
    switch: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*BOOK, *switch]) == 0
    assert expected in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["c*(a + 2b"], "A ) is missing."),
        (BOOK[:3], "Give a value for c"),
        ([*BOOK, "k=1"], "k is not an input"),
        (["x*y", "x=1", "y=two"], "y must be a number, but it is 'two'."),
        (["x", "1"], "1 is not an input: write name=value"),
        (["sum(x)", "x=[1,]"], "Row 1, entry 2 is empty."),
        (["sum(W@x)", "W=[[1,2]]", "x=[1,2,3]"], "W is 1×2 and x has 3 entries"),
        (["W@x", "W=[[1,2],[3,4]]", "x=[1,2]"], "starts from one number"),
    ],
)
def test_bad_input_ends_with_2_and_a_message(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err


def test_an_input_given_twice_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2x", "x=1", "x=2"]) == 2
    assert "x is given twice." in capsys.readouterr().err


def test_an_old_encoding_or_a_closed_pipe_is_no_crash() -> None:
    command = [sys.executable, "-m", "nnviz", *BOOK]
    old = subprocess.run(
        command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp1252"}
    )
    assert old.returncode == 0
    assert "−4" in old.stdout.decode()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_formula_may_start_with_a_minus(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-x^2", "x=3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["nodes"][-1]["value"] == -9.0
    assert main(["--x", "x=3"]) == 0


def test_vectors_and_matrices_are_given_and_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["L = sum(relu(W@x))", "W=[[1,1],[1,-1]]", "x=[1,2]", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    nodes = {node["name"]: node for node in record["nodes"]}
    assert nodes["W"]["gradient"] == [[1.0, 2.0], [0.0, 0.0]]
    assert nodes["L"]["value"] == 3.0
    steps = {(step["node"], step["input"]): step for step in record["steps"] if step["input"]}
    assert steps["v2", "v1"]["local"] == [1.0, 0.0]
    assert steps["v1", "x"]["local"] == [[1.0, 1.0], [1.0, -1.0]]
    assert main(["L = sum(relu(W@x))", "W=[[1,1],[1,-1]]", "x=[1,2]"]) == 0
    assert "[[1, 2], [0, 0]]" in capsys.readouterr().out


def test_a_run_is_saved_as_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "graph.html"
    assert main([*BOOK, "--html", str(path)]) == 0
    assert capsys.readouterr().out == f"Saved {path}.\n"
    assert path.read_text("utf-8").startswith("<!doctype html>")


def test_a_page_that_can_not_be_written_is_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "missing" / "graph.html"
    assert main([*BOOK, "--html", str(path)]) == 2
    assert capsys.readouterr().err == f"{path} can't be written: No such file or directory.\n"


def test_a_picture_without_a_layout_program_is_a_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    layout.program.cache_clear()
    try:
        assert main(["L = a*b*c*d*e", "a=1", "b=2", "c=3", "d=4", "e=5", "--svg"]) == 2
    finally:
        layout.program.cache_clear()
    assert "pip install graphviz-pure" in capsys.readouterr().err


def test_notes_and_suggestions_are_told_beside_the_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["y = w1x1 + b", "w1=2", "x1=3", "b=1", "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["output"] == "y"
    assert printed.err == (
        "Note: w1x1 is read as w1 times x1. One variable of that name would be written w1_x1.\n"
        "Try:\n  y = w1*x1 + b\n"
    )


def test_an_error_ends_with_what_to_try(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["y = sigmod(x)", "x=1"]) == 2
    assert capsys.readouterr().err.endswith("Try:\n  y = sigmoid(x)\n")
    assert main(["y = x**2", "x=[1, 2]"]) == 2
    assert capsys.readouterr().err.endswith("Try:\n  y = x**2\n  L = sum(y)\n")


def test_a_loss_of_something_that_is_no_probability_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["L = cross_entropy(z, y)", "z=[2, -1]", "y=[1, 0]"]) == 0
    assert "write cross_entropy_logits" in capsys.readouterr().err


def test_values_that_a_program_gives_need_no_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a = 2; b = 3; c = a*b", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["inputs"] == ["a", "b"]
