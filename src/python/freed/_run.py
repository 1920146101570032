"""Runs a cell between two readings: Python's side of src/interpreter/session.ts.

Whatever runs between `before` and `after` belongs to the learner, so nothing here may allocate in
between. What is needed after the cell is taken hold of before it: a cell may delete or replace
whatever it can name.
"""

import _sitebuiltins
import _tracemalloc
import builtins
import gc
import linecache
import sys
import types
from collections.abc import Callable
from typing import Any, TextIO

from freed import _check, _debugger, _probe
from freed._errors import describe
from freed._own import OWN
from freed._passes import Instrument, make
from freed._prime import prime_free_lists

__builtins__ = OWN

# All that code may ask sys.monitoring for.
_TOOLS = range(6)

# A TypeScript object with functions; see src/interpreter/hooks.ts.
Hooks = Any

# Python's own; Pyodide begins with another. What ends recursion through C sooner is c-stack.ts.
RECURSION_LIMIT = 1000

WARM_UP = "from freed import growth, mark, watch\ngrowth(int, times=1)"

_callbacks = gc.callbacks  # the one that Python uses, whatever a cell puts in its place
_get_stats = gc.get_stats
_disable, _enable, _is_enabled = gc.disable, gc.enable, gc.isenabled
_clear_internal_caches = sys._clear_internal_caches
_is_tracing = _tracemalloc.is_tracing
_get_tool, _get_events = sys.monitoring.get_tool, sys.monitoring.get_events
_gettrace, _settrace = sys.gettrace, sys.settrace
_getprofile, _setprofile = sys.getprofile, sys.setprofile
_function = types.FunctionType  # whatever a cell puts in its place
_exit_code_of = SystemExit.__dict__["code"].__get__
_namespace = sys.modules["__main__"].__dict__
_sources = linecache.cache
_stdout, _stderr = sys.stdout, sys.stderr


def connect(hooks: Hooks, passes: Hooks) -> "_Runner":
    """Put the TypeScript functions in place. Nothing else leads to what is returned."""
    cell = hooks.cell
    _probe.connect({name: getattr(cell, name) for name in cell.object_keys()})
    sys.setrecursionlimit(RECURSION_LIMIT)
    _sitebuiltins.Quitter.__call__ = _leave
    _debugger.install()
    return _Runner(hooks, passes)


def _make_room_for_names() -> None:
    """Let the cells' namespace grow now: else whichever name is the eleventh costs 104 bytes."""
    names = [f"_freed_{i}" for i in range(100)]
    for name in names:
        _namespace[name] = None
    for name in names:
        del _namespace[name]


def _namespace_apart() -> dict[str, object]:
    return {"__name__": "check", "__builtins__": dict(OWN), **_check.names()}


