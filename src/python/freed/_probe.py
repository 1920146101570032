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
from itertools import repeat

# At Python's own limit of 1000 a recursion through C (map, sorted, __repr__) overflows the wasm
# stack and kills the interpreter; at this one Python's RecursionError comes first.
RECURSION_LIMIT = 250

# A cell may clear the list, or put another in its place: this is the one that Python uses.
_callbacks = gc.callbacks

WARM_UP = "from freed import growth, mark, watch\ngrowth(int, times=1)"

_stdout, _stderr = sys.stdout, sys.stderr  # kept: a cell may put others in their place


def _unconnected(*_arguments: object) -> None:
    raise RuntimeError("freed's instruments are only connected inside a running cell")


# TypeScript functions; see src/interpreter/hooks.ts.
before: Callable[[], None] = _unconnected
after: Callable[[], None] = _unconnected
watch: Callable[[str, int], None] = _unconnected
mark: Callable[[str], bool] = _unconnected
mark_line: Callable[[int], None] = _unconnected
begin_growth: Callable[[int], None] = _unconnected
sample_growth: Callable[[], None] = _unconnected
end_growth: Callable[[], float] = _unconnected
on_collection: Callable[[bool, int, int, int], None] = _unconnected
on_telling: Callable[[bool], None] = _unconnected
disown: Callable[[int], None] = _unconnected
on_note: Callable[[str], None] = _unconnected
on_error: Callable[[str, str, int, str], None] = _unconnected
on_describing: Callable[[bool], None] = _unconnected

# What the passes beside the bare one report to, by the pass's name.
passes: object = None

# Called at each mark, where the pass that runs wants to know of it.
moment: Callable[[], None] | None = None


def connect(**hooks: Callable[..., object]) -> None:
    """Put the TypeScript functions in place."""
    globals().update(hooks)
    sys.setrecursionlimit(RECURSION_LIMIT)
    _callbacks.append(_report_collection)


def tidy() -> None:
    """Clear away what starting Python and fetching packages have left, then use each path once.

    That garbage is not the reader's: the first collection of a cell shall free what the cell has
    dropped, and nothing else. Called once, before the first cell.
    """
    gc.collect()
    _make_room_for_names()
    # Without lines: once sys.monitoring was used, every new code object costs 80 bytes more.
    exec(WARM_UP, {})  # in a namespace that is thrown away
    run("print(0)\nraise ValueError", "<warm-up>", "bytes", 0)
    run("", "<warm-up>", "bytes", 0)
    _stock_free_lists()


def _stock_free_lists() -> None:
    """Let some dead objects of each kind lie ready, as they do in any program that has run a while.

    Python keeps them for reuse, and the collection has thrown them away. How many there are at the
    first cell must not depend on how the interpreter came to be.
    """
    stock: list[object] = []
    for i in range(10):
        stock += [[], {i: i}, i * 1000, i * 0.5, {i}, stock.append, slice(i), lambda: None]
        stock += [tuple(range(length)) for length in range(1, 20)]
    stock.clear()


def _make_room_for_names() -> None:
    """Let the cells' namespace grow now: else whichever name is the eleventh costs 104 bytes."""
    namespace = sys.modules["__main__"].__dict__
    names = [f"_freed_{i}" for i in range(100)]
    for name in names:
        namespace[name] = None
    for name in names:
        del namespace[name]


def _report_collection(phase: str, info: dict[str, int]) -> None:
    on_telling(False)
    # Python has made these to tell of the round; they die in it, and are not the learner's.
    for made in (phase, info, *info, *info.values()):
        disown(id(made))
    on_collection(phase == "stop", info["generation"], info["collected"], info["uncollectable"])
    on_telling(True)


def caller_line() -> int:
    """The line that called `freed.mark`."""
    return sys._getframe(2).f_lineno


def grow(function: Callable[[], object], times: int) -> float:
    """Call a function so often, with a reading behind each call. Bytes kept per call."""
    begin_growth(times)
    for _ in repeat(None, times):  # counts without making numbers
        function()
        sample_growth()
    return end_growth()


def run(source: str, filename: str, pass_name: str, argument: int) -> None:
    """Run a cell in `__main__`, readings immediately around it. Ends whatever the cell does.

    `pass_name` is `bytes` for nothing but that, or one of `_passes.MAKERS`; `argument` is for it.
    """
    lines = source.splitlines(keepends=True)
    linecache.cache[filename] = (len(source), None, lines, filename)
    try:
        code = compile(source, filename, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
        on_error(*_describe(error, filename))
        return
    instrument = None
    if pass_name != "bytes":
        from freed._passes import make  # imported long ago, by `prepare`; it imports this module

        instrument = make(pass_name, code, source, passes, argument)
    # Python's cache of attribute look-ups keeps names alive. Without this, a look-up in the cell
    # may push out a name that nobody else holds, and the learner would seem to have freed it.
    sys._clear_internal_caches()
    whole = instrument is None or instrument.begin()
    before()
    _execute(code, filename)
    # The error and its frames are gone by now. What a print left in Python's own buffer is not
    # the learner's either.
    _stdout.flush()
    _stderr.flush()
    if instrument is not None:
        instrument.ended()
    after()
    if instrument is not None and not (instrument.end() and whole):
        on_note(f"{pass_name}-disturbed")
    if _report_collection not in _callbacks:
        _callbacks.append(_report_collection)
        on_note("collections-disturbed")


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
