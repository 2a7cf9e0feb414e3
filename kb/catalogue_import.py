"""Importing a bundle: read, check, build a generation beside the live one, switch, report."""

from __future__ import annotations

import contextlib
import gc
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from kb.bundle.contents import Contents, read_contents
from kb.bundle.problem import Problem
from kb.bundle.signing import Signed, is_signed
from kb.bundle.signing import verify as verify_bundle
from kb.bundle.staging import staged
from kb.domains.shop_packs import OWN_PACKS, pack_problems
from kb.embedding.choose import best_embedder
from kb.embedding.embedder import Embedder
from kb.errors import BundleError, NoCatalogue
from kb.generation.build import Reusable, VectorStore, build
from kb.generation.diff import Change, Counts, compare
from kb.generation.durable import write_atomic
from kb.generation.layout import Layout
from kb.generation.manifest import BundleRecord, Damaged, Manifest, read_manifest, verify
from kb.generation.publish import (
    building_folder,
    full_disk_told,
    good_generation,
    highest_version,
    next_id,
    only_one,
    prune,
    publish,
)

_LOG = logging.getLogger(__name__)
Progress = Callable[[str, int, int], None]


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """How an import went. `generation` is the live one afterwards; `changed` whether it is new.

    `refused` says why nothing was taken in; it is empty where the bundle was accepted.
    """

    generation: str
    changed: bool
    source: str
    products: int
    faq: int
    rows: int
    bad_rows: int
    counts: Counts
    columns: tuple[str, ...]
    how: str
    problems: tuple[Problem, ...]
    signer: str | None = None
    version: int | None = None
    refused: str = ""

    def summary(self) -> str:
        """One line, such as "312 items, 5 new, 18 prices changed"."""
        if self.refused:
            return f"refused: {self.refused}"
        if not self.changed:
            return f"nothing has changed: {self.products} items"
        parts = [f"{self.products} items", *self.counts.lines()]
        if self.bad_rows:
            parts.append(f"{self.bad_rows} rows left out because of errors")
        return ", ".join(parts)


