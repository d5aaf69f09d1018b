"""Moodle XML: a numerical question for each number that is asked.

Source: Moodle documentation, "Moodle XML format". Of several answers Moodle takes the first that
fits, so the right one stands first; each mistake is an answer of no credit with its explanation.
"""

from collections.abc import Sequence
from html import escape
from xml.etree import ElementTree

from nnviz.exercises.exercise import Question, allowed
from nnviz.exercises.formats import wording
from nnviz.exercises.sheet import Variant


def write(title: str, variants: Sequence[Variant]) -> str:
    """The whole bank of questions, a category for each exercise of each variant."""
    quiz = ElementTree.Element("quiz")
    for variant in variants:
        for exercise in variant.exercises:
            path = f"$course$/top/{title.replace('/', ' ')}/{variant.id}/{exercise.id}"
            category = ElementTree.SubElement(quiz, "question", type="category")
            _text(ElementTree.SubElement(category, "category"), path)
            for question in exercise.questions:
                written = ElementTree.SubElement(quiz, "question", type="numerical")
                _text(ElementTree.SubElement(written, "name"), f"{exercise.id} {question.key}")
                body = ElementTree.SubElement(written, "questiontext", format="html")
                _text(body, wording.as_html(exercise, question))
                _general(written, question)
                _answers(written, question)
    ElementTree.indent(quiz)
    return ElementTree.tostring(quiz, encoding="unicode", xml_declaration=True) + "\n"


def _general(written: ElementTree.Element, question: Question) -> None:
    feedback = ElementTree.SubElement(written, "generalfeedback", format="html")
    _text(feedback, f"<p>{escape(question.reason)}</p>")
    for name, value in (("defaultgrade", "1"), ("penalty", "0.3333333"), ("hidden", "0")):
        ElementTree.SubElement(written, name).text = value


def _answers(written: ElementTree.Element, question: Question) -> None:
    _answer(written, "100", question.answer, f"Right. {question.reason}")
    for wrong in question.wrong:
        _answer(written, "0", wrong.value, wrong.text)


def _answer(written: ElementTree.Element, fraction: str, value: float, said: str) -> None:
    answer = ElementTree.SubElement(written, "answer", fraction=fraction, format="plain_text")
    _text(answer, wording.number(value))
    ElementTree.SubElement(answer, "tolerance").text = wording.number(allowed(value))
    _text(ElementTree.SubElement(answer, "feedback", format="html"), f"<p>{escape(said)}</p>")


def _text(parent: ElementTree.Element, text: str) -> None:
    ElementTree.SubElement(parent, "text").text = text
