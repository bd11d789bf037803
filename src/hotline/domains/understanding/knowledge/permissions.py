"""Who may do what with the knowledge base: codes of accounts.rules.PERMISSIONS."""

from hotline.domains.understanding.knowledge.rules.life import EDIT, EXCHANGE, PUBLISH, REQUIRE, REVIEW

#: Whoever works on articles sees drafts, feedback and what is ending.
WORKERS = (EDIT, REVIEW, PUBLISH)

__all__ = ["EDIT", "EXCHANGE", "PUBLISH", "REQUIRE", "REVIEW", "WORKERS"]
