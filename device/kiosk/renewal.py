"""Takes a newly published catalogue into use between two turns."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from device.dialogue.conversation import Dialogue
from device.hearing.ear import Ear
from device.kiosk.parts import Parts
from kb.live import Catalogue
from kb.shop import Shop

_LOG = logging.getLogger(__name__)

Ears = tuple[Ear, Ear]
"""The ear for a question, and the one for the answer to something asked back."""


class Renewal:
    """What `Kiosk` asks between two turns. Runs on the kiosk's thread only; no threads.

    Customers keep their session: baskets are priced anew. `hear_for` loads recognisers that know
    the new shop's words.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        shop: Shop,
        parts: Parts,
        hear_for: Callable[[Shop], Ears],
    ) -> None:
        self._catalogue = catalogue
        self._seen: str | None = catalogue.current_id()
        self._generation = shop.generation
        self._parts = parts
        self._hear_for = hear_for
        self._opened: Shop | None = None

    def __call__(self) -> Parts | None:
        """New parts when another generation is live; what is wrong with it is raised once."""
        current = self._catalogue.current_id()
        if current is None or current == self._seen:
            return None
        self._seen = current
        shop = self._catalogue.open()
        if shop.generation == self._generation:
            shop.close()
            return None
        try:
            ear, follow_up_ear = self._hear_for(shop)
            dialogue: Dialogue = self._parts.dialogue
            dialogue.use(shop)
        except BaseException:
            shop.close()
            raise
        _LOG.info("catalogue %s replaces %s", shop.generation, self._generation)
        self.close()
        self._opened, self._generation = shop, shop.generation
        self._parts = replace(self._parts, ear=ear, follow_up_ear=follow_up_ear)
        return self._parts

    def close(self) -> None:
        """Closes the shop that it opened last; the first one is its owner's."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None
