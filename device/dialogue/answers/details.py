"""Specification and description of a product, from its record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from device.dialogue.answers.products import (
    about,
    add_choices,
    add_price,
    add_stock,
    shared_name,
)
from device.dialogue.asking import Asking, in_stock, spec_fact, stock_fact
from device.dialogue.goods.choices import chosen_options
from device.dialogue.goods.own_measure import OwnMeasure, bearing_specs, own_measure, will_do
from device.dialogue.goods.size_chart import Worn, chart_of, sizes_for, worn
from device.dialogue.goods.spec_asked import AskedSpecs, asked_group, asked_specs
from device.dialogue.goods.spec_meant import specs_meant
from device.dialogue.goods.spec_sense import asks_for_no_veg, says_otherwise
from device.dialogue.goods.told import contents_told, contents_words, record_tells
from device.dialogue.goods.whether import whether
from device.dialogue.index.written_words import phrase_words
from device.dialogue.phrasing import Draft
from device.dialogue.reading.summing import HOW_MUCH
from device.dialogue.reading.terms import ASKS_FIRST, HOW_MANY
from device.turn import Fact
from kb.catalogue import OptionGroup, Product
from kb.language.units import record_measures
from kb.language.words import word_set

_MUCH = word_set("much many long far near high heavy tall wide big deep fast close")
OPEN_WORDS = word_set(
    """
    which any something anything koi kuch kaun kaunsa kaunsi kaunse konsa konsi suggest recommend
    best badhiya behtar chahiye need
    """
)
"""These ask to be advised, whatever else."""
_SEVERAL = 12
_FEW = 5
_HINTED = 0.8
"""How sure the answer is where what was asked for was only hinted at."""
_UNDOUBTED = 0.6
_NOT_ON_RECORD = 0.45
_PERHAPS_PRICE = 0.15
_MEANT, _PERHAPS_MEANT = 0.6, 0.35
"""So likely must a spec be meant to be told alone, and the same where words ask for one."""
_SURELY_MEANT = 0.8
"""So likely a spec must be meant to be told of several goods at once."""
_ABOUT_AS_LIKELY, _SAID_AT_MOST = 0.35, 3
_BESIDE_SPECS, _PERHAPS_OTHER = ("stock", "list", "price"), 0.15
"""Other questions for what is on a record, and how likely one must be for all to be told."""
_OF_THE_SHOP = 0.5
"""So likely a question is of the shop's ways: "do you repair hammers" asks for no weight."""
_YES_OR_NO = {"yes": "spec_yes", "true": "spec_yes", "no": "spec_no", "false": "spec_no"}

_OTHERWISE = {"spec_yes": "spec_yes_denied", "spec_no": "spec_no_affirmed"}


def same_for_all(asking: Asking) -> bool:
    """Whether the answer is the same for all products that may be meant."""
    if _told_of_all(asking):
        return True
    answers = set()
    for product in asking.products:
        asked = asked_specs(asking, product)
        group = _group_of(asking, product, asked)
        names = asked.names if group is None else ()
        choices = [choice.name for choice in group.choices] if group is not None else []
        answers.add((*choices, *(f"{name} {product.specs[name]}" for name in names)))
    return len(answers) == 1 and () not in answers


def _told_of_all(asking: Asking) -> str:
    """The spec most likely asked for, where the few goods that may be meant do not differ in it:
    the shelf life of boxes that weigh 250 and 500 g; else ""."""
    products = asking.products
    if not 1 < len(products) <= _FEW:
        return ""
    first = [specs_meant(asking, p, asked_specs(asking, p))[0] for p in products]
    told = {(each.name, p.specs.get(each.name)) for each, p in zip(first, products, strict=True)}
    likely = all(each.name and each.chance >= _SURELY_MEANT for each in first)
    grouped = any(asked_group(asking, product) is not None for product in products)
    return first[0].name if likely and len(told) == 1 and not grouped else ""


def differ_in_what_is_asked(asking: Asking) -> bool:
    """Whether what is asked for is what tells apart the few goods that may be meant: "kitne litre
    ke aate hain"."""
    products = asking.products
    asked = [asked_specs(asking, product) for product in products[: _FEW + 1]]
    first = asked[0].names[:1]
    same = len(products) <= _FEW and all(each.sure and each.names[:1] == first for each in asked)
    return bool(first) and same and len({p.specs[first[0]] for p in products}) == len(products)


