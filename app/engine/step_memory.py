"""What the tensors of one step take: llama.cpp's graph of a dense model, laid out as llama.cpp lays it out.

A context reserves one buffer for the largest step it will compute. Which tensors that step has follows from the shape
of the model, which of them are there at once from their order, and where they go from ggml's allocator: into the
smallest gap that is large enough, else to the end. All three are repeated here (``llama-graph.cpp``, ``ggml-alloc.c``
in the source of llama-cpp-python 0.3.36), so the figure is llama.cpp's own for models with llama's graph, Qwen's among
them, with flash attention, which the processor always has. Other graphs differ in a few tensors; what the processor's
threads need while they compute is not in that buffer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.gguf import GgufHeader
from app.domain.model_shape import ModelShape

_ALIGNMENT = 32
_NUMBER = 4  # bytes of a float, of a token and of a position
_CELL_INDEX = 8
_MASK = 2  # bytes a cell and token
_NO_END = 2**62

Place = tuple[int, int]  # offset and size


@dataclass(slots=True)
class _Layout:
    """A buffer that tensors are placed in and removed from; ``peak`` is how long it had to be."""

    peak: int = 0
    _gaps: list[list[int]] = field(
        default_factory=lambda: [[0, _NO_END]]
    )  # offset and size, the last has no end

    def place(self, size: int) -> Place:
        size = -(-max(0, size) // _ALIGNMENT) * _ALIGNMENT
        fitting = [gap for gap in self._gaps[:-1] if gap[1] >= size]
        gap = min(reversed(fitting), key=lambda each: each[1]) if fitting else self._gaps[-1]
        offset = gap[0]
        gap[0], gap[1] = offset + size, gap[1] - size
        if not gap[1]:
            self._gaps.remove(gap)
        self.peak = max(self.peak, offset + size)
        return offset, size

    def remove(self, *places: Place) -> None:
        for place in places:
            gaps = sorted([*self._gaps, list(place)])
            self._gaps = gaps[:1]
            for gap in gaps[1:]:
                if sum(self._gaps[-1]) == gap[0]:
                    self._gaps[-1][1] += gap[1]
                else:
                    self._gaps.append(gap)


def step_bytes(model: GgufHeader | ModelShape, cells: int, tokens: int, outputs: int) -> int:
    """Return the bytes of the buffer for steps of ``tokens`` over ``cells`` with ``outputs`` rows of logits."""
    layout = _Layout()
    width = model.embedding_length * _NUMBER
    told = layout.place(tokens * _NUMBER)
    layout.place(tokens * width)  # where embeddings would be given instead of tokens: never used
    inputs = [layout.place(tokens * each) for each in (_NUMBER, _CELL_INDEX, _CELL_INDEX, cells * _MASK)]
    asked = layout.place(outputs * _NUMBER)
    stream = layout.place(tokens * width)
    layout.remove(told)
    for _ in range(model.block_count - 1):
        stream = _fed_forward(layout, model, _attended(layout, model, tokens), stream, tokens)
    attended = _attended(layout, model, tokens, inputs)
    chosen = layout.place(outputs * width)  # the last layer goes on with the rows that are asked for
    layout.remove(attended)
    before = layout.place(outputs * width)
    layout.remove(stream, asked)
    _fed_forward(layout, model, chosen, before, outputs)
    layout.place(outputs * model.vocabulary_size * _NUMBER)
    return layout.peak


def _attended(
    layout: _Layout, model: GgufHeader | ModelShape, tokens: int, inputs: Sequence[Place] = ()
) -> Place:
    """Place what attention computes, and return its result; ``inputs`` are those that the last layer reads last."""
    row = tokens * _NUMBER
    normed = layout.place(row * model.embedding_length)
    query = _turned(layout, row * model.head_count * model.key_length)
    value = layout.place(row * model.head_count_kv * model.value_length)
    key = _turned(layout, row * model.head_count_kv * model.key_length, normed)
    layout.remove(*inputs[:1], key, *inputs[1:2], value, *inputs[2:3])  # key and value go into their cells
    found = layout.place(row * model.head_count * model.value_length)
    layout.remove(query, *inputs[3:])
    result = layout.place(row * model.embedding_length)
    layout.remove(found)
    return result


def _turned(layout: _Layout, size: int, last_used: Place | None = None) -> Place:
    """Place a query or key, and beside it what becomes of it by norm and rotation; ``last_used`` made it, and goes."""
    made = layout.place(size)
    if last_used is not None:
        layout.remove(last_used)
    turned = layout.place(size)
    layout.remove(made)
    return turned


def _fed_forward(
    layout: _Layout, model: GgufHeader | ModelShape, attended: Place, stream: Place, rows: int
) -> Place:
    """Place what the feed-forward network computes, and return the stream after it."""
    width, inner = rows * model.embedding_length * _NUMBER, rows * model.feed_forward_length * _NUMBER
    layout.remove(stream)  # added to what attention found, in its place
    normed = layout.place(width)
    gate, up = layout.place(inner), layout.place(inner)
    layout.remove(normed)
    gated = layout.place(inner)
    layout.remove(gate, up)
    result = layout.place(width)
    layout.remove(gated, attended)
    return result
