"""Puts the error of a cell into words, whatever the cell has made of its error and of Python.

Everything is taken hold of before any cell runs: a cell may replace what a module offers.
"""

import traceback
from collections.abc import Callable
from typing import Any

from freed._own import OWN

__builtins__ = OWN

LONGEST = 200_000  # characters; TypeScript keeps no more of a text, see src/interpreter/bounds.ts

_frames_of, _format_frames = traceback.extract_tb, traceback.format_list
_format_end = traceback.format_exception_only
_traceback_of = BaseException.__dict__["__traceback__"].__get__
_name_of = type.__dict__["__name__"].__get__
_plain = str.__str__  # of a text whose class is the learner's, one that is Python's own

Words = tuple[str, str, int, str]


def describe(error: BaseException, filename: str, lines: int) -> Words:
    """Type, message, line in the cell (0 if none) and traceback of an error. Never raises.

    `lines`: how many the cell has; an error can claim to be anywhere.
    """
    name = _name_of(type(error))
    try:
        message = _message(error)
        line = _or(0, _line_of, error, filename)
        is_inside = type(line) is int and 0 < line <= lines + 1  # Python counts the end as one
        text = _or(name, _text_of, error, filename)
        return name, message[:LONGEST], line if is_inside else 0, text[:LONGEST]
    except KeyboardInterrupt:  # Stop, while it was put into words
        return "KeyboardInterrupt", "", 0, ""


def _or(
    otherwise: object,
    find: Callable[[BaseException, str], Any],
    error: BaseException,
    filename: str,
) -> Any:
    try:
        return find(error, filename)
    except KeyboardInterrupt:
        raise
    except BaseException:  # no memory, no room on the stack, or `traceback` taken apart
        return otherwise


def _message(error: BaseException) -> str:
    try:
        return _plain(str(error))
    except KeyboardInterrupt:
        raise
    except BaseException:  # a learner's __str__ may fail in any way it likes
        return "(its message could not be made)"


def _line_of(error: BaseException, filename: str) -> int:
    line = 0
    step = _traceback_of(error)
    while step is not None:
        if step.tb_frame.f_code.co_filename == filename:
            line = step.tb_lineno
        step = step.tb_next
    # Not isinstance: that asks the error itself.
    if issubclass(type(error), SyntaxError) and error.filename == filename:
        line = error.lineno
    return line


def _text_of(error: BaseException, filename: str) -> str:
    frames = [one for one in _frames_of(_traceback_of(error)) if one.filename == filename]
    head = ["Traceback (most recent call last):\n"] if frames else []
    return "".join(head + _format_frames(frames) + _format_end(error))
