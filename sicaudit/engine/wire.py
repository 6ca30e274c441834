"""What passes between the main process and those that read: a length, then a pickle."""

import pickle
import socket
import struct
from collections.abc import Iterator
from typing import Any

_LENGTH = struct.Struct("!Q")


def framed(message: object) -> bytes:
    """Give a message as it travels; raises what pickle raises where it cannot."""
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(body)) + body


def received(line: socket.socket) -> Any | None:
    """Wait for the next message; None: the other side is gone."""
    head = _whole(line, _LENGTH.size)
    body = _whole(line, *_LENGTH.unpack(head)) if head is not None else None
    return pickle.loads(body) if body is not None else None


def _whole(line: socket.socket, size: int) -> bytearray | None:
    body = bytearray(size)
    room = memoryview(body)
    try:
        while room:
            came = line.recv_into(room)
            if not came:
                return None
            room = room[came:]
    except ConnectionError:
        return None
    return body


class Inbox:
    """Puts together what comes in pieces."""

    def __init__(self) -> None:
        self._pieces = bytearray()

    def feed(self, piece: bytes) -> Iterator[Any]:
        """Take a piece, and give the messages that are whole with it."""
        self._pieces += piece
        while len(self._pieces) >= _LENGTH.size:
            (size,) = _LENGTH.unpack_from(self._pieces)
            end = _LENGTH.size + size
            if len(self._pieces) < end:
                return
            with memoryview(self._pieces) as whole:
                message = pickle.loads(whole[_LENGTH.size : end])
            del self._pieces[:end]
            yield message
