"""What a worker does with a bundle of jobs, and how it tells what came of it."""

import traceback
from collections.abc import Sequence

from sicaudit.engine.jobs import Job, Kind, Trouble
from sicaudit.engine.kept import places_in
from sicaudit.engine.reading import Reader
from sicaudit.engine.wire import framed


def answers(reader: Reader, bundle: Sequence[Job]) -> bytes:
    """Do every job of a bundle, in its order."""
    try:
        return framed([_done(reader, job) for job in bundle])
    except Exception as error:  # whatever it is, the main process must hear of it
        error.add_note(traceback.format_exc())
        try:
            return framed(Trouble(error=error))
        except Exception:  # not every error can travel
            return framed(Trouble(error=RuntimeError(traceback.format_exc())))


def _done(reader: Reader, job: Job) -> object:
    kind, subject, light = job
    match kind:
        case Kind.READ:
            return reader.read(subject, light)
        case Kind.LOOK_UP:
            return places_in(subject, light)
