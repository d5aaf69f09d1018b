"""A run as a page of its own: one HTML file that needs no server and no network."""

from html import escape

from nnviz.engine.run import Run
from nnviz.player import score, style
from nnviz.player.packing import packed
from nnviz.player.script import script
from nnviz.views.notation import palette

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style id="fonts">
{fonts}</style>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 0 auto; max-width: 1400px; background: {paper}; }}
{css}
</style>
</head>
<body>
<div data-player="main"></div>
<script type="text/plain" id="score">{score}</script>
<script type="module">
{script}
{start}
</script>
</body>
</html>
"""

_START = """
const root = document.querySelector("[data-player]");
const score = await unpack(document.getElementById("score").textContent);
const fonts = document.getElementById("fonts").textContent;
const step = Number(new URLSearchParams(location.search).get("step") ?? 0);
mount(root, score, { step, fonts, report: keepStep });

// The address holds the step, where a page may change it: in a frame or a file it may not.
function keepStep({ step }) {
  try {
    history.replaceState(null, "", `?step=${step}`);
  } catch {
    // The page plays on without it.
  }
}
"""


def html(run: Run) -> str:
    """A page with one player, with everything it needs inside.

    >>> from nnviz import parse, run
    >>> page = html(run(parse("L = 2x"), {"x": 3}))
    >>> page.startswith("<!doctype html>"), "http://" in page.replace("http://www.w3.org", "")
    (True, False)
    """
    made = score.complete(run)
    return _PAGE.format(
        title=escape(made["name"]),
        fonts=style.fonts(),
        css=style.css(),
        paper=palette.PAPER.themed,
        score=packed(made),
        script=script(),
        start=_START,
    )
