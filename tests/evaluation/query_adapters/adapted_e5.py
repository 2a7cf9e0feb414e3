"""The last layers of multilingual-e5-small with matrices of low rank to be learned beside their
weights, in torch; the same arithmetic as `kb.embedding.e5_graph`."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kb.embedding.e5_weights import E5Weights, packaged_file, read_weights
from kb.embedding.query_adapter import LowRank
from kb.embedding.unigram import UnigramTokenizer

FIRST, RANK = 8, 32
"""The first of the 12 layers that learns, counted from 0, and the rank of what is added."""
_PARTS = ("q", "k", "v", "ao", "fi", "fo")
_NORMS = ("aln", "oln")
_MOST_PIECES = 120
_HIDDEN = -1e4
_BATCH = 256


class _Linear(nn.Module):
    def __init__(self, weights: E5Weights, name: str, rank: int) -> None:
        super().__init__()
        packed = weights.four_bit[f"{name}.w"]
        whole = torch.from_numpy(packed.rows(np.arange(len(packed.halves))).copy())
        bias = torch.from_numpy(weights.floats[f"{name}.b"].copy())
        self.weight = nn.Parameter(whole, requires_grad=False)
        self.bias = nn.Parameter(bias, requires_grad=False)
        self.down = self.up = None
        if rank:
            outputs, inputs = whole.shape
            self.down = nn.Parameter(torch.randn(rank, inputs) / math.sqrt(inputs))
            self.up = nn.Parameter(torch.zeros(outputs, rank))

    def forward(self, hidden: Tensor) -> Tensor:
        product = functional.linear(hidden, self.weight, self.bias)
        if self.down is None or self.up is None:
            return product
        return product + functional.linear(functional.linear(hidden, self.down), self.up)


class _Layer(nn.Module):
    def __init__(self, weights: E5Weights, number: int, rank: int) -> None:
        super().__init__()
        self.heads, self.epsilon = weights.heads, weights.epsilon
        self.linear = nn.ModuleDict(
            {part: _Linear(weights, f"l{number}.{part}", rank) for part in _PARTS}
        )
        self.norms = {
            norm: [
                torch.from_numpy(weights.floats[f"l{number}.{norm}.{each}"].copy())
                for each in ("w", "b")
            ]
            for norm in _NORMS
        }

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        texts, tokens, width = hidden.shape
        parts = (texts, tokens, self.heads, width // self.heads)
        q, k, v = (self.linear[each](hidden).view(parts).transpose(1, 2) for each in "qkv")
        scores = (q @ k.transpose(2, 3) / math.sqrt(parts[3])).masked_fill(~mask, _HIDDEN)
        seen = (torch.softmax(scores, -1).to(v.dtype) @ v).transpose(1, 2)
        hidden = self._normed("aln", hidden + self.linear["ao"](seen.reshape(hidden.shape)))
        inner = functional.gelu(self.linear["fi"](hidden))
        return self._normed("oln", hidden + self.linear["fo"](inner))

    def _normed(self, name: str, hidden: Tensor) -> Tensor:
        return functional.layer_norm(hidden, hidden.shape[-1:], *self.norms[name], self.epsilon)


class AdaptedE5(nn.Module):
    """Texts go once through the layers that do not learn; what comes of them is kept, in half the
    precision."""

    def __init__(self) -> None:
        super().__init__()
        self._weights = read_weights(packaged_file())
        self._tokenizer = UnigramTokenizer(self._weights.pieces)
        self.layers = nn.ModuleList(
            _Layer(self._weights, number, RANK) for number in range(FIRST, self._weights.layers)
        )
        self._kept: dict[str, Tensor] = {}

    @property
    def width(self) -> int:
        return self._weights.width

    def keep(self, texts: Sequence[str]) -> None:
        """Raises nothing for texts that are kept already."""
        missing = sorted({text for text in texts if text not in self._kept}, key=len)
        layers = [_Layer(self._weights, number, 0) for number in range(FIRST)]
        norm = [torch.from_numpy(self._weights.floats[f"emb.ln.{n}"].copy()) for n in ("w", "b")]
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            embedded = [self._embedded(text) for text in batch]
            hidden, mask = _padded(embedded)
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                hidden = functional.layer_norm(
                    hidden, hidden.shape[-1:], *norm, self._weights.epsilon
                )
                for layer in layers:
                    hidden = layer(hidden, mask[:, None, None, :])
            for text, row, whole in zip(batch, hidden, embedded, strict=True):
                self._kept[text] = row[: len(whole)].to(torch.bfloat16).clone()

    def forward(self, texts: Sequence[str], unheard: float = 0.0) -> Tensor:
        """One row of length 1 a kept text; that share of the pieces is not heard."""
        hidden, mask = _padded([self._kept[text].float() for text in texts])
        heard = mask & (torch.rand(mask.shape) >= unheard)
        heard[:, 0] = True
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for layer in self.layers:
                hidden = layer(hidden, heard[:, None, None, :])
        counts = heard[:, :, None].float()
        return functional.normalize((hidden.float() * counts).sum(1) / counts.sum(1), dim=-1)

    def added(self) -> dict[str, LowRank]:
        """What was learned, by the names that the embedder knows."""
        return {
            f"l{number}.{part}": LowRank(linear.down.detach().numpy(), linear.up.detach().numpy())
            for number, layer in enumerate(self.layers, FIRST)
            for part, linear in layer.linear.items()
        }

    def _embedded(self, text: str) -> Tensor:
        weights, pieces = self._weights, self._weights.pieces
        numbers = self._tokenizer.numbers(f"query: {text}")[:_MOST_PIECES]
        tokens = np.array([pieces.start, *numbers, pieces.end])
        places = weights.floats["emb.pos"].reshape(-1, weights.width)[: len(tokens)]
        kind = weights.floats["emb.type"][: weights.width]
        return torch.from_numpy(weights.four_bit["emb.word"].rows(tokens) + places + kind)


def _padded(rows: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    hidden = nn.utils.rnn.pad_sequence([*rows], batch_first=True)
    lengths = torch.tensor([len(row) for row in rows])
    return hidden, torch.arange(hidden.shape[1])[None, :] < lengths[:, None]
