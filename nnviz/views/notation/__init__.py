"""How names, numbers and formulas are written: in plain text, as type, as LaTeX and as MathML."""