class TooManyBadRows(BundleError):
    """Nothing was changed. `problems` holds what is wrong, row by row."""

    def __init__(self, message: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(message)
        self.problems = problems


def import_bundle(
    bundle: Path,
    home: Path,
    *,
    require_signature: bool,
    max_bad_rows_percent: float,
    keep_generations: int,
    override_version: bool = False,
    vector_store: VectorStore = "f16",
    progress: Callable[[str, int, int], None] = lambda *_: None,
    embedder: Embedder | None = None,
    models: Path | None = None,
) -> ImportReport:
    """Takes a bundle (a folder or a .zip) into the catalogue under `home`.

    The embedding model is `embedder`, else the best in `models` (default: HOME/models), else the
    packaged one. `override_version` lets the owner take in a signed bundle although a newer one
    was taken in before. Raises BundleError when the bundle is refused; then nothing has changed.
    `progress` is told (step, done, total) as it goes on. The report is kept as last-import.json.
    """
    layout = Layout(home)
    with (
        full_disk_told(layout),
        only_one(layout),
        staged(bundle, layout.root) as folder,
        _no_garbage_collection(),
    ):
        signed = _check_signature(folder, layout, require_signature)
        contents = read_contents(folder)
        contents = replace(
            contents, problems=(*contents.problems, *_of_packs(contents.store.domain, home))
        )
        try:
            _refuse_if_bad(contents, max_bad_rows_percent)
        except TooManyBadRows as err:
            write_atomic(
                layout.report, msgspec.json.encode(_refusal(err, layout, bundle, contents))
            )
            raise
        record = BundleRecord(
            digest=contents.digest(),
            source=bundle.name,
            version=signed.version if signed else None,
            signer=signed.signer if signed else None,
        )
        if signed and not override_version:
            _refuse_replay(layout, record)
        live = _live(layout)
        embedder = embedder or best_embedder(models or home / "models")
        before = None if live is None else layout.generation(live.id)
        if live is not None and _same(live, record, embedder, vector_store):
            report = _report(live, contents, Counts(), changed=False)
        else:
            manifest = _build_and_publish(
                layout, contents, record, embedder, live, vector_store, progress
            )
            changes: tuple[Change, ...] = compare(before, layout.generation(manifest.id))
            report = _report(manifest, contents, Counts.of(changes), changed=True)
            prune(layout, keep_generations)
        write_atomic(layout.report, msgspec.json.encode(report))
    _LOG.info("catalogue %s: %s", report.generation, report.summary())
    return report


@contextlib.contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Hundreds of thousands of small values that live to the end are gone through in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _check_signature(folder: Path, layout: Layout, required: bool) -> Signed | None:
    """A signature that is there must be right even where none is required."""
    if not is_signed(folder):
        if required:
            raise BundleError(
                "the bundle is not signed; sign it with `bolo catalogue sign`, or import it at "
                "the console with --unsigned"
            )
        return None
    if not required and not any(layout.keys.glob("*.pub")):
        return None
    return verify_bundle(folder, layout.keys)


def _refuse_replay(layout: Layout, record: BundleRecord) -> None:
    """Old prices must not come back with an old stick. The very same bundle may come again."""
    highest = highest_version(layout)
    version = record.version or 0
    if version > highest or (version == highest and _was_taken(layout, record)):
        return
    raise BundleError(
        f"the bundle (version {version}) is not newer than one that was taken in already "
        f"(version {highest}); sign the new prices again, or import it with --override"
    )


def _was_taken(layout: Layout, record: BundleRecord) -> bool:
    for generation_id in layout.ids():
        with contextlib.suppress(Damaged):
            taken = read_manifest(layout.generation(generation_id), any_format=True).bundle
            if (taken.version, taken.digest) == (record.version, record.digest):
                return True
    return False


def _of_packs(domain: str, home: Path) -> Iterator[Problem]:
    """A shop whose pack is missing or wrong is told so now, not by its customers."""
    for problem in pack_problems(domain, home / OWN_PACKS):
        file, _, message = problem.message.partition(": ")
        yield Problem(file=file, message=message, severity="note")


def _refuse_if_bad(contents: Contents, max_bad_rows_percent: float) -> None:
    if not contents.products:
        raise TooManyBadRows(
            "the sheet holds no usable product; nothing was changed", contents.problems
        )
    if contents.bad_percent > max_bad_rows_percent:
        raise TooManyBadRows(
            f"{contents.bad_rows} of {contents.rows} rows have errors "
            f"({contents.bad_percent:.0f} %, allowed are {max_bad_rows_percent:g} %); "
            "nothing was changed",
            contents.problems,
        )


def _live(layout: Layout) -> Manifest | None:
    try:
        manifest, complaints = good_generation(layout)
    except NoCatalogue:
        return None
    for complaint in complaints:
        _LOG.warning("%s", complaint)
    return manifest


def _same(
    live: Manifest, record: BundleRecord, embedder: Embedder, vector_store: VectorStore
) -> bool:
    return (
        live.bundle.digest == record.digest
        and live.embedder == embedder.name
        and live.vector_store == vector_store
        and (record.version or 0) <= live.highest_version
    )


def _build_and_publish(
    layout: Layout,
    contents: Contents,
    record: BundleRecord,
    embedder: Embedder,
    live: Manifest | None,
    vector_store: VectorStore,
    progress: Progress,
) -> Manifest:
    reusable = Reusable.nothing()
    if live is not None:
        reusable = Reusable.of(layout.generation(live.id), embedder, live, vector_store)
    with building_folder(layout) as folder:
        generation_id = next_id(layout, record.digest)
        highest = max(highest_version(layout), record.version or 0)
        build(
            folder,
            generation_id,
            contents,
            record,
            embedder,
            reusable,
            highest,
            progress,
            vector_store,
        )
        publish(layout, folder, generation_id)
    return verify(layout.generation(generation_id))


def _report(
    manifest: Manifest, contents: Contents, counts: Counts, *, changed: bool
) -> ImportReport:
    return ImportReport(
        generation=manifest.id,
        changed=changed,
        source=manifest.bundle.source,
        products=manifest.products,
        faq=manifest.faq,
        rows=contents.rows,
        bad_rows=contents.bad_rows,
        counts=counts,
        columns=tuple(contents.columns.lines()),
        how=contents.how,
        problems=contents.problems,
        signer=manifest.bundle.signer,
        version=manifest.bundle.version,
    )


def _refusal(err: TooManyBadRows, layout: Layout, bundle: Path, contents: Contents) -> ImportReport:
    return ImportReport(
        generation=layout.current_id() or "",
        changed=False,
        source=bundle.name,
        products=len(contents.products),
        faq=len(contents.faq),
        rows=contents.rows,
        bad_rows=contents.bad_rows,
        counts=Counts(),
        columns=tuple(contents.columns.lines()),
        how=contents.how,
        problems=contents.problems,
        refused=str(err),
    )


def last_report(home: Path) -> ImportReport | None:
    """The report of the last import whose sheet could be read, also of one that was refused."""
    try:
        return msgspec.json.decode(Layout(home).report.read_bytes(), type=ImportReport)
    except (OSError, msgspec.DecodeError, Damaged):
        return None
