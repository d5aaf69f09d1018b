"""How names, numbers, expressions and colours are written."""
