"""The HTML page of an evaluation: scores, plots drawn as SVG, every failure."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from device.evaluation.question import Verdict
from device.evaluation.run import Score

_COLOURS: dict[Verdict, str] = {"right": "#2e7d32", "refused": "#f9a825", "wrong": "#c62828"}
_STYLE = (
    "body{font-family:system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.3rem;"
    "text-align:left;vertical-align:top}"
)


def write_report(score: Score, folder: Path, title: str) -> Path:
    """Writes `index.html` into the folder and returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "index.html"
    parts = [
        f"<!doctype html><meta charset=utf-8><title>{html.escape(title)}</title>",
        f"<style>{_STYLE}</style><h1>{html.escape(title)}</h1>",
        f"<p>{summary(score)}</p>",
        "<h2>By language</h2>",
        _bars(score.by(lambda r: r.question.lang)),
        "<h2>By intent</h2>",
        _bars(score.by(lambda r: r.question.intent)),
        "<h2>Time of an answer</h2>",
        _histogram([r.ms for r in score.results]),
        "<h2>Failures</h2>",
        _failures(score),
    ]
    page.write_text("\n".join(parts), "utf-8")
    return page


def summary(score: Score) -> str:
    return (
        f"{len(score.results)} questions: right {score.right:.1%}, "
        f"refused {score.count('refused')}, wrong {score.count('wrong')}, "
        f"confidently wrong {score.confidently_wrong:.1%}; "
        f"P50 {score.ms_percentile(50):.1f} ms, P95 {score.ms_percentile(95):.1f} ms"
    )


def _bars(groups: Mapping[str, Counter[Verdict]]) -> str:
    rows, y = [], 4
    most = max((sum(group.values()) for group in groups.values()), default=1)
    for name, group in groups.items():
        x = 150.0
        rows.append(f'<text x="0" y="{y + 14}" font-size="13">{html.escape(name)}</text>')
        for verdict, colour in _COLOURS.items():
            width = 420 * group[verdict] / most
            rows.append(
                f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="18" fill="{colour}"/>'
            )
            x += width
        total = sum(group.values())
        rows.append(
            f'<text x="{x + 6:.1f}" y="{y + 14}" font-size="12">{group["right"]}/{total}</text>'
        )
        y += 24
    return f'<svg width="680" height="{y}" role="img">{"".join(rows)}</svg>'


def _histogram(times: list[float]) -> str:
    edges = [1, 2, 5, 10, 25, 50, 100, 250, 1000]
    counts = [0] * (len(edges) + 1)
    for ms in times:
        counts[sum(ms > edge for edge in edges)] += 1
    labels = [*(f"≤{edge}" for edge in edges), f">{edges[-1]}"]
    most = max(counts, default=1) or 1
    bars = []
    for index, (label, count) in enumerate(zip(labels, counts, strict=True)):
        height = 120 * count / most
        x = index * 58
        bars.append(
            f'<rect x="{x}" y="{130 - height:.1f}" width="50" height="{height:.1f}"'
            ' fill="#1565c0"/>'
        )
        bars.append(f'<text x="{x}" y="146" font-size="12">{label} ms</text>')
        bars.append(f'<text x="{x}" y="{126 - height:.1f}" font-size="11">{count}</text>')
    return f'<svg width="620" height="152" role="img">{"".join(bars)}</svg>'


def _failures(score: Score) -> str:
    rows = ["<table><tr><th>question</th><th>wanted</th><th>answer</th></tr>"]
    for result in score.failures:
        question, answer = result.question, result.answer
        context = "".join(f"<i>{html.escape(said)}</i><br>" for said in question.context)
        wanted = f"{question.intent} {' '.join(question.skus)} {' '.join(question.must_say)}"
        rows.append(
            f"<tr><td>{context}{html.escape(question.text)}<br><small>{question.id} {question.lang}"
            f"</small></td><td>{html.escape(wanted)}</td>"
            f"<td><b>{result.verdict}</b> {answer.intent} "
            f"({answer.confidence:.2f})<br>{html.escape(answer.reply)}</td></tr>"
        )
    return "".join([*rows, "</table>"])
