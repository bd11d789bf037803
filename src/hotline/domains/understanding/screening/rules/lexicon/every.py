"""All patterns, the most dangerous first."""

from hotline.domains.understanding.screening.rules.lexicon.gatherings import GATHERINGS
from hotline.domains.understanding.screening.rules.lexicon.self_harm import SELF_HARM
from hotline.domains.understanding.screening.rules.lexicon.threats import DATE, EXTREME, MEDIA
from hotline.domains.understanding.screening.rules.lexicon.violence import VIOLENCE

EVERY = [*SELF_HARM, *VIOLENCE, *GATHERINGS, *EXTREME, *MEDIA, *DATE]
