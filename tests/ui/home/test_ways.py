"""The ways on from the home page can be followed."""

from nnviz.ui.contents import PAGES
from nnviz.ui.home.ways import WAYS
from tests.ui.links.opening import PAGES as DOCUMENTS


def test_the_ways_on_lead_to_pages_that_follow_them_in_full() -> None:
    for way in (way for ways in WAYS.values() for way in ways):
        assert way.page in PAGES
        assert DOCUMENTS[way.page](way.query).ignored == ()
