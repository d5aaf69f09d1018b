"""Every format says the same: the right number first, then each mistake with its explanation."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pygiftparser import parser as gift_reader
from pyslet.qtiv1.xml import QTIDocument

from nnviz.__main__ import main
from nnviz.exercises import picture
from nnviz.exercises.exercise import Exercise, Question
from nnviz.exercises.formats import FORMATS
from nnviz.exercises.making import ExerciseError
from nnviz.exercises.sheet import Part, Sheet, Variant, numbered, read_codes

SHEET = Sheet(
    (Part("backward", 1), Part("layer", 1), Part("find", 2), Part("softmax", 1)),
    "seed",
    ("ada", "grace"),
    'Chains & "rules" <b>',
)
VARIANTS = list(SHEET.variants())


def parsed(page: str) -> ElementTree.Element:
    """The body of a page, which is well-formed."""
    return ElementTree.fromstring(page[page.index("<body>") : page.index("</html>")])


QUESTIONS: list[tuple[Variant, Exercise, Question]] = [
    (variant, exercise, question)
    for variant in VARIANTS
    for exercise in variant.exercises
    for question in exercise.questions
]


def written(name: str, place: int = 0) -> str:
    return FORMATS[name][place].write(SHEET.title, VARIANTS)


def test_moodle_grades_each_answer_by_the_first_that_fits() -> None:
    """What is read here is what Moodle's own importer reads; no other reader was found."""
    quiz = ElementTree.fromstring(written("moodle"))
    asked = [each for each in quiz if each.get("type") == "numerical"]
    assert len(asked) == len(QUESTIONS)
    for read, (_, _, question) in zip(asked, QUESTIONS, strict=True):
        answers = read.findall("answer")

        def graded(value: float, answers: list[ElementTree.Element] = answers) -> tuple[str, str]:
            for answer in answers:
                if abs(float(answer.findtext("text", "")) - value) <= float(
                    answer.findtext("tolerance", "")
                ):
                    return answer.get("fraction", ""), answer.findtext("feedback/text", "")
            raise AssertionError(value)

        assert graded(question.answer)[0] == "100"
        for wrong in question.wrong:
            fraction, said = graded(wrong.value)
            assert fraction == "0"
            assert said.startswith("<p>")


def test_a_reader_of_another_hand_reads_the_gift_file() -> None:
    read = gift_reader.parseFile(io.StringIO(written("gift")))
    titled = [each for each in read if each.title]
    assert len(titled) == len(QUESTIONS)
    for each, (_, exercise, question) in zip(titled, QUESTIONS, strict=True):
        assert each.title == f"{exercise.id} {question.key}"
        assert each.numeric
        # This reader knows no negative numbers.
        if question.answer >= 0 and all(wrong.value >= 0 for wrong in question.wrong):
            assert each.valid


def test_qti_gives_credit_to_the_right_range_alone() -> None:
    root = ElementTree.fromstring(written("qti"))
    spaced = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
    items = root.findall(".//q:item", spaced)
    assert len({item.get("ident") for item in items}) == len(items) == len(QUESTIONS)
    for item, (_, _, question) in zip(items, QUESTIONS, strict=True):
        conditions = item.findall("q:resprocessing/q:respcondition", spaced)
        ranges = [
            (
                float(each.findtext(".//q:vargte", "", spaced)),
                float(each.findtext(".//q:varlte", "", spaced)),
                each.findtext("q:setvar", "", spaced),
            )
            for each in conditions
        ]
        low, high, score = ranges[0]
        assert low <= question.answer <= high
        assert score == "100"
        assert all(score == "0" for *_, score in ranges[1:])
        said = {each.get("ident") for each in item.findall("q:itemfeedback", spaced)}
        linked = {each.find("q:displayfeedback", spaced) for each in conditions}
        assert {each.get("linkrefid") for each in linked if each is not None} == said


def test_a_reader_of_another_hand_grades_by_the_qti_file() -> None:
    read = QTIDocument()
    read.read(src=io.BytesIO(written("qti").encode()))
    sections = read.root.Assessment.SectionMixin
    assert [section.ident for section in sections] == [f"v{each.id}" for each in VARIANTS]
    items = [each for section in sections for each in section.SectionItemMixin]

    def graded(item: Any, value: float) -> str:
        for condition in item.ResProcessing[0].ConditionMixin:
            (both,) = condition.ConditionVar.ExtendableExpressionMixin
            least, most = (float(bound.get_value()) for bound in both.ExpressionMixin)
            if least <= value <= most:
                return str(condition.SetVar[0].get_value())
            assert not condition.continueFlag
        raise AssertionError(value)

    for item, (_, exercise, question) in zip(items, QUESTIONS, strict=True):
        assert item.title == f"{exercise.id} {question.key}"
        assert graded(item, question.answer) == "100"
        assert {graded(item, wrong.value) for wrong in question.wrong} <= {"0"}


