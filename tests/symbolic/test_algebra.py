"""SymPy's derivative of a graph has the value of its gradient; only the worker imports SymPy."""

import json
import subprocess
import sys
from itertools import islice, pairwise
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import pytest
from hypothesis import assume, given, settings

import nnviz
from nnviz.symbolic import algebra, worker
from nnviz.symbolic.algebra import WRITTEN, UnwrittenError, derive, formulas, grow
from nnviz.symbolic.formula import value
from nnviz.symbolic.worker import Job, derivatives, growth
from nnviz.ui.differentiation.document import DEEPEST_NESTING, NESTED
from nnviz.ui.differentiation.symbolic import nested
from tests.engine.graphs import SCALAR, Example, examples


def test_every_operation_on_numbers_has_a_formula_but_the_step() -> None:
    assert set(WRITTEN) == {operation.name for operation in SCALAR} - {"step"}


@settings(max_examples=25)
@given(examples(nodes=5))
def test_the_formula_has_the_value_of_the_gradient(example: Example) -> None:
    run = nnviz.run(example.graph, example.inputs)
    assume(all(node.operation != "step" for node in run.graph.nodes))
    names = run.graph.inputs
    told = list(islice(derive(json.loads(derivatives(run.graph, {}))), len(names)))
    assert [answer["by"] for answer in told] == list(names)
    for name, answer in zip(names, told, strict=True):
        assert answer["form"] == "raw"
        found = value(answer["rows"], {each: run.value[each] for each in names})
        assert found == pytest.approx(run.gradient[name], rel=1e-9, abs=1e-9)


def test_names_are_symbols_and_never_read_as_formulas() -> None:
    nodes: list[dict[str, Any]] = [
        {"name": "__import__('os')", "operation": None, "operands": []},
        {"name": "y", "operation": "sin", "operands": ["__import__('os')"]},
    ]
    assert str(formulas(nodes)["y"]) == "sin(__import__('os'))"


def test_the_step_is_refused_by_name() -> None:
    run = nnviz.run(nnviz.parse("step(x) + x"), {"x": 1})
    with pytest.raises(UnwrittenError, match="step"):
        list(derive(json.loads(derivatives(run.graph, {}))))
    asked = Job(derivatives(run.graph, {}))
    asked.work(30)
    assert asked.answers == [{"unwritten": "step"}]


def test_outside_the_domain_a_formula_has_no_value() -> None:
    run = nnviz.run(nnviz.parse("y = log(log(x))"), {"x": -1})
    assert value(next(derive(json.loads(derivatives(run.graph, {}))))["rows"], {"x": -1.0}) is None


@pytest.mark.parametrize("expression", ["elu(log(x))", "relu(log(x)) + x", "max(sqrt(x), 1)"])
def test_a_case_whose_condition_has_no_value_does_not_count_as_false(expression: str) -> None:
    graph = nnviz.parse(f"y = {expression}")
    rows = next(derive(json.loads(derivatives(graph, {}))))["rows"]
    assert value(rows, {"x": -2.0}) is None
    assert value(rows, {"x": 2.0}) == pytest.approx(nnviz.run(graph, {"x": 2}).gradient["x"])


@pytest.mark.parametrize("expression", ["abs(abs(x))", "abs(relu(x) - 1)", "relu(abs(x) - 1)"])
@pytest.mark.parametrize("x", [-2.0, -0.5, 0.5, 2.0])
def test_cases_within_cases_have_the_value_of_the_gradient(expression: str, x: float) -> None:
    graph = nnviz.parse(f"y = {expression}")
    rows = next(derive(json.loads(derivatives(graph, {}))))["rows"]
    assert value(rows, {"x": x}) == pytest.approx(nnviz.run(graph, {"x": x}).gradient["x"])


def test_one_request_serves_all_inputs_values() -> None:
    graph = nnviz.parse("y = sigmoid(x)*sigmoid(x)")
    told = next(derive(json.loads(derivatives(graph, {}))))
    for x in (-900.0, -2.0, 0.0, 3.0, 800.0):
        truth = nnviz.run(graph, {"x": x}).gradient["x"]
        assert value(told["rows"], {"x": x}) == pytest.approx(truth)


def test_only_raw_formulas_are_handed_over_to_be_evaluated_and_no_endless_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = json.loads(derivatives(nnviz.parse("y = sigmoid(x)*sigmoid(x)"), {}))
    raw, simplified = derive(request)
    assert "rows" not in simplified
    monkeypatch.setattr(algebra, "MOST_ROWS", len(raw["rows"]))
    assert next(derive(request)) == raw
    monkeypatch.setattr(algebra, "MOST_ROWS", len(raw["rows"]) - 1)
    assert next(derive(request)) == raw | {"rows": []}


def test_numbers_beyond_all_bounds_have_no_value_and_take_no_time() -> None:
    tower = [("Symbol", "x"), *(("exp", place) for place in range(6)), ("sin", 6)]
    assert value(tower, {"x": 9.0}) is None
    assert value(tower[:3], {"x": -1e9}) == 1.0


def test_a_formula_that_is_used_twice_at_every_step_more_than_doubles() -> None:
    lines = ["f1 = x*sin(x)", *(f"f{k} = f{k - 1}*sin(f{k - 1})" for k in range(2, 7))]
    run = nnviz.run(nnviz.parse("\n".join(lines)), {"x": 0.3})
    told = grow(json.loads(growth(run.graph, tuple(f"f{k}" for k in range(1, 7)), "x")))
    sizes = [answer["operations"] for answer in told]
    assert all(after > 2 * before for before, after in pairwise(sizes))


