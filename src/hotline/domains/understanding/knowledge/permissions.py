"""Permissions of the knowledge base."""

from hotline.kernel.permissions import Permission

#: Any of these permissions shows drafts, feedback and expiring articles.
WORKERS = (Permission.KNOWLEDGE_EDIT, Permission.KNOWLEDGE_REVIEW, Permission.KNOWLEDGE_PUBLISH)
