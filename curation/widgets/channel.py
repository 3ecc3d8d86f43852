"""The Python half of a widget's channel: each message of the screen gets one answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from curation.errors import CurationError

Message = Mapping[str, Any]
Answer = dict[str, Any]
RELOADED = "reloaded"


class ChannelWidget(anywidget.AnyWidget):
    """A widget that answers ``{"type": T, "request": id, …}`` with what its ``answer_T`` returns.

    An error becomes the answer's ``error``, so that the screen can show it and keep the input.
    """

    app = traitlets.Bool(False).tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(self._receive)

    def tell_reloaded(self) -> None:
        """Tell the screen that what it shows comes from an earlier build."""
        self.send({"event": RELOADED})

    def answer(self, message: Message) -> Answer:
        """Return the answer to a message of the screen."""
        handler = getattr(self, f"answer_{message.get('type')}", None)
        if handler is None:
            return {"error": f"The screen asked for {message.get('type')!r}. Reload the page."}
        try:
            answer: Answer = handler(message)
        except CurationError as error:
            return {"error": str(error)}
        except Exception as error:
            self.log.exception("a widget's message failed")
            return {"error": f"{type(error).__name__}: {error}"}
        return answer

    def _receive(self, _widget: Any, message: Message, _buffers: Any) -> None:
        if isinstance(message, dict) and "request" in message:
            self.send({**self.answer(message), "request": message["request"]})
