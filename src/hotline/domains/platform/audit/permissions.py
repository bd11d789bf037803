"""Permission to read the audit trail: its administrator's alone."""

from hotline.kernel.permissions import Permission

SEE = Permission.AUDIT_VIEW
