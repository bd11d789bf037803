"""How well the processes are. The public names of the domain's rules."""

from hotline.domains.operations.rules.processes import ProcessHealth, process_health

__all__ = ["ProcessHealth", "process_health"]
