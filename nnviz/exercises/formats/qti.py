"""QTI 1.2, which Canvas, Blackboard, Moodle and ILIAS import: a section for each variant.

Source: IMS Question and Test Interoperability, ASI information model, version 1.2.
"""

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from nnviz.exercises.exercise import Exercise, Question, allowed
from nnviz.exercises.formats import wording
from nnviz.exercises.sheet import Variant

SCHEMA = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"


def write(title: str, variants: Sequence[Variant]) -> str:
    """One assessment with a section for each variant, and an item for each question."""
    root = Element("questestinterop", xmlns=SCHEMA)
    assessment = SubElement(root, "assessment", ident="nnviz", title=title)
    for variant in variants:
        section = SubElement(assessment, "section", ident=f"v{variant.id}", title=variant.id)
        for exercise in variant.exercises:
            for number, question in enumerate(exercise.questions, 1):
                _item(section, exercise, question, number)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _item(section: Element, exercise: Exercise, question: Question, number: int) -> None:
    title = f"{exercise.id} {question.key}"
    item = SubElement(section, "item", ident=f"{exercise.id}.{number}", title=title)
    _metadata(item)
    presentation = SubElement(item, "presentation")
    _material(presentation, wording.as_html(exercise, question))
    response = SubElement(presentation, "response_str", ident="answer", rcardinality="Single")
    SubElement(response, "render_fib", fibtype="Decimal")
    processing = SubElement(item, "resprocessing")
    outcomes = SubElement(processing, "outcomes")
    SubElement(outcomes, "decvar", varname="SCORE", vartype="Decimal", minvalue="0", maxvalue="100")
    _condition(processing, question.answer, "100", "right")
    for place, wrong in enumerate(question.wrong, 1):
        _condition(processing, wrong.value, "0", f"wrong{place}")
    _feedback(item, "right", f"Right. {question.reason}")
    for place, wrong in enumerate(question.wrong, 1):
        _feedback(item, f"wrong{place}", wrong.text)


def _metadata(item: Element) -> None:
    """What Canvas wants to know: that an answer is a number."""
    fields = SubElement(SubElement(item, "itemmetadata"), "qtimetadata")
    for label, entry in (("question_type", "numerical_question"), ("points_possible", "1")):
        field = SubElement(fields, "qtimetadatafield")
        SubElement(field, "fieldlabel").text = label
        SubElement(field, "fieldentry").text = entry


def _condition(processing: Element, value: float, score: str, feedback: str) -> None:
    """A range of numbers, and what happens to an answer in it; the first that fits counts."""
    condition = SubElement(processing, "respcondition", attrib={"continue": "No"})
    both = SubElement(SubElement(condition, "conditionvar"), "and")
    for comparison, bound in (
        ("vargte", value - allowed(value)),
        ("varlte", value + allowed(value)),
    ):
        SubElement(both, comparison, respident="answer").text = wording.number(bound)
    SubElement(condition, "setvar", action="Set", varname="SCORE").text = score
    SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=feedback)


def _feedback(item: Element, ident: str, text: str) -> None:
    flow = SubElement(SubElement(item, "itemfeedback", ident=ident), "flow_mat")
    SubElement(SubElement(flow, "material"), "mattext", texttype="text/plain").text = text


def _material(parent: Element, html: str) -> None:
    mattext = SubElement(SubElement(parent, "material"), "mattext", texttype="text/html")
    mattext.text = html
