"""One utterance in, sentences and an `Answer` out, in the context of the customer's session."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
import zoneinfo
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

from device.cancel import Cancel
from device.config import DialogueSettings, ShopSettings
from device.dialogue.answers.answering import Answering, Hooks
from device.dialogue.answers.second_thought import with_second_thought
from device.dialogue.asking import Asking, View
from device.dialogue.goods.continued import how_asked
from device.dialogue.goods.understanding import understand
from device.dialogue.language_choice import reply_language
from device.dialogue.language_model.opinion import is_unsure, with_opinion
from device.dialogue.language_model.writing import written_sentences
from device.dialogue.memory import LeftBehind, collect_seldom
from device.dialogue.order.asked_for import asked_for, asked_quantity
from device.dialogue.phrasing import Draft, Phrasing
from device.dialogue.reading.terms import hard_terms
from device.dialogue.session import Exchange, Session
from device.dialogue.stores.conversation_store import ConversationStore
from device.dialogue.stores.taught import TaughtAnswers
from device.dialogue.teaching.by_voice import OwnersVoice, Said
from device.dialogue.teaching.teaching import still_true
from device.dialogue.truth.guard import violations
from device.dialogue.view import build_view, with_taught
from device.engines import Classifier, Writer
from device.turn import Answer, Lang, Sentence
from kb.domains.shop_packs import PACK_FOLDER
from kb.language.legible import legible
from kb.language.normalise import normalise
from kb.shop import Shop

_LOG = logging.getLogger(__name__)

_ASKED_BACK = 0.45
"""Who asks back is not sure."""


class Dialogue:
    """Answers customers from one shop's catalogue. One utterance at a time; sessions stay apart.

    `clock` gives the shop's local time. `hooks` are called for what happens outside: the staff is
    called, an order is placed or withdrawn, a question was missed.
    """

    def __init__(
        self,
        shop: Shop,
        settings: DialogueSettings,
        shop_settings: ShopSettings,
        clock: Callable[[], dt.datetime] | None = None,
        hooks: Hooks | None = None,
        *,
        taught: TaughtAnswers | None = None,
        owner: OwnersVoice | None = None,
        store: ConversationStore | None = None,
        on_close: Callable[[], None] = lambda: None,
        pack_folders: tuple[Path, ...] = (PACK_FOLDER,),
        writer: Writer | None = None,
        classifier: Classifier | None = None,
    ) -> None:
        zone = zoneinfo.ZoneInfo(shop_settings.timezone)
        self._clock = clock or (lambda: dt.datetime.now(zone))
        self._settings = settings
        self._shop_settings = shop_settings
        self._taught = taught
        self._owner = owner
        self._sessions: dict[str, Session] = {}
        self._lock = threading.Lock()
        self._answering = Answering(hooks or Hooks())
        self._shop = shop
        self._store = store
        self._writer = writer
        self._classifier = classifier
        self._pack_folders = pack_folders
        self._on_close = on_close
        self._view = self._view_of(shop)
        self._taught_version = taught.version() if taught is not None else (0, 0)
        self._day = self._clock().date()
        self._left_behind = LeftBehind()

    @property
    def view(self) -> View:
        return self._view

    def warm(self) -> None:
        """Makes ready what the first customer would otherwise wait for."""
        self._view.domain.prepare_sounds()
        # The embedding model is loaded, and what the shop charges for services embedded.
        self._view.nearness(self._view.store.name, self._view.passages.all)
        for product in self._view.words.products[:1]:
            # Models and tables are read when they are first asked.
            try:
                self.would_answer(product.name)
            except Exception:
                _LOG.exception("an answer failed")
        collect_seldom()

    def use(self, shop: Shop) -> None:
        """Answers from another generation from the next utterance on; baskets are priced anew."""
        view = self._view_of(shop)
        with self._lock:
            self._shop, self._view = shop, view
        collect_seldom()

    def respond(
        self, text: str, session: str, *, lang: Lang | None = None, cancel: Cancel | None = None
    ) -> Generator[Sentence, None, Answer]:
        """Yields each sentence as soon as it is ready and returns the whole answer."""
        cancel = cancel or Cancel()
        with self._lock:
            answer, draft = self._answer(text, session, lang)
        if self._writer is not None and draft.passage is not None and answer.reply_lang == "en":
            answer = yield from self._reworded(answer, draft, session, cancel)
            if answer.source == "model":
                return answer
        for sentence in draft.spoken:
            if cancel.is_set():
                break
            yield replace(sentence, pace=draft.pace)
        return answer

    def _reworded(
        self, answer: Answer, draft: Draft, session_id: str, cancel: Cancel
    ) -> Generator[Sentence, None, Answer]:
        """The stored answer in the writer's words, where they come in time and pass the guard."""
        assert self._writer is not None
        assert draft.passage is not None
        said: list[str] = []
        for text in written_sentences(
            self._writer,
            answer.text,
            draft.passage,
            self._view,
            cancel,
            self._settings.writer_budget_s,
        ):
            said.append(text)
            yield Sentence(text, "en", draft.pace)
        if not said:
            return answer
        written = replace(answer, reply=" ".join(said), source="model")
        with self._lock:
            session = self._sessions.get(session_id)
            if session is not None:
                session.last = written
                session.last_spoken = [Sentence(text, "en") for text in said]
        return written

    def holds_pin(self, text: str) -> bool:
        """Whether a text that was heard unsurely holds the owner's PIN, or a try at it."""
        return self._owner is not None and self._owner.holds_pin(text)

    def end_session(self, session: str) -> None:
        """Forgets the customer; an unknown session is no error."""
        with self._lock:
            self._sessions.pop(session, None)
        self._left_behind.clear()

    def close(self) -> None:
        with self._lock:
            self._sessions.clear()
            self._on_close()

    def _view_of(self, shop: Shop) -> View:
        return self._with_taught(build_view(shop, self._pack_folders))

    def _with_taught(self, view: View) -> View:
        """The view with what was taught and is still true of this catalogue."""
        taught = self._taught.passages() if self._taught is not None else []
        held = {passage for passage in view.passages.all if passage.source == "taught"}
        if not (taught or held):
            return view
        true = still_true([passage for passage in taught if passage not in held], view)
        return with_taught(view, [p for p in taught if p in held or p in true])

    def _keep_current(self) -> None:
        """Takes in what was taught since, and the prices of a new day."""
        today = self._clock().date()
        if today != self._day:
            self._day = today
            if not self._shop.price_list.changes_nothing:
                self._view = self._view_of(self._shop)
        version = self._taught.version() if self._taught is not None else (0, 0)
        if version != self._taught_version:
            self._taught_version = version
            self._view = self._with_taught(self._view)

    def _answer(self, text: str, session_id: str, lang: Lang | None) -> tuple[Answer, Draft]:
        started = time.perf_counter()
        self._keep_current()
        session = self._session(session_id)
        text = legible(text)[: self._settings.max_text_chars]
        heard, reply = reply_language(normalise(text), lang, session, self._shop_settings)
        said = self._said(text, reply, session)
        if said.draft is not None:
            return self._to_owner(said, said.draft, session, heard, started), said.draft
        text = said.text
        asking, draft = self._understood(session, text, reply)
        asking.intent = ""
        if draft is None and self._classifier is not None and is_unsure(asking.wants):
            budget_s = self._settings.classifier_budget_s
            asking.wants = with_opinion(asking.wants, text, self._classifier, budget_s)
        understood = time.perf_counter()
        try:
            draft = draft or with_second_thought(asking, self._answering.answer(asking))
            draft = self._checked(asking, draft)
        except Exception:
            _LOG.exception("an answer failed")
            draft = self._answering.failed(asking)
        found = time.perf_counter()
        answer = self._finish(said, asking, draft, heard, (started, understood, found))
        draft.pace = session.pace
        self._remember(session, asking, draft, answer)
        if self._store is not None:
            self._store.record(session_id, answer)
        return answer, draft

    def _understood(self, session: Session, text: str, lang: Lang) -> tuple[Asking, Draft | None]:
        """What was asked; with an apology, and as if nothing had been said, where it cannot be."""
        try:
            return understand(self._view, session, text, lang, self._clock()), None
        except Exception:
            _LOG.exception("an utterance was not understood")
            nothing = understand(self._view, session, "", lang, self._clock())
            return nothing, self._answering.failed(nothing)

    def _said(self, text: str, lang: Lang, session: Session) -> Said:
        """What was said as far as it may be kept, with a reply if the owner said it."""
        if self._owner is None:
            return Said(text)
        try:
            return self._owner.take(text, lang, session, self._view, self.would_answer)
        except Exception:
            _LOG.exception("a lesson failed")
            draft = Draft("teach", lang, source="fallback", confidence=0.0)
            Phrasing(self._view.domain, lang).add(draft, "failed")
            return Said("", True, draft)

    def _to_owner(
        self, said: Said, draft: Draft, session: Session, heard: Lang, started: float
    ) -> Answer:
        """No customer's exchange: it is neither stored nor what a later question follows."""
        draft.pace = session.pace
        answer = _answer_of(said, draft, draft.lang, session, heard)
        return replace(answer, ms={"answer": (time.perf_counter() - started) * 1000})

    def would_answer(self, question: str) -> Draft:
        """The answer that a new customer would get now; nothing comes of it."""
        self._keep_current()
        session = Session("", generation=self._view.generation)
        _, lang = reply_language(normalise(question), None, session, self._shop_settings)
        asking = understand(self._view, session, question, lang, self._clock())
        return Answering(Hooks()).answer(asking)

    def _checked(self, asking: Asking, draft: Draft) -> Draft:
        """Nothing is said that the records do not bear out: what else was to be said remains, or
        the plain record of what is meant."""
        found = self._not_borne_out(draft)
        if not found:
            return draft
        _LOG.error("the guard stopped a reply of intent %s: %s", draft.intent, "; ".join(found[:3]))
        kept = draft.only(lambda said: not violations(said, draft.facts, self._view))
        if kept.says_something and not self._not_borne_out(kept):
            return kept
        plain = self._answering.plainly(asking, draft)
        return self._answering.failed(asking) if self._not_borne_out(plain) else plain

    def _not_borne_out(self, draft: Draft) -> list[str]:
        spoken = " ".join(sentence.text for sentence in draft.spoken)
        return violations(spoken, draft.facts, self._view)

    def _session(self, session_id: str) -> Session:
        session = self._sessions.get(session_id)
        now = time.monotonic()
        if session is None:
            self._drop_idle(now)
            session = self._sessions[session_id] = Session(
                session_id, generation=self._view.generation
            )
        session.used_at = now
        if session.generation != self._view.generation:
            session.forget_products(self._view.generation)
            self._answering.reprice(session, self._view)
        return session

    def _drop_idle(self, now: float) -> None:
        limit = self._settings.session_forget_s
        for key in [key for key, s in self._sessions.items() if now - s.used_at > limit]:
            del self._sessions[key]
        while len(self._sessions) >= self._settings.max_sessions:
            oldest = min(self._sessions, key=lambda key: self._sessions[key].used_at)
            del self._sessions[oldest]

    def _finish(
        self,
        said: Said,
        asking: Asking,
        draft: Draft,
        heard: Lang,
        times: tuple[float, float, float],
    ) -> Answer:
        started, understood, found = times
        done = time.perf_counter()
        answer = _answer_of(said, draft, asking.lang, asking.session, heard)
        return replace(
            answer,
            skus=draft.skus,
            facts=tuple(draft.facts),
            ms={
                "understand": (understood - started) * 1000,
                "find": (found - understood) * 1000,
                "answer": (done - found) * 1000,
            },
        )

    def _remember(self, session: Session, asking: Asking, draft: Draft, answer: Answer) -> None:
        if draft.intent not in {"repeat", "slower", "louder", "language", "human"}:
            session.last = answer
            session.last_spoken = list(draft.spoken)
        session.asked_for = asked_for(asking, draft)
        session.asked_quantity = asked_quantity(asking, draft)
        told_of = draft.skus or _told_of(asking, draft)
        if told_of and not draft.unknown:
            session.focus = told_of[:6]
            session.frame = tuple(t for t in asking.match.terms if not t.purpose) or session.frame
            session.intent = draft.intent if draft.skus else "spec"
            session.question = how_asked(asking)
        session.misses = session.misses + 1 if draft.unknown else 0
        session.remember(
            Exchange(answer.text, answer.intent, answer.skus, answer.clarify),
            self._settings.context_turns,
        )


def _told_of(asking: Asking, draft: Draft) -> tuple[str, ...]:
    """The one thing that a stored answer was asked about: "is there egg in the brownie", "and the
    muffin?"."""
    one = draft.intent == "faq" and len(asking.products) == 1 and asking.match.found_all
    return (asking.products[0].sku,) if one and hard_terms(asking.reading) else ()


def _answer_of(said: Said, draft: Draft, reply_lang: Lang, session: Session, heard: Lang) -> Answer:
    """What is known of every reply, to the owner and to a customer alike."""
    return Answer(
        text=said.text,
        lang=heard,
        intent=draft.intent,
        reply=draft.reply,
        reply_lang=reply_lang,
        source=draft.source,
        confidence=min(draft.confidence, _ASKED_BACK) if draft.clarify else draft.confidence,
        clarify=draft.clarify,
        unknown=draft.unknown,
        basket=session.basket,
        orders=session.orders,
        private=said.private,
    )
