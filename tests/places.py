"""The addresses that open every page, and every section that a page draws by itself."""

from nnviz.ui.page import PAGES

PLACES = [
    *(page.file.removeprefix("pages/").removesuffix(".py") for page in PAGES.values()),
    "graph?lesson=simple-example&step=12",
    "chain_rule?part=paths&path=1",
    "chain_rule?part=jacobians",
    *(f"differentiation?tab={tab}" for tab in ("symbolic", "forward", "table", "higher")),
    *(f"bugs?{query}&step=4" for query in ("answer=overwritten", "bug=own-operand")),
    *(f"neuron?tab={tab}" for tab in ("gallery", "deep")),
    "xor?part=why&proof=1111",
    "xor?part=hidden",
    "xor?part=surface",
    "training?epoch=200&example=2",
    "classification?part=losses",
    "classification?part=regression",
    "classification?part=sentiment",
    "classification?part=sentiment&net=23&view=batch",
    "classification?part=pooled",
    "language_model?part=training",
    'practice?kind=layer&level=2&answers=["1","x"]',
    "practice?kind=find&mistake=softmax-diagonal",
    "practice?tab=check&numbers=b: -2, d: -2",
    *(f"practice?tab={tab}" for tab in ("sheets", "quiz")),
]
"""The home page's is `app`."""


def title(place: str) -> str:
    """Of the page at a place."""
    name = place.partition("?")[0]
    return next(page.title for page in PAGES.values() if page.file.endswith(f"{name}.py"))
