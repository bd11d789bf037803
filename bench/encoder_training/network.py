"""The encoder as it learns, with what is read off its vectors: unrest, 红, which kind."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from bench.encoder_training.packed import BEGIN, BLOCK, PAD, Packed

#: Vectors are of length one and lie close together; seen from their middle and so much longer they are easier to learn.
REACH = 16.0
MATRICES = {"q": "queries", "k": "keys", "v": "values", "ao": "out", "fi": "inner", "fo": "outer"}
NORMS = {"aln": "after_out", "oln": "after_outer"}


def rounded(weights: Tensor) -> Tensor:
    """What is left of them in four bits."""
    blocks = weights.reshape(-1, BLOCK)
    high, low = blocks.amax(1, keepdim=True), blocks.amin(1, keepdim=True)
    step = (torch.where(high > -low, high, low) / -8).half().float()
    step = step.masked_fill(step == 0, 1e-8)
    return ((blocks / step).round().clamp(-8, 7) * step).reshape(weights.shape)


class Matrix(nn.Linear):
    """Works with what four bits leave of it; what it learns goes to the whole numbers beneath."""

    def round_off(self) -> None:
        with torch.no_grad():
            self.lost = rounded(self.weight) - self.weight

    def forward(self, input: Tensor) -> Tensor:
        return functional.linear(input, self.weight + self.lost, self.bias)


class Layer(nn.Module):
    def __init__(self, width: int, inner: int, heads: int, epsilon: float, drop: float) -> None:
        super().__init__()
        self.heads, self.drop = heads, drop
        for name in ("queries", "keys", "values", "out"):
            setattr(self, name, Matrix(width, width))
        self.inner, self.outer = Matrix(width, inner), Matrix(inner, width)
        self.after_out, self.after_outer = nn.LayerNorm(width, epsilon), nn.LayerNorm(width, epsilon)

    def forward(self, x: Tensor, is_there: Tensor) -> Tensor:
        many, length, width = x.shape
        parts = [
            each(x).view(many, length, self.heads, -1).transpose(1, 2)
            for each in (self.queries, self.keys, self.values)
        ]
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=is_there[:, None, None, :])
        seen = self.out(seen.transpose(1, 2).reshape(many, length, width))
        x = self.after_out(x + functional.dropout(seen, self.drop, self.training))
        worked = self.outer(functional.gelu(self.inner(x)))
        return self.after_outer(x + functional.dropout(worked, self.drop, self.training))


class Network(nn.Module):
    """``learns_from``: the number of the first layer that learns; those before it stay as they are."""

    def __init__(self, packed: Packed, sides: int, learns_from: int, drop: float) -> None:
        super().__init__()
        width, layers, heads, inner, *_ = packed.sizes
        tensors = {name: torch.tensor(values.copy()) for name, values in packed.tensors.items()}
        self.embeddings, self.drop = tensors["emb.word"].view(-1, width), drop
        self.positions = tensors["emb.pos"].view(-1, width) + tensors["emb.type"][:width]
        self.norm = tensors["emb.ln.w"], tensors["emb.ln.b"], packed.epsilon
        self.learns_from = learns_from
        self.layers = nn.ModuleList(Layer(width, inner, heads, packed.epsilon, drop) for _ in range(layers))
        self.heads = nn.Linear(width, sides)
        self.register_buffer("middle", torch.zeros(width))
        with torch.no_grad():
            for number, layer in enumerate(self.layers):
                for short, name in {**MATRICES, **NORMS}.items():
                    part = getattr(layer, name)
                    part.weight.copy_(tensors[f"l{number}.{short}.w"].view(part.weight.shape))
                    part.bias.copy_(tensors[f"l{number}.{short}.b"])
                layer.requires_grad_(number >= learns_from)
            self.heads.weight.zero_()
            self.heads.bias.zero_()
        self.round_off()

    def round_off(self) -> None:
        for each in self.modules():
            if isinstance(each, Matrix):
                each.round_off()

    def vectors(self, numbers: Tensor) -> Tensor:
        """Of texts as pieces of words, filled up with PAD: the mean over their pieces, of length one."""
        is_there = numbers != PAD
        weight, bias, epsilon = self.norm
        x = self.embeddings[numbers] + self.positions[: numbers.shape[1]]
        x = functional.layer_norm(x, x.shape[-1:], weight, bias, epsilon)
        with torch.no_grad():
            for layer in self.layers[: self.learns_from]:
                x = layer.eval()(x, is_there)
        for layer in self.layers[self.learns_from :]:
            x = layer(x, is_there)
        held = is_there[..., None].float()
        return functional.normalize((x * held).sum(1) / held.sum(1), dim=-1)

    def forward(self, numbers: Tensor) -> Tensor:
        return self.heads(functional.dropout((self.vectors(numbers) - self.middle) * REACH, self.drop, self.training))

    def packed(self, before: Packed) -> Packed:
        tensors = dict(before.tensors)
        for number, layer in enumerate(self.layers):
            for short, name in {**MATRICES, **NORMS}.items():
                part = getattr(layer, name)
                tensors[f"l{number}.{short}.w"] = part.weight.detach().numpy().ravel()
                tensors[f"l{number}.{short}.b"] = part.bias.detach().numpy().ravel()
        return Packed(before.sizes, before.epsilon, before.pieces, before.scores, before.spelled, tensors)

    def read_off(self) -> dict[str, NDArray[np.float32]]:
        """As it is read off a vector: seen from the middle, a column each."""
        return {
            "middle": self.middle.numpy(),
            "heads": (self.heads.weight.detach().numpy().T * REACH).astype(np.float16),
            "bias": self.heads.bias.detach().numpy(),
        }


def filled(texts: list[list[int]]) -> Tensor:
    assert all(text[0] == BEGIN for text in texts)
    longest = max(map(len, texts))
    return torch.tensor([text + [PAD] * (longest - len(text)) for text in texts])
