"""Permissions of the knowledge base."""

from hotline.kernel.permissions import Permission

#: Whoever works on articles sees drafts, feedback and what is ending.
WORKERS = (Permission.KNOWLEDGE_EDIT, Permission.KNOWLEDGE_REVIEW, Permission.KNOWLEDGE_PUBLISH)
