"""A browser's connection to the app, for programs that read what comes and draw nothing."""

import asyncio
from collections.abc import AsyncIterator
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE = 60
"""Seconds that an answer may take."""


class Line:
    """One connection, which is one session of the app unless it ends in time to be taken up.

    Attributes
    ----------
    cookies : what the server, or a proxy before it, wants to hear again at the next connection
    """

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        answer = connection.response
        self.cookies = [] if answer is None else answer.headers.get_all("Set-Cookie")

    @classmethod
    async def open(cls, address: str, cookies: str = "") -> Self:
        """Connect to the app at an address such as `http://127.0.0.1:8501`."""
        connection = await connect(
            address.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(address),
            additional_headers={"Cookie": cookies} if cookies else None,
            max_size=None,
        )
        return cls(connection)

    async def ask(self, message: BackMsg) -> AsyncIterator[ForwardMsg]:
        """Send what the browser has to say; each part of the answer, until the server is done."""
        await self._connection.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            received = await asyncio.wait_for(self._connection.recv(decode=False), PATIENCE)
            answer.ParseFromString(received)
            yield answer
            if answer.WhichOneof("type") == "script_finished":
                return

    async def ended(self) -> None:
        """Wait until the other side has closed the connection, or is no more."""
        await self._connection.wait_closed()

    async def close(self) -> None:
        """Leave."""
        await self._connection.close()


def visit(page: str, query: dict[str, str] | None = None) -> BackMsg:
    """What a browser says that opens a page by a link."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = urlencode(query or {})
    return message