def test_a_job_that_takes_too_long_by_the_clock_is_late_and_keeps_what_came_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text(
        "import time\n"
        "print('{\"operations\": 1}', flush=True)\n"
        "print('{\"operati', end='', flush=True)\n"
        "time.sleep(600)\n"
    )
    monkeypatch.setattr(worker, "PROGRAM", slow)
    asked = Job("{}")
    asked.work(1)
    assert asked.done
    assert asked.late
    assert not asked.stopped
    assert asked.answers == [{"operations": 1}]


def test_a_job_may_take_its_seconds_of_a_processor_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "PATIENCE", 60)
    lines = ["f1 = x*sin(x)", *(f"f{k} = f{k - 1}*sin(f{k - 1})" for k in range(2, 40))]
    run = nnviz.run(nnviz.parse("\n".join(lines)), {"x": 0.3})
    asked = Job(growth(run.graph, ("f39",), "x"))
    asked.work(2)
    assert asked.stopped
    assert asked.answers == []


def test_the_worker_gives_way_to_the_app() -> None:
    program = (
        "import os, sys; from nnviz.symbolic import algebra; sys.argv = ['', '6']; "
        "before = os.nice(0); algebra.main(); print(os.nice(0) - before)"
    )
    request = growth(nnviz.parse("y = x*x"), ("y",), "x")
    asked = subprocess.run(
        [sys.executable, "-c", program], input=request, capture_output=True, text=True, check=True
    )
    assert asked.stdout.splitlines()[-1] == str(algebra.NICE)


def test_what_sympy_can_not_do_is_a_failure_and_no_time_out() -> None:
    run = nnviz.run(nnviz.parse("y = relu(log(0-2)*x)"), {"x": 1})
    asked = Job(derivatives(run.graph, {}))
    asked.work(30)
    assert asked.answers[-1] == {"failed": "TypeError"}
    assert not asked.stopped


def test_a_process_that_crashes_is_a_failure_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash = tmp_path / "crash.py"
    crash.write_text("import os; os.abort()")
    monkeypatch.setattr(worker, "PROGRAM", crash)
    asked = Job("{}")
    asked.work(30)
    assert "failed" in asked.answers[-1]
    assert not asked.stopped


def test_only_a_job_that_the_clock_stopped_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = tmp_path / "quick.py"
    quick.write_text("print('{}')")
    monkeypatch.setattr(worker, "PROGRAM", quick)
    monkeypatch.setattr(worker, "_JOBS", {})
    first = worker.job("again")
    assert first.wait(30)
    assert worker.job("again") is first
    first.late = True
    assert worker.job("again") is not first


def test_a_job_that_nobody_waits_for_makes_room_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import json, sys, time\ntime.sleep(json.load(sys.stdin))\nprint('{}', flush=True)\n"
    )
    monkeypatch.setattr(worker, "PROGRAM", program)
    monkeypatch.setattr(worker, "_JOBS", {})
    monkeypatch.setattr(worker, "_TURNS", BoundedSemaphore(1))
    monkeypatch.setattr(worker, "MOST_WAITING", 1)
    slow = worker.job("600")
    assert not slow.wait(0.5)
    slow._seen -= 2 * worker.UNWANTED
    assert worker.job("0").wait(30)
    assert slow.wait(30)
    assert slow.late
    assert worker.job("600") is not slow
    worker.job("600").stop()


def test_a_job_is_left_alone_while_there_is_room_or_somebody_asks_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forgotten, again = Job("forgotten"), Job("again")
    for each in (forgotten, again):
        each._seen -= 2 * worker.UNWANTED
    monkeypatch.setattr(worker, "_JOBS", {"forgotten": forgotten, "again": again})
    monkeypatch.setattr(worker.Job, "work", lambda *_: None)
    assert worker.job("new")
    assert not forgotten.late
    assert worker.job("again") is again
    monkeypatch.setattr(worker, "MOST_WAITING", 3)
    assert not worker.job("another").refused
    assert forgotten.late
    assert not again.late


def test_a_job_that_is_stopped_while_its_process_starts_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = tmp_path / "endless.py"
    endless.write_text("import time; time.sleep(600)")
    monkeypatch.setattr(worker, "PROGRAM", endless)
    asked = Job("{}")

    class StoppedMeanwhile(subprocess.Popen[str]):
        waits = 0

        def __init__(self, *args: Any, **options: Any) -> None:
            asked.stop()
            super().__init__(*args, **options)

        def communicate(self, *args: Any, **options: Any) -> tuple[str, str]:
            StoppedMeanwhile.waits += 1
            return super().communicate(*args, **options)

    monkeypatch.setattr(subprocess, "Popen", StoppedMeanwhile)
    asked.work(1)
    assert asked.done
    assert StoppedMeanwhile.waits == 1, "A second one follows where the time ran out."
    assert asked.answers == []


def test_no_job_is_started_while_too_many_are_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = {str(number): Job("") for number in range(worker.MOST_WAITING)}
    monkeypatch.setattr(worker, "_JOBS", waiting)
    asked = worker.job("one more")
    assert asked.done
    assert asked.refused
    assert worker.job("0") is waiting["0"]


@pytest.mark.parametrize("family", NESTED)
def test_sympy_counts_every_family_to_the_deepest(family: str) -> None:
    outputs = tuple(f"f{k}" for k in range(1, DEEPEST_NESTING + 1))
    asked = Job(growth(nested(family, DEEPEST_NESTING), outputs, "x"))
    asked.work(60)
    assert len(asked.answers) == DEEPEST_NESTING


def test_the_app_itself_never_imports_sympy() -> None:
    program = "import nnviz.ui.differentiation.tabs, sys; assert 'sympy' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
