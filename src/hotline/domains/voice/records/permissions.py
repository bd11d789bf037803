"""Permissions to see calls."""

from hotline.kernel.permissions import Permission

VIEW = (Permission.CALLS_VIEW_OWN, Permission.CALLS_VIEW_GROUP, Permission.CALLS_VIEW_ALL)
