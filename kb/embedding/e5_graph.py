"""The layers of multilingual-e5-small as a graph for onnxruntime, made from the 4-bit weights and
what is added to them for questions.

Weights stay in their 4 bits; onnxruntime multiplies them with activations rounded to 8 bits in
blocks of 32, as `e5.c` does, with kernels for x86 and ARM.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from kb.embedding.e5_weights import BLOCK, E5Weights, FourBit
from kb.embedding.query_adapter import LowRank

INPUT, OUTPUT = "embedded", "hidden"
ASKED = "asked"
"""An input of one number: 1 for a question, 0 for a passage, to which nothing is added."""
_FUSED = "com.microsoft"
_EIGHT_BIT_ACTIVATIONS = 4
_QKV = "qkv"
_PLAIN = frozenset({"Add", "Identity", "LayerNormalization", "MatMul", "Mul"})


@dataclass(frozen=True, slots=True)
class Layers:
    """`model` names its weights only: they are given to onnxruntime beside it, as a model that
    holds them is copied four times until it runs."""

    model: bytes
    weights: dict[str, NDArray[Any]]


def layers_of(weights: E5Weights, added: Mapping[str, LowRank]) -> Layers:
    """A model that takes the summed embeddings of one text's tokens, [1, tokens, width], and
    returns what the last layer says of them, in the same shape. `added` are what questions add to
    the weights, by the names of these without their ending."""
    graph = _Graph(weights, added)
    hidden = graph.normalised(INPUT, "emb.ln")
    for layer in range(weights.layers):
        hidden = graph.layer(hidden, f"l{layer}")
    graph.add("Identity", [hidden], OUTPUT)
    shape: list[str | int | None] = [1, "tokens", weights.width]
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "multilingual-e5-small",
            [
                helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, shape),
                helper.make_tensor_value_info(ASKED, TensorProto.FLOAT, [1]),
            ],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, shape)],
            [_named(name, values) for name, values in graph.constants.items()],
        ),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)],
        ir_version=9,
    )
    return Layers(bytes(model.SerializeToString()), graph.constants)


@dataclass(slots=True)
class _Graph:
    weights: E5Weights
    added: Mapping[str, LowRank]
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, NDArray[Any]] = field(default_factory=dict)

    def layer(self, hidden: str, name: str) -> str:
        parts = [f"{name}.{part}" for part in _QKV]
        together = self.multiplied(hidden, *parts)
        self.nodes.append(helper.make_node("Split", [together], parts, axis=-1))
        attention = self.add(
            "MultiHeadAttention", parts, f"{name}.attention", num_heads=self.weights.heads
        )
        seen = self.multiplied(attention, f"{name}.ao")
        hidden = self.normalised(hidden, f"{name}.aln", seen)
        inner = self.add("Gelu", [self.multiplied(hidden, f"{name}.fi")], f"{name}.gelu")
        return self.normalised(hidden, f"{name}.oln", self.multiplied(inner, f"{name}.fo"))

    def multiplied(self, hidden: str, *names: str) -> str:
        """By the weights of these names, one behind the other, and with their biases."""
        parts = [self.weights.four_bit[f"{name}.w"] for name in names]
        output = f"{names[0]}.product"
        inputs = [
            hidden,
            self.constant(f"{output}.w", np.concatenate([_in_pairs(part) for part in parts])),
            self.constant(
                f"{output}.scales",
                np.concatenate([part.scales for part in parts]).astype(np.float32),
            ),
            "",
            "",
            self.constant(
                f"{output}.b", np.concatenate([self.weights.floats[f"{n}.b"] for n in names])
            ),
        ]
        rows = sum(len(part.halves) for part in parts)
        product = self.add(
            "MatMulNBits",
            inputs,
            output,
            K=parts[0].halves.shape[1] * BLOCK,
            N=rows,
            bits=4,
            block_size=BLOCK,
            accuracy_level=_EIGHT_BIT_ACTIVATIONS,
        )
        if any(name in self.added for name in names):
            return self.add("Add", [product, self.learned(hidden, names)], f"{output}.asked")
        return product

    def learned(self, hidden: str, names: Sequence[str]) -> str:
        """What questions add to the same product."""
        output = f"{names[0]}.learned"
        factors = [self.added[name] for name in names]
        down = np.concatenate([each.down for each in factors])
        up = np.zeros((len(down), sum(len(each.up) for each in factors)), np.float32)
        row = column = 0
        for each in factors:
            rank, outputs = len(each.down), len(each.up)
            up[row : row + rank, column : column + outputs] = each.up.T
            row, column = row + rank, column + outputs
        narrow = self.add(
            "MatMul", [hidden, self.constant(f"{output}.down", down.T)], f"{output}.narrow"
        )
        asked = self.add("Mul", [narrow, ASKED], f"{output}.asked")
        return self.add("MatMul", [asked, self.constant(f"{output}.up", up)], output)

    def normalised(self, hidden: str, name: str, added: str = "") -> str:
        scale = self.constant(f"{name}.w", self.weights.floats[f"{name}.w"])
        bias = self.constant(f"{name}.b", self.weights.floats[f"{name}.b"])
        epsilon = self.weights.epsilon
        if not added:
            inputs = [hidden, scale, bias]
            return self.add("LayerNormalization", inputs, f"{name}.out", epsilon=epsilon)
        inputs = [hidden, added, scale, bias]
        return self.add("SkipLayerNormalization", inputs, f"{name}.out", epsilon=epsilon)

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        domain = "" if kind in _PLAIN else _FUSED
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def constant(self, name: str, values: NDArray[Any]) -> str:
        self.constants[name] = np.ascontiguousarray(values)
        return name


def _named(name: str, values: NDArray[Any]) -> onnx.TensorProto:
    """A weight that lies outside the model."""
    kind = helper.np_dtype_to_tensor_dtype(values.dtype)
    tensor = onnx.TensorProto(name=name, data_type=kind, dims=values.shape)
    tensor.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", "given"), ("offset", "0"), ("length", str(values.nbytes))):
        tensor.external_data.add(key=key, value=value)
    return tensor


def _in_pairs(weights: FourBit) -> NDArray[np.uint8]:
    """As onnxruntime wants them: neighbours share a byte."""
    halves = weights.halves
    whole = np.concatenate([halves & 0x0F, halves >> 4], axis=-1)
    pairs: NDArray[np.uint8] = whole[:, :, 0::2] | (whole[:, :, 1::2] << 4)
    return pairs
