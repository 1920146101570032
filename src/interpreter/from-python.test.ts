/**
 * Whatever a cell hands over in place of what our own Python passes: the run ends with findings that the page takes,
 * since a page that is sent anything else takes the interpreter for broken.
 */
import { expect, test } from 'vitest';
import { Findings } from './findings.ts';
import { restoreNodeSession } from './node.ts';
import type { Pass } from './pass.ts';

const PROBE = 'import freed._probe as probe';
const RUNNER = 'import gc\nrunner = gc.callbacks[0].__self__\npasses = runner._passes';

const VALUES =
  'bad = [float("nan"), float("inf"), 1.5, -3, -2.5, 2.0**60, 10**30, 2**31, 2**52, True, None, "2", "", [], {}, print]';
/** Calls a function with one bad value in each place, the rest as given. */
const TRY_ALL = `${VALUES}
def each(call, *good):
    for place in range(len(good)):
        for one in bad:
            try: call(*good[:place], one, *good[place + 1:])
            except Exception: pass
    try: call()
    except Exception: pass`;

const CELLS: Record<string, [Pass, string]> = {
  'lines of marks': [
    'bytes',
    `${PROBE}\n${VALUES}\nfor one in bad:\n    probe.mark("here")\n    probe._mark_line(one)`,
  ],
  'other arguments of cells': [
    'references',
    `${PROBE}\n${TRY_ALL}\neach(probe._watch, "a", id(bad))\neach(probe._label, "a")\neach(probe._begin_growth, 5)\nprobe._end_growth()\nprobe.growth(int, 5)\neach(probe._growth_line, 3, "cell.py")`,
  ],
  'a round as another callback has it': [
    'bytes',
    `${VALUES}
import gc
turn = iter(bad * 3)
keys = ["generation", "collected", "uncollectable"]
def other(phase, info):
    if phase == "stop":
        for key in keys[:1 + info["generation"]]: info[key] = next(turn, 0)
gc.callbacks.insert(0, other)
for _ in bad: gc.collect()`,
  ],
  'a generation far away': [
    'bytes',
    'import gc\ndef other(phase, info): info["generation"] = 4_000_000_000\ngc.callbacks.insert(0, other)\ngc.collect()',
  ],
  'hooks of every run': [
    'bytes',
    `${RUNNER}\n${TRY_ALL}\neach(runner._round, True, 2, 0, 0)\neach(runner._totals, 1, 1, 1, 1, 1, 1)\neach(runner._exclude, id(bad))\neach(runner._note, "disk-full")`,
  ],
  'an error': ['bytes', `${RUNNER}\n${TRY_ALL}\neach(runner._tell_error, "E", "m", 1, "t")`],
  'a message that is no text': [
    'bytes',
    'class S(str):\n    def __getitem__(self, _): return 5\nclass E(Exception):\n    def __str__(self): return S("a")\nraise E',
  ],
  'what is told of references': [
    'references',
    `from freed import watch\n${RUNNER}\n${TRY_ALL}\nwatch(bad=bad)\nr = passes.references\neach(r.line, 2)\neach(r.enter, 2)\nb = bad\neach(r.leave, True)`,
  ],
  'what is told of lines': [
    'lines',
    `${RUNNER}\n${TRY_ALL}\nl = passes.lines\neach(l.code, id(each), "f", 1, 2)\neach(l.loop, 1, 2)\neach(l.line, 2)\neach(l.enter, 2)\neach(l.leave, True)\neach(l.left, 100, 1, 2)\neach(l.check, id(each), 1, 2)\nfor _ in range(3): bytearray(1000)`,
  ],
  'what is told of the peak': [
    'peak',
    `${RUNNER}\n${TRY_ALL}\np = passes.peak\neach(p.holds, 1, 100)\neach(p.asked, 1)\neach(p.at, 1)`,
  ],
  'the counters': [
    'collector',
    `${RUNNER}\n${TRY_ALL}\neach(passes.collector.counters, True, 1, 2, 3)\ngc.collect()\neach(passes.collector.counters, True, 1, 2, 3)`,
  ],
  'what is drawn': [
    'graph',
    `${RUNNER}\n${TRY_ALL}\ng = passes.graph\neach(g.node, 4096, "t", "x", 1, True, "lives")\neach(g.edge, 4096, 4096, "x")\neach(g.cut, 4096)\neach(g.drawn, "held")\neach(g.refuse, "frozen")\neach(g.moment, True)`,
  ],
  'a reference that leads nowhere': [
    'graph',
    `${RUNNER}\ng = passes.graph\ng.edge(1000, 2000, "x")\ng.drawn("held")`,
  ],
};

test.each(Object.entries(CELLS))('%s', async (_, [pass, source]) => {
  const session = await restoreNodeSession();
  const peakAt = { line: 2, at: 5, of: 10 };
  const found = session.run({ runId: 1, source, pass, peakAt, filename: 'cell.py' });
  expect(Findings.safeParse(found).error?.issues ?? []).toEqual([]);
  const next = session.run({ runId: 2, source: 'print(6 * 7)', pass: 'bytes', filename: 'b.py' });
  expect(next.result).toMatchObject({ status: 'done', stdout: '42\n' });
});