def choices_asked(asking: Asking) -> list[Product]:
    """ "Royale mein kaun kaun se colour hain": the products meant that come in the choices asked
    for, where all of them come in the same."""
    groups = [(product, asked_group(asking, product)) for product in asking.products[:_SEVERAL]]
    having = [(product, group) for product, group in groups if group is not None]
    choices = {tuple(choice.name for choice in group.choices) for _, group in having}
    same = len(choices) == 1 and len(having) == len(asking.products)
    return asking.products if same else []


def _group_of(asking: Asking, product: Product, asked: AskedSpecs) -> OptionGroup | None:
    """The choices that are asked for; none of bread in "sandwich mein bread ki kitni slice", where
    another spec is named in full."""
    group = asked_group(asking, product)
    named = {word for name in asked.names[:1] for word in phrase_words(name)}
    other = group is not None and not named & {*phrase_words(group.group)}
    return None if asked.named and (other or asked.by_amount) else group


def answer_spec(asking: Asking) -> Draft:
    """What was asked for; where that cannot be told, all there is on record.

    Several products only where the answer is the same for all of them.
    """
    product = asking.products[0]
    draft = about(asking, asking.products)
    said = worn(asking.words)
    if said is not None and chart_of(product):
        _add_size(asking, draft, product, said)
        return draft
    asked = asked_specs(asking, product)
    own = own_measure(asking.words)
    bearing = bearing_specs(product, own) if own is not None else []
    if own is not None and bearing and not (asked.by_amount and asked.names[0] not in bearing):
        _add_will_do(asking, draft, product, bearing, own)
        return draft
    group = _group_of(asking, product, asked)
    options = chosen_options(product, asking.words, asking.shop)
    if group is not None and group.group in options and len(asking.products) == 1:
        add_price(asking, draft, product)
        # Whether it is so anyway stands there: "not spicy".
        add_description(asking, draft, product)
        return draft
    if group is not None:
        add_choices(asking, draft, product, group, shared_name(asking.products))
        return draft
    if contents_told(asking, product) is False:
        _add_not_told(asking, draft, product)
        return draft
    told = _told_specs(asking, product, asked)
    so = whether(asking, product, told.names)
    if so is not None and not any(_says_yes_or_no(product, name) for name in told.names):
        asking.phrasing.add(draft, "is_so" if so else "is_not_so")
    if told.names and not told.sure and _asks_for_all(asking.words):
        draft.confidence = min(draft.confidence, _HINTED)
        _add_all(asking, draft, product)
        return draft
    sizes = _sizes_telling(product, told.names[0], options) if told.names else None
    if sizes is not None:
        add_choices(asking, draft, product, sizes, product.name)
        return draft
    if told.names:
        add_specs(asking, draft, product, told.names)
        if any(_of_other_size(product, name, options) for name in told.names):
            draft.confidence = min(draft.confidence, _NOT_ON_RECORD)
        if not told.sure:
            draft.confidence = min(draft.confidence, _HINTED)
            add_description(asking, draft, product)
        return draft
    if asked.attribute and not any(asked.attribute in name.split() for name in product.specs):
        draft.confidence = min(draft.confidence, _NOT_ON_RECORD)
        attribute = asking.phrasing.attribute(asked.attribute)
        asking.phrasing.add(draft, "spec_unknown", name=product.name, attribute=attribute)
    else:
        on_record = record_tells(asking, product) or contents_told(asking, product)
        sure = _HINTED if on_record else _NOT_ON_RECORD
        draft.confidence = min(draft.confidence, sure)
        if so is None and not on_record and _asks_whether(asking.words):
            asking.phrasing.add(draft, "spec_silent")
    _add_all(asking, draft, product)
    if _asks_for_figure(asking.words) and not any(c.isdigit() for c in draft.reply):
        draft.confidence = min(draft.confidence, _NOT_ON_RECORD)
    return draft


@dataclass(frozen=True, slots=True)
class _Told:
    """Names of the specs that are told, and whether these are surely the ones asked for."""

    names: tuple[str, ...]
    sure: bool


