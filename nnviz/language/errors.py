"""What was typed and can't be read: where, why, and what to try."""

WIDTH = 76
"""Characters of a line that an excerpt shows around the place."""


class ExpressionError(ValueError):
    """A program that can't be read. `str(error)` shows the place with a caret under it.

    Attributes
    ----------
    message : what is wrong, in one sentence
    position : the offset of the place in the program's text
    line, column : the same place, both counted from 1
    hint : what to try, or an empty string
    suggestion : the whole program, corrected, where that can be guessed; else None

    >>> error = ExpressionError("A ) is missing.", "c*(a + 2b", 9, "Close the ( with a ).")
    >>> print(error)
    Line 1, column 10: A ) is missing.
      c*(a + 2b
               ^
    Close the ( with a ).
    """

    def __init__(
        self,
        message: str,
        text: str,
        position: int,
        hint: str = "",
        suggestion: str | None = None,
    ) -> None:
        self.message = message
        self.text = text
        self.position = position
        self.hint = hint
        self.suggestion = suggestion
        self.line = text.count("\n", 0, position) + 1
        self.column = position - (text.rfind("\n", 0, position) + 1) + 1
        super().__init__(message)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.text, self.position, self.hint, self.suggestion)

    @property
    def excerpt(self) -> str:
        """The line of the place, and under it a caret."""
        start = self.position - self.column + 1
        line = self.text[start:].split("\n", 1)[0].replace("\t", " ").rstrip("\r")
        first = max(0, self.column - 1 - WIDTH // 2)
        return f"{line[first : first + WIDTH]}\n{' ' * (self.column - 1 - first)}^"

    def __str__(self) -> str:
        excerpt = self.excerpt.replace("\n", "\n  ")
        place = f"Line {self.line}, column {self.column}: {self.message}\n  {excerpt}"
        return f"{place}\n{self.hint}" if self.hint else place