class _Runner:
    def __init__(self, hooks: Hooks, passes: Hooks) -> None:
        self._before: Callable[[], None] = hooks.before
        self._after: Callable[[bool], None] = hooks.after
        self._tell_error: Callable[[str, str, int, str], None] = hooks.error
        self._describing: Callable[[bool], None] = hooks.describing
        self._note: Callable[[str], None] = hooks.note
        self._round: Callable[[bool, int, int, int], None] = hooks.round
        self._telling: Callable[[bool], None] = hooks.telling
        self._exclude: Callable[[int], None] = hooks.exclude
        self._heard: Callable[[], int] = hooks.heard
        self._totals: Callable[..., None] = hooks.totals
        self._passes = passes
        self._report = self._report_round
        # What is raised in a callback of the collector is lost: an interrupt must not be.
        hooks.spare(id(_Runner._report_round.__code__))
        _callbacks.append(self._report)

    def tidy(self) -> None:
        """Clear away what starting Python and fetching packages have left, then use each path once.

        That garbage is not the reader's: the first collection of a cell must free what the cell
        has dropped, and nothing else. Called once, before the first cell.
        """
        gc.collect()
        _make_room_for_names()
        # Without lines: once sys.monitoring was used, every new code object costs 80 bytes more.
        exec(WARM_UP, {})  # in a namespace that is thrown away
        self.run("print(0)\nraise ValueError", "<warm-up>", "bytes", 0)
        self.run("", "<warm-up>", "bytes", 0)
        prime_free_lists()

    def run(
        self, source: str, filename: str, pass_name: str, argument: int, apart: bool = False
    ) -> None:
        """Run a cell in `__main__`, readings immediately around it. Ends whatever the cell does.

        `pass_name` is `bytes` for nothing but that, or one of `_passes.MAKERS`; `argument` is for
        it. `apart` is for a check of what cells have made: it has a namespace and builtins of its
        own, and sees theirs only through `__main__`.
        """
        source = source.removeprefix("\ufeff")  # Python takes one in front of a file, not of a text
        lines = _lines_of(source)
        _sources[filename] = (len(source), None, lines, filename)
        try:
            code = (
                _check.compile_check(source, filename)
                if apart
                else compile(source, filename, "exec", dont_inherit=True)
            )
        except Exception as error:  # whatever the source is, or an audit hook of the reader's does
            self._tell_error(*describe(error, filename, len(lines)))
            return
        # What `exec` would make at each run, made ahead: it must not be in the readings of a mark.
        _namespace.setdefault("__builtins__", builtins)
        body = _function(code, _namespace_apart() if apart else _namespace)
        if _is_tracing() or _is_monitored():
            self._note("tracing-left")
        instrument = self._instrument(pass_name, code, source, argument)
        # Python's cache of attribute look-ups keeps names alive. Without this, a look-up in the
        # cell may push out a name that nobody else holds, and the learner would seem to have
        # freed it.
        _clear_internal_caches()
        self._tell_totals()
        whole = instrument is None or _is_good(instrument.begin)
        after = self._after  # the cell may put something else there
        self._before()
        failed = self._execute(body, filename, len(lines), apart)
        # The error and its frames are gone by now. What a print left in Python's own buffer is
        # not the learner's either.
        _flush(_stdout)
        _flush(_stderr)
        whole = (instrument is None or _is_good(instrument.ended)) and whole
        after(failed)
        self._tell_totals()
        if instrument is not None and not (_is_good(instrument.end) and whole):
            self._note(f"{pass_name}-disturbed")
        if not any(one is self._report for one in _callbacks):
            _callbacks.append(self._report)
            self._note("collections-disturbed")

    def _instrument(
        self, pass_name: str, code: types.CodeType, source: str, argument: int
    ) -> Instrument | None:
        """None for the bare pass, and where an earlier cell has broken what it needs."""
        if pass_name == "bytes":
            return None
        try:
            return make(pass_name, code, source, self._passes, argument)
        except Exception:
            self._note(f"{pass_name}-disturbed")
            return None

    def _execute(self, body: Callable[[], None], filename: str, lines: int, apart: bool) -> bool:
        """Return whether it has ended in an error; a check ends in one unless it comes to its end.

        A function of its own, so that the frame its tracebacks begin with dies with it.
        """
        try:
            try:
                body()
            finally:
                # They would go on into the next cell, and through our own code on the way there.
                if _gettrace() is not None:
                    _settrace(None)
                if _getprofile() is not None:
                    _setprofile(None)
        except SystemExit as error:
            code = _exit_code_of(error)
            if not apart and (code is None or (type(code) is int and code == 0)):
                return False
            self._report_error(error, filename, lines)
            return True
        except BaseException as error:
            self._report_error(error, filename, lines)
            return True
        return False

    def _report_error(self, error: BaseException, filename: str, lines: int) -> None:
        """Tell TypeScript of an error; what telling costs in bytes is not the learner's."""
        self._describing(False)
        self._tell_error(*describe(error, filename, lines))
        self._describing(True)

    def _report_round(self, phase: str, info: dict[str, int]) -> None:
        self._telling(False)
        # Python has made these to tell of the round; they die in it, and are not the learner's.
        for made in (phase, info, *info, *info.values()):
            self._exclude(id(made))
        ended = phase == "stop"
        self._round(ended, info["generation"], info["collected"], info["uncollectable"])
        self._telling(True)

    def _tell_totals(self) -> None:
        """Tell how many rounds of each generation Python has counted, and what they collected."""
        was_enabled = _is_enabled()
        _disable()  # no round may come in between; with the lowest thresholds one always would
        self._heard()
        stats = _get_stats()
        if was_enabled:
            _enable()
        counts = [one[key] for key in ("collections", "collected") for one in stats]
        self._totals(*counts)


def _is_monitored() -> bool:
    """Whether an earlier cell has left on a tool that follows all code."""
    return any(_get_tool(tool) is not None and _get_events(tool) != 0 for tool in _TOOLS)


def _leave(_: object, code: object = None) -> None:
    """`exit` and `quit`. Python's own also closes `sys.stdin`, which later cells still have."""
    raise SystemExit(code)


def _lines_of(source: str) -> list[str]:
    """As Python counts them: `splitlines` ends a line at ten more characters."""
    text = source.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    return [f"{line}\n" for line in text.split("\n")]


def _is_good(step: Callable[[], bool]) -> bool:
    """Whether an instrument could do its step: a cell may have broken what it works with."""
    try:
        return step()
    except Exception:  # the pass's note says that it saw nothing
        return False


def _flush(stream: TextIO) -> None:
    try:
        stream.flush()
    except (OSError, ValueError):  # the cell has closed it: there is nothing left to come
        return