def _told_specs(asking: Asking, product: Product, asked: AskedSpecs) -> _Told:
    """The likeliest specs, and what is about as likely; none where no word asks for one and the
    likeliest is not likely, or something else of the record may be meant."""
    if of_all := _told_of_all(asking):
        return _Told((of_all,), sure=asked.sure)
    best, *others = specs_meant(asking, product, asked)
    other = max(asking.wants.get(intent, 0.0) for intent in _BESIDE_SPECS)
    of_the_shop = asking.wants.get("faq", 0.0) >= _OF_THE_SHOP
    unasked = not asked.names and (best.chance < _MEANT or other >= _PERHAPS_OTHER or of_the_shop)
    if unasked or not best.name or best.chance < _PERHAPS_MEANT:
        return _Told(asked.names, sure=False)
    least = best.chance * _ABOUT_AS_LIKELY
    about = [each.name for each in others if each.name and each.chance >= least]
    said = asked.names if asked.names[:1] == (best.name,) else ()
    names = [*dict.fromkeys((best.name, *said, *about))]
    return _Told(tuple(names[:_SAID_AT_MOST]), sure=asked.sure and asked.names[0] == best.name)


def _says_yes_or_no(product: Product, name: str) -> bool:
    return product.specs[name].strip().lower() in _YES_OR_NO


def _of_other_size(product: Product, name: str, chosen: Mapping[str, object]) -> bool:
    """Whether a measure on record is that of the size which it comes in where none is said: a
    large latte has more than its 260 ml."""
    sizes = [g for g in product.options if g.exclusive and "size" in phrase_words(g.group)]
    other = any(chosen.get(g.group, g.default) != (g.default or g.choices[0].id) for g in sizes)
    return other and any(True for _ in record_measures(product.specs[name]))


def _sizes_telling(product: Product, name: str, chosen: Mapping[str, object]) -> OptionGroup | None:
    """The sizes that tell themselves what the record tells of one of them: "Patiala glass 600 ml"
    of a lassi that has 300 ml."""
    if not _of_other_size(product, name, chosen):
        return None
    units = {measure.base()[1] for measure in record_measures(product.specs[name])}
    return next(
        (
            group
            for group in product.options
            if group.exclusive
            and all(
                units & {measure.base()[1] for measure in record_measures(choice.name)}
                for choice in group.choices
            )
        ),
        None,
    )


def _asks_for_all(words: list[str]) -> bool:
    """ "What all comes in the combo", "thali mein kya kya aata hai"."""
    return not {("what", "all"), ("kya", "kya")}.isdisjoint(pairwise(words))


def _asks_whether(words: list[str]) -> bool:
    """ "Is the mask washable", "machine mein dhul jayega kya": what is told is neither yes nor
    no."""
    return words[:1] != [] and (words[0] in ASKS_FIRST or words[0] == "kya" or words[-1] == "kya")


def _asks_for_figure(words: list[str]) -> bool:
    """ "How much weight can it take", "kitna bhaari hai"."""
    return bool(HOW_MUCH & {*words}) or any(
        how == "how" and much in _MUCH for how, much in pairwise(words)
    )


def _add_size(asking: Asking, draft: Draft, product: Product, said: Worn) -> None:
    """The size for a customer's measure, and the chart that says so."""
    sizes = sizes_for(product, said)
    if sizes:
        asking.phrasing.add(draft, "size_fits", sizes=asking.phrasing.one_of(sizes))
    else:
        asking.phrasing.add(draft, "size_none", name=product.name)
    add_specs(asking, draft, product, [chart_of(product)])


def _add_will_do(
    asking: Asking, draft: Draft, product: Product, names: list[str], own: OwnMeasure
) -> None:
    """Whether a thing is for what somebody measures, and the spec that says so."""
    yes = all(will_do(product.specs[name], own) for name in names)
    asking.phrasing.add(draft, "will_do" if yes else "will_not_do")
    add_specs(asking, draft, product, names)


def _add_not_told(asking: Asking, draft: Draft, product: Product) -> None:
    """What is asked to be in it is not in its record: that says neither yes nor no."""
    draft.confidence = min(draft.confidence, _NOT_ON_RECORD)
    what = " ".join(contents_words(asking))
    asking.phrasing.add(draft, "spec_unknown", name=product.name, attribute=what)
    _add_all(asking, draft, product)


