"""Python's side of the instruments: runs a cell between two readings and reports its lines.

The readings themselves are TypeScript functions, handed over once by `connect`. Whatever runs
between `before` and `after` belongs to the learner, so nothing here may allocate in between.
"""

import gc
import linecache
import sys
import traceback
import types
from collections.abc import Callable

MONITORING_TOOL = 5  # an id that no tool in the standard library claims

# At Python's own limit of 1000 a recursion through C (map, sorted, __repr__) overflows the wasm
# stack and kills the interpreter; at this one Python's RecursionError comes first.
RECURSION_LIMIT = 250

_streams = (sys.stdout, sys.stderr)  # kept: a cell may put others in their place


def _unconnected(*_arguments: object) -> None:
    raise RuntimeError("freed's instruments are only connected inside a running cell")


# TypeScript functions; see `hooks` in src/interpreter/session.ts.
before: Callable[[], None] = _unconnected
after: Callable[[], None] = _unconnected
watch: Callable[[str, int], None] = _unconnected
mark: Callable[[str], bool] = _unconnected
mark_line: Callable[[int], None] = _unconnected
on_collection: Callable[[bool, int, int, int], None] = _unconnected
on_line: Callable[[int], None] = _unconnected
on_enter: Callable[[], None] = _unconnected
on_leave: Callable[[], None] = _unconnected
on_error: Callable[[str, str, int, str], None] = _unconnected
on_describing: Callable[[bool], None] = _unconnected


def connect(**hooks: Callable[..., object]) -> None:
    """Put the TypeScript functions in place and use each path once, so that it is warm."""
    globals().update(hooks)
    sys.setrecursionlimit(RECURSION_LIMIT)
    gc.callbacks.append(_report_collection)
    _make_room_for_names()
    # Without lines: once sys.monitoring was used, every new code object costs 80 bytes more.
    exec("from freed import mark, watch", {})  # in a namespace that is thrown away
    run("print(0)\nraise ValueError", "<warm-up>", False)
    run("", "<warm-up>", False)


def _make_room_for_names() -> None:
    """Let the cells' namespace grow now: else whichever name is the eleventh costs 104 bytes."""
    namespace = sys.modules["__main__"].__dict__
    names = [f"_freed_{i}" for i in range(100)]
    for name in names:
        namespace[name] = None
    for name in names:
        del namespace[name]


def _report_collection(phase: str, info: dict[str, int]) -> None:
    on_collection(phase == "stop", info["generation"], info["collected"], info["uncollectable"])


def caller_line() -> int:
    """The line that called `freed.mark`."""
    return sys._getframe(2).f_lineno


def run(source: str, filename: str, with_lines: bool) -> None:
    """Run a cell in `__main__`, readings immediately around it. Ends whatever the cell does."""
    lines = source.splitlines(keepends=True)
    linecache.cache[filename] = (len(source), None, lines, filename)
    try:
        code = compile(source, filename, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
        on_error(*_describe(error, filename))
        return
    if with_lines:
        _monitor(code)
    # Python's cache of attribute look-ups keeps names alive. Without this, a look-up in the cell
    # may push out a name that nobody else holds, and the learner would seem to have freed it.
    sys._clear_internal_caches()
    before()
    _execute(code, filename)
    # The error and its frames are gone by now. What a print left in Python's own buffer is not
    # the learner's either.
    for stream in _streams:
        stream.flush()
    after()
    if with_lines:
        _stop_monitoring()


def _execute(code: types.CodeType, filename: str) -> None:
    """A function of its own, so that the frame its tracebacks begin with dies with it."""
    try:
        exec(code, sys.modules["__main__"].__dict__)
    except SystemExit as error:
        if error.code not in (None, 0):
            _report(error, filename)
    except BaseException as error:
        _report(error, filename)


def _report(error: BaseException, filename: str) -> None:
    """Tell TypeScript of an error; what telling costs in bytes is not the learner's."""
    on_describing(False)
    on_error(*_describe(error, filename))
    on_describing(True)


def _describe(error: BaseException, filename: str) -> tuple[str, str, int, str]:
    """Type, message, line in the cell (0 if none) and traceback of an error."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == filename
    ]
    line = frames[-1].lineno if frames else 0
    if isinstance(error, SyntaxError) and error.filename == filename:
        line = error.lineno or 0
    text = "".join(
        (["Traceback (most recent call last):\n"] if frames else [])
        + traceback.format_list(frames)
        + traceback.format_exception_only(error)
    )
    return type(error).__name__, _message(error), line or 0, text


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:  # a learner's __str__ may fail in any way it likes
        return "(its message could not be made)"


def _monitor(code: types.CodeType) -> None:
    """Report the lines of the cell, and of functions written in it, through sys.monitoring."""
    monitoring = sys.monitoring
    events = monitoring.events
    monitoring.use_tool_id(MONITORING_TOOL, "freed")
    enter = [events.PY_START, events.PY_RESUME]
    leave = [events.PY_RETURN, events.PY_YIELD]
    for event in enter:
        monitoring.register_callback(MONITORING_TOOL, event, _entered)
    for event in leave:
        monitoring.register_callback(MONITORING_TOOL, event, _left)
    monitoring.register_callback(MONITORING_TOOL, events.LINE, _reached)
    local = events.LINE
    for event in enter + leave:
        local |= event
    for part in _with_nested(code):
        monitoring.set_local_events(MONITORING_TOOL, part, local)
    _watch_unwinding(code.co_filename)


def _watch_unwinding(filename: str) -> None:
    # PY_UNWIND cannot be set for one code object, so it comes for all and is filtered.
    events = sys.monitoring.events

    def unwound(code: types.CodeType, _offset: int, _error: BaseException) -> None:
        if code.co_filename == filename:
            on_leave()

    sys.monitoring.register_callback(MONITORING_TOOL, events.PY_UNWIND, unwound)
    sys.monitoring.set_events(MONITORING_TOOL, events.PY_UNWIND)


def _stop_monitoring() -> None:
    sys.monitoring.free_tool_id(MONITORING_TOOL)


def _with_nested(code: types.CodeType) -> list[types.CodeType]:
    found = [code]
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            found += _with_nested(constant)
    return found


def _reached(_code: types.CodeType, line: int) -> None:
    on_line(line)


def _entered(_code: types.CodeType, _offset: int) -> None:
    on_enter()


def _left(_code: types.CodeType, _offset: int, _value: object) -> None:
    on_leave()
