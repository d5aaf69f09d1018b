"""A document reads the link that it wrote, and writes the very same again.

The links are those that each document wrote before its fields were declared; `written.json.gz` says
how they were made.
"""

import gzip
import json
from pathlib import Path

import pytest

from tests.ui.links.opening import DOCUMENTS, Query

COUNT = 200


def links() -> dict[str, list[Query]]:
    path = Path(__file__).with_name("written.json.gz")
    golden: dict[str, list[Query]] = json.loads(gzip.decompress(path.read_bytes()))["links"]
    return golden


LINKS = links()


def test_each_document_has_two_hundred_different_links() -> None:
    assert LINKS.keys() == DOCUMENTS.keys()
    for queries in LINKS.values():
        assert len({json.dumps(query) for query in queries}) == len(queries) == COUNT


@pytest.mark.parametrize("key", DOCUMENTS)
def test_a_document_writes_the_link_that_it_read(key: str) -> None:
    for query in LINKS[key]:
        read = DOCUMENTS[key](query)
        assert read.ignored == ()
        assert list(read.written.items()) == list(query.items())


@pytest.mark.parametrize("key", DOCUMENTS)
def test_the_links_differ_in_each_of_their_fields(key: str) -> None:
    names = {name for query in LINKS[key] for name in query}
    for name in names:
        assert len({query.get(name) for query in LINKS[key]}) > 1, name
