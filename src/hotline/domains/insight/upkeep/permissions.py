"""Permissions to read faults: whoever reports or works on them, and who decides or sees what they cost."""

from hotline.kernel.permissions import Permission

READ = (Permission.FAULTS_REPORT, Permission.FAULTS_WORK, Permission.ASSESSMENT_VIEW)
READ_ROTA = (Permission.FAULTS_WORK, Permission.LIVE_HEALTH)
#: Of alarms and faults.
READ_RUN_BOOKS = (*READ, Permission.LIVE_FLOOR, Permission.LIVE_HEALTH)
#: Windows, drills and equipment: who does them, who reports faults of equipment, who they are announced to.
READ_PLANNED = (Permission.FAULTS_REPORT, Permission.FAULTS_WORK, Permission.ASSESSMENT_DECIDE)
