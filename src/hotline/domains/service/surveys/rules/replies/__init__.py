"""What a citizen's reply to a survey means: rating, kind, sentiment, themes, agent, whether somebody must follow up.

Pure patterns over the reply alone; ``reading.read`` puts them together. A reading is a proposal with the reply beside
it, and only ratings of digits and of the five words count as a rating (GB/T 39735: one of five levels).
"""
