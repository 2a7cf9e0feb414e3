"""The language of an utterance and the one to reply in."""

from __future__ import annotations

from device.config import ShopSettings
from device.dialogue.session import Session
from device.turn import Lang
from kb.language.identify import identify


def reply_language(
    text: str, said: Lang | None, session: Session, settings: ShopSettings
) -> tuple[Lang, Lang]:
    """What was spoken and what to answer in. A neutral "MCB 16 A" keeps the session's language."""
    mix = identify(text)
    neutral = mix.lang == "en" and all(language == "?" for _, language in mix.words)
    heard: Lang = mix.lang
    if neutral:
        heard = said or session.lang or settings.default_language
        if heard == "hi":
            heard = "hi-Latn" if text.isascii() else "hi"
    elif mix.lang == "en" and said in {"hi", "hi-Latn"} and mix.hindi_share > 0:
        heard = "hi-Latn"
    reply = session.lang if session.lang_chosen and session.lang is not None else heard
    if not session.lang_chosen:
        session.lang = heard
    if reply != "en" and "hi" not in settings.languages:
        reply = "en"
    if reply == "en" and "en" not in settings.languages:
        reply = "hi"
    return heard, reply
