"""The kernel's filter for system calls (seccomp), by libseccomp: what is not listed fails with EPERM."""

import ctypes
import errno
from collections.abc import Iterable
from functools import cache

#: Enough to compute, to read files and to write to what is open already. Nothing that makes a socket, a process or a
#: signal, runs a program, or looks into another process.
PERMITTED = (
    *("read", "write", "readv", "writev", "pread64", "lseek", "close", "fcntl", "ioctl"),
    *("openat", "open", "fstat", "newfstatat", "stat", "lstat", "statx", "access", "faccessat", "faccessat2"),
    *("readlink", "readlinkat", "getcwd", "getdents64"),
    *("mmap", "munmap", "mremap", "mprotect", "madvise", "brk"),
    *("rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall"),
    *("futex", "sched_yield", "sched_getaffinity", "nanosleep", "clock_nanosleep", "rseq", "membarrier"),
    *("clock_gettime", "clock_getres", "gettimeofday", "time", "getrandom", "uname", "sysinfo", "getrusage", "times"),
    *("getpid", "gettid", "getuid", "geteuid", "getgid", "getegid", "exit", "exit_group"),
)
ALLOW, FAIL_WITH = 0x7FFF0000, 0x00050000
NO_SUCH_CALL = -1


class NoFilter(OSError):
    """The filter cannot be set: nothing may be parsed."""


@cache
def library() -> ctypes.CDLL:
    """Raises NoFilter without the package libseccomp2."""
    try:
        found = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    except OSError as error:
        raise NoFilter("libseccomp.so.2 is missing: apt-get install libseccomp2") from error
    found.seccomp_init.restype = ctypes.c_void_p
    found.seccomp_rule_add.argtypes = (ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint)
    found.seccomp_load.argtypes = (ctypes.c_void_p,)
    return found


def permit_only(calls: Iterable[str] = PERMITTED) -> None:
    """From now on this process can use these system calls only. Cannot be undone. Raises NoFilter."""
    seccomp = library()
    rules = seccomp.seccomp_init(FAIL_WITH | errno.EPERM)
    if not rules:
        raise NoFilter("seccomp_init failed")
    for name in calls:
        number = seccomp.seccomp_syscall_resolve_name(name.encode())
        if number != NO_SUCH_CALL and (code := seccomp.seccomp_rule_add(rules, ALLOW, number, 0)):
            raise NoFilter(f"seccomp_rule_add {name}: {code}")
    if code := seccomp.seccomp_load(rules):
        raise NoFilter(f"seccomp_load: {code}")
