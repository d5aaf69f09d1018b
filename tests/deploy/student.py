"""A student with a graph open, who types, steps, and comes back when their server is gone."""

import asyncio
import json

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.server.line import Line, visit

PAUSE = 0.5
"""Seconds between two tries to come back, as in the browser."""


class Student:
    """What a browser holds of the graph page, and what it does to keep it.

    Attributes
    ----------
    address : of the app
    link : what the address bar carries
    said : what the player says of the step, which it begins with
    boxes : the number in each box, by its label
    """

    def __init__(self, address: str, link: dict[str, str]) -> None:
        self.address, self.link = address, link
        self.said = ""
        self.boxes: dict[str, float] = {}
        self._line: Line | None = None
        self._cookies = ""
        self._names: dict[str, str] = {}
        self._typed: dict[str, float] = {}
        self._told: list[str] = []

    @property
    def server(self) -> str:
        """The server that the student is on, by the name that the proxy gives it."""
        return self._cookies.rpartition("nnviz=")[2]

    async def come(self) -> None:
        """Open the link, or come back by it; again and again until somebody answers.

        Raises
        ------
        TimeoutError : nobody does within a minute
        """
        async with asyncio.timeout(60):
            while True:
                try:
                    self._line = await Line.open(self.address, self._cookies)
                    self._cookies = (
                        "; ".join(each.partition(";")[0] for each in self._line.cookies)
                        or self._cookies
                    )
                    await self._read(visit("graph", self.link))
                except (OSError, ConnectionClosed, InvalidHandshake):
                    await asyncio.sleep(PAUSE)
                else:
                    return

    async def enter(self, label: str, number: float) -> None:
        """Type into a box."""
        self._typed[self._names[label]] = number
        await self._read(visit("graph", self.link))

    def step(self) -> None:
        """Take a step: the browser does so alone, and writes it into the link."""
        number = int(self.link["step"]) + 1
        self.link |= {"step": str(number)}
        self.said = self._told[number]

    async def is_left_alone(self) -> None:
        """Wait until the server is gone."""
        assert self._line is not None
        await self._line.ended()

    async def close(self) -> None:
        """Leave."""
        assert self._line is not None
        await self._line.close()

    async def _read(self, message: BackMsg) -> None:
        """Send what a browser sends, with all that was typed; take what the answer shows."""
        assert self._line is not None
        for name, number in self._typed.items():
            box = message.rerun_script.widget_states.widgets.add()
            box.id, box.double_value = name, number
        async for answer in self._line.ask(message):
            self._take(answer)

    def _take(self, answer: ForwardMsg) -> None:
        element = answer.delta.new_element
        match element.WhichOneof("type"):
            case "number_input":
                box = element.number_input
                self._names[box.label] = box.id
                kept = self._typed.get(box.id, box.default)
                self.boxes[box.label] = box.value if box.set_value else kept
            case "bidi_component":
                data = json.loads(element.bidi_component.json or "null") or {}
                self.link = data.get("query") or self.link
                if "score" in data:
                    told = data["score"]["run"]["told"]
                    self._told = [f"{each['position']}. {each['sentence']}" for each in told]
                    self.said = self._told[data["walk"]["step"]]