def add_perhaps_asked(asking: Asking, draft: Draft) -> None:
    """The spec that was named, where another question was heard but not for sure."""
    if asking.wants.get(draft.intent, 0.0) >= _UNDOUBTED:
        return
    asked = asked_specs(asking, asking.products[0])
    if asked.sure:
        add_specs(asking, draft, asking.products[0], asked.names)


def add_perhaps_price(asking: Asking, draft: Draft) -> None:
    """The price, where what was asked may have been that."""
    product = asking.products[0]
    told = any(fact.source.startswith(f"{product.sku}:price") for fact in draft.facts)
    if not told and asking.wants.get("price", 0.0) >= _PERHAPS_PRICE:
        add_price(asking, draft, product)


def add_sold_out(asking: Asking, draft: Draft) -> None:
    """That there is none now, so that nobody asks on in vain."""
    product = asking.products[0]
    told = any(fact.source == f"{product.sku}:stock" for fact in draft.facts)
    if not told and not in_stock(product):
        draft.facts.append(stock_fact(product))
        asking.phrasing.add(draft, "out_of_stock_note")


def add_specs(asking: Asking, draft: Draft, product: Product, names: Iterable[str]) -> None:
    """One sentence a spec."""
    for name in names:
        draft.facts.append(spec_fact(product, name))
        value = product.specs[name]
        attribute = asking.phrasing.attribute(name)
        key = _YES_OR_NO.get(value.strip().lower(), "spec")
        if key in _OTHERWISE and says_otherwise(asking.words_asked, name, asking.shop):
            key = _OTHERWISE[key]
        elif key in _OTHERWISE and asks_for_no_veg(asking.words_asked, name, asking.shop):
            key = _OTHERWISE[key] if key == "spec_yes" else "spec"
        asking.phrasing.add(
            draft, key, name=shared_name(asking.products), attribute=attribute, value=value
        )


def _add_all(asking: Asking, draft: Draft, product: Product) -> None:
    """Price, stock, specs, choices and description: whatever was meant is among them."""
    phrasing = asking.phrasing
    add_price(asking, draft, product)
    if HOW_MANY & {*asking.words}:
        add_stock(asking, draft, product, None)
    else:
        draft.facts.append(stock_fact(product))
        phrasing.add(draft, "in_stock_note" if in_stock(product) else "out_of_stock_note")
    if product.specs:
        values = [f"{phrasing.attribute(name)} {value}" for name, value in product.specs.items()]
        draft.facts += [spec_fact(product, name) for name in product.specs]
        phrasing.add(draft, "spec_all", name=product.name, values=", ".join(values))
    for group in product.options:
        add_choices(asking, draft, product, group, shared_name(asking.products))
    add_description(asking, draft, product)


def add_rest(asking: Asking, draft: Draft, product: Product) -> None:
    """The specs and the description that were not told yet."""
    sources = {fact.source for fact in draft.facts}
    rest = [
        name
        for name in product.specs
        if f"{product.sku}:specs.{name}" not in sources and "warranty" not in name
    ]
    if rest:
        values = [f"{asking.phrasing.attribute(name)} {product.specs[name]}" for name in rest]
        draft.facts += [spec_fact(product, name) for name in rest]
        asking.phrasing.add(draft, "spec_all", name=product.name, values=", ".join(values))
    if f"{product.sku}:description" not in sources:
        add_description(asking, draft, product)
    draft.confidence = min(draft.confidence, _HINTED)


def with_record(asking: Asking, advice: Draft) -> Draft:
    """Advice that is a single thing, with its record where a figure or a yes or no is asked: "how
    near should I hold the gun that checks fever"."""
    asks = _asks_for_figure(asking.words) or _asks_whether(asking.words)
    product = asking.view.product(advice.skus[0]) if len(advice.skus) == 1 else None
    priced = asking.reading.budget_max is not None or asking.reading.extreme is not None
    if asks and product is not None and not priced and not OPEN_WORDS & {*asking.words}:
        add_rest(asking, advice, product)
    return advice


def add_description(asking: Asking, draft: Draft, product: Product) -> None:
    if product.description:
        draft.facts.append(Fact(product.description, f"{product.sku}:description"))
        asking.phrasing.passage(draft, product.description, "en")
