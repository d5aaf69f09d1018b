"""The commands of LaTeX: which are signs, which are names, and which only draw."""

SIGNS = {
    **dict.fromkeys(("cdot", "bullet"), "·"),
    **dict.fromkeys(("times", "odot", "ast", "star"), "*"),
    "circ": "∘",
    "div": "/",
    **dict.fromkeys(("le", "leq", "leqslant"), "<="),
    **dict.fromkeys(("ge", "geq", "geqslant"), ">="),
    **dict.fromkeys(("ne", "neq"), "!="),
    **dict.fromkeys(("lt",), "<"),
    **dict.fromkeys(("gt",), ">"),
    **dict.fromkeys(("top", "intercal"), "ᵀ"),
    "sum": "Σ",
    "prod": "∏",
    **dict.fromkeys(("lVert", "rVert", "Vert", "|"), "‖"),
    **dict.fromkeys(("lvert", "rvert", "vert", "mid"), "|"),
    **dict.fromkeys(("{", "lbrace"), "("),
    **dict.fromkeys(("}", "rbrace"), ")"),
    **dict.fromkeys(("lbrack",), "["),
    **dict.fromkeys(("rbrack",), "]"),
    "langle": "⟨",
    "rangle": "⟩",
    "partial": "∂",
    "nabla": "∇",
    **dict.fromkeys(("coloneqq", "gets", "leftarrow", "triangleq"), "="),
}
"""Commands that are signs."""

NAMES = {
    **dict.fromkeys(("sigma",), "σ"),
    **dict.fromkeys(("varepsilon",), "epsilon"),
    **dict.fromkeys(("varphi",), "phi"),
    **dict.fromkeys(("vartheta",), "theta"),
    **dict.fromkeys(("infty",), "∞"),
}
"""Commands that are names, spelt otherwise here; any other command is a name as it stands."""

DRAWN = {
    *("left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr"),
    *("quad", "qquad", "displaystyle", "textstyle", "limits", "nolimits", "nonumber", "middle"),
    *(",", ";", "!", ":", " ", "[", "]", "(", ")", "/"),
}
"""Commands that only say how a formula is drawn."""

WRAPPERS = {
    *("mathbf", "mathrm", "mathit", "mathsf", "mathcal", "mathbb", "boldsymbol", "bm", "vec"),
    *("text", "textbf", "textit", "operatorname", "mathtt", "underline", "overrightarrow"),
}
"""Commands that style a name."""

ACCENTS = {
    **dict.fromkeys(("hat", "widehat"), "hat"),
    **dict.fromkeys(("bar", "overline"), "bar"),
    **dict.fromkeys(("tilde", "widetilde"), "tilde"),
    "dot": "dot",
}
"""Commands that put a mark on a name, and how it is spelt behind it."""

UNSEEN = {"label", "tag", "ref", "eqref", "vspace", "hspace", "color"}
"""Commands that are left out with what they take in braces."""

CASES = {"cases", "dcases", "rcases", "array"}
"""Environments whose rows are values, each with its condition."""

MATRICES = {"matrix", "pmatrix", "bmatrix", "smallmatrix"}
"""Environments whose rows are those of a vector or a matrix."""

FRACTIONS = {"frac", "dfrac", "tfrac", "cfrac"}
"""Commands that divide what they take first by what they take second."""

SPELT = {",": "", "-": "m", "+": "p"}
"""How signs are spelt in what stands under a name: h_{t-1} is h_tm1, and w_{1,2} is w_12."""
