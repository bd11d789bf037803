"""Permissions to see questions that 京晓保 could not answer."""

from hotline.kernel.permissions import Permission

#: Permissions of people who work on articles.
EDITORS = (Permission.KNOWLEDGE_EDIT, Permission.KNOWLEDGE_REVIEW, Permission.KNOWLEDGE_PUBLISH)
