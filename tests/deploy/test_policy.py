"""The proxy's Content Security Policy lets Streamlit's own page work."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit

from tests.browser.server import ROOT


def test_the_policy_names_every_script_that_stands_in_streamlit_s_page() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    policy = (ROOT / "deploy" / "haproxy.cfg").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for each in scripts]
    assert scripts
    assert [each for each in hashes if each not in policy] == []
