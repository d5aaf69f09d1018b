"""What a lecturer has open: a playlist of lessons, the one on show, and how a link carries them."""

from dataclasses import dataclass

from nnviz.lessons import LESSONS, Lesson
from nnviz.lessons.lesson import TEXTS
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.fields import whole
from nnviz.ui.session.linked import Asked, Linked, declared

BOOK = tuple(key for key, lesson in LESSONS.items() if lesson.text == TEXTS[0])
"""The lessons of the textbook, in its order: the playlist of a lecturer who chooses none."""


def _playlist() -> tuple[str, ...]:
    """A field: keys of lessons in the order in which they are shown, each once."""

    def read(asked: Asked) -> tuple[str, ...]:
        keys = dict.fromkeys(filter(None, (asked.written or "").split(",")))
        asked.link.ignored += [f"the lesson {key[:30]}" for key in keys if key not in LESSONS]
        return tuple(key for key in keys if key in LESSONS) or BOOK

    return declared(BOOK, read, lambda name, keys: {name: ",".join(keys)}, name="lessons")


@dataclass(frozen=True)
class LectureDocument(Linked):
    """Everything that a link to the page must carry.

    Attributes
    ----------
    playlist : keys of lessons, at least one
    at : the place of the lesson on show among them, from 1; beyond the end, the last is shown
    """

    playlist: tuple[str, ...] = _playlist()
    at: int = whole(1, 1, len(LESSONS), looked_at=True)

    @property
    def place(self) -> int:
        """The place of the lesson on show, from 1, within the playlist."""
        return min(self.at, len(self.playlist))

    @property
    def lesson(self) -> Lesson:
        """The lesson on show."""
        return LESSONS[self.playlist[self.place - 1]]


class LectureDesk(Desk[LectureDocument]):
    """A lecturer's open playlist."""

    def turn(self, lessons: int) -> None:
        """Go on by so many lessons of the playlist, or back; it begins anew there."""
        place = self.document.place + lessons
        self.set(at=max(1, min(place, len(self.document.playlist))))
        self.walk.restart()

    def choose(self, playlist: tuple[str, ...]) -> None:
        """Another playlist. The lesson on show stays there if it is in both."""
        key = self.document.lesson.key
        self.set(playlist=playlist, at=playlist.index(key) + 1 if key in playlist else 1)
        if key not in playlist:
            self.walk.restart()