def test_the_keys_have_every_number_and_reason() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"))))
    assert [float(row["answer"]) for row in rows] == [each.answer for *_, each in QUESTIONS]
    assert all(row["reason"] for row in rows)
    records = json.loads(written("json"))
    assert [record["id"] for record in records] == [
        exercise.id for variant in VARIANTS for exercise in variant.exercises
    ]
    key = written("html", 1)
    assert all(exercise.id in key for _, exercise, _ in QUESTIONS)


def test_a_printed_sheet_shows_no_answer_and_no_code_and_escapes_what_is_typed() -> None:
    page = written("html")
    assert "ada" not in page
    assert "ada" in written("html", 1)
    assert "Chains &amp; &quot;rules&quot; &lt;b&gt;" in page
    assert "<b>" not in page
    assert not re.search(r"(?:src|href|url)\W+http", page)
    assert not any(question.reason in page for *_, question in QUESTIONS)


def test_a_printed_sheet_has_blank_graphs_and_its_key_the_solved_ones() -> None:
    sheets, key = (parsed(written("html", place)) for place in (0, 1))
    exercises = [exercise for variant in VARIANTS for exercise in variant.exercises]
    for page, solved in ((sheets, False), (key, True)):
        figures = page.findall(".//figure")
        assert len(figures) == len(exercises)
        for figure, exercise in zip(figures, exercises, strict=True):
            known = [each for each in figure.iter() if each.get("class", "").endswith(" g on")]
            assert len(known) == (len(exercise.run.graph.slots) if solved else 0)
            assert figure.get("aria-label") == picture.said(exercise, solved=solved)


def test_a_code_has_the_same_variant_whoever_else_is_on_the_list() -> None:
    alone = Sheet(SHEET.parts, SHEET.seed, ("grace",))
    assert next(alone.variants()) == VARIANTS[1]
    assert VARIANTS[0].id != VARIANTS[1].id


@pytest.mark.parametrize(
    ("parts", "codes", "said"),
    [
        ((), ("1",), "no exercise"),
        (SHEET.parts, (), "no variant"),
        (SHEET.parts, ("ada", "bob", "ada"), "ada stands more than once"),
        ((Part("path", 1),) * 50, numbered(200), "10,000 exercises; the limit is 2,000"),
    ],
)
def test_a_sheet_that_can_not_be_made_is_told(
    parts: tuple[Part, ...], codes: tuple[str, ...], said: str
) -> None:
    with pytest.raises(ExerciseError, match=said):
        Sheet(parts, "1", codes)


def test_codes_are_read_from_lines_and_commas() -> None:
    assert read_codes("ada\r\n grace;alan,\n\n") == ("ada", "grace", "alan")


def test_the_command_writes_the_files_and_the_same_ones_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = []
    for folder in ("one", "two"):
        asked = "exercises --kind backward --level 2 --seed 7 --variants 3 --format json -o"
        assert main([*asked.split(), f"{tmp_path}/{folder}"]) == 0
        texts.append(Path(capsys.readouterr().out.strip()).read_text(encoding="utf-8"))
    assert texts[0] == texts[1]
    assert len(json.loads(texts[0])) == 3


def test_the_command_takes_several_kinds_and_levels_in_turn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = "exercises --kind path --kind uses --level 1 --level 3 --count 4 --format json -o"
    assert main([*asked.split(), str(tmp_path)]) == 0
    made = json.loads(Path(capsys.readouterr().out.strip()).read_text(encoding="utf-8"))
    assert [(each["kind"], each["level"]) for each in made] == [
        *(("path", 1), ("uses", 1)),
        *(("path", 3), ("uses", 3)),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--variants", "0"], "Ask for one at least"),
        (["--students", "/no/such/file"], "can't be read"),
        (["--count", "0"], "no exercise"),
    ],
)
def test_the_command_tells_what_is_wrong(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exercises", *arguments, "-o", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err
