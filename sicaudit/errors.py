"""What stops a run, each with its exit code; what goes wrong with one URL is a Failure."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Every way in which sicaudit ends; the meaning is fixed by the contract in the README."""

    OK = 0
    FOUND = 1
    USAGE = 2
    INCOMPLETE = 3
    MACHINE = 4
    INTERNAL = 70
    LOCKED = 75
    INTERRUPTED = 130
    TERMINATED = 143


class SicauditError(Exception):
    """A reason to stop, worded for the person who started the run."""

    exit_code = ExitCode.INTERNAL


class ConfigError(SicauditError):
    """Wrong usage or configuration: nothing was crawled."""

    exit_code = ExitCode.USAGE


class MachineError(SicauditError):
    """The disk, the output folder or the store failed us; nothing stored is lost."""

    exit_code = ExitCode.MACHINE


class StoreLockedError(SicauditError):
    """Another run on the same store is under way."""

    exit_code = ExitCode.LOCKED
