"""Whether what is drawn holds script, or calls anybody, because of what was typed."""

import re
from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest

from tests.fuzz.hostile import OUTSIDE, RAN

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_REFERENCE = re.compile(
    rf"(?<!\\)\]\(\s*(?:javascript:|(?:https?:)?{re.escape(OUTSIDE)})", re.IGNORECASE
)


def harms(page: AppTest) -> list[str]:
    """The markup on a page that runs what was typed, or calls an address that was typed."""
    kinds = (page.markdown, page.caption, page.error, page.warning, page.info, page.success)
    prose = [element.proto for kind in kinds for element in kind]
    markup = [element.proto.body for element in page.get("html")]
    markup += [proto.body for proto in prose if getattr(proto, "allow_html", False)]
    # What stands in quotes is a text for Graphviz; labels of tables are markup.
    markup += [_QUOTED.sub('""', chart.proto.spec) for chart in page.get("graphviz_chart")]
    references = [proto.body for proto in prose if _REFERENCE.search(_CODE.sub("", proto.body))]
    return references + [found for text in markup for found in in_markup(text)]


def in_markup(text: str) -> list[str]:
    """The tags of a text that run what was typed, or call an address that was typed.

    >>> in_markup("<b>1 &lt;img src=x onerror=nnviz_ran()&gt;</b>")
    []
    >>> in_markup("<b>1 <img src=x onerror=nnviz_ran()></b>")
    ['<img src=x onerror=nnviz_ran()>']
    """
    reader = _Reader()
    reader.feed(text)
    return reader.found


class _Reader(HTMLParser):
    """Collects tags that hold what `hostile` writes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        active = tag == "script" or any(
            name.startswith("on") or name in ("src", "href", "style") for name, _ in attrs
        )
        written = self.get_starttag_text() or ""
        if active and (RAN in written or OUTSIDE in written):
            self.found.append(written)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script" and RAN in data:
            self.found.append(data)
