"""The package `freed` outside the page. Run by native.test.ts under every CPython that it finds.

Each case is a program of its own: what it says, and when it ends, is part of what is tested.
"""

import json
import math
import subprocess
import sys
import textwrap
import unittest
from importlib.util import find_spec

from freed import _native

HAS_PSUTIL = find_spec("psutil") is not None


def said_by(program: str) -> tuple[str, list[str]]:
    """What a program prints, and what freed says to it, line by line."""
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True
    )
    return ended.stdout, ended.stderr.splitlines()


class Watch(unittest.TestCase):
    def test_says_where_an_object_dies_and_by_what(self) -> None:
        _, said = said_by(
            """\
            import gc
            from freed import watch
            class Node: pass
            one, ring = Node(), Node()
            ring.me = ring
            watch(one=one, ring=ring)
            also = one
            del one
            del also
            del ring
            gc.collect()
            """
        )
        self.assertEqual(
            said[1:],
            [
                "freed: one died on line 9 of <string>, at once, when its last reference went.",
                "freed: ring died on line 11 of <string>, by the collector.",
            ],
        )

    SAVED = """\
        import gc, weakref
        from freed import watch
        class Node: pass
        gc.set_debug(gc.DEBUG_SAVEALL)
        ring, other = Node(), Node()
        ring.me = ring
        box = [other]
        seen = weakref.ref(ring, lambda _: box.clear())
        watch(ring=ring, other=other)
        del ring, other
        gc.collect()
        gc.set_debug(0)
        gc.garbage.clear()
        gc.collect()
        """

    def test_says_that_the_collector_keeps_what_it_found_where_it_does(self) -> None:
        _, said = said_by(self.SAVED)
        self.assertEqual(
            said[1:],
            [
                "freed: ring was found unreachable on line 11 of <string>, and lives: "
                "gc.DEBUG_SAVEALL keeps it in gc.garbage.",
                "freed: other died on line 8 of <string>, by the collector.",
                "freed: ring died on line 14 of <string>, by the collector.",
            ],
        )

    def test_says_that_what_is_kept_is_still_alive_at_the_end(self) -> None:
        program = textwrap.dedent(self.SAVED).partition("gc.set_debug(0)")[0]
        self.assertEqual(said_by(program)[1][-1], "freed: ring is still alive at the end.")

    def test_says_what_is_still_alive_at_the_end(self) -> None:
        _, said = said_by("from freed import watch\nkept = {1}\nwatch(kept=kept)")
        self.assertEqual(said[1:], ["freed: kept is still alive at the end."])

    def test_keeps_nothing_alive(self) -> None:
        program = """\
            import weakref
            from freed import watch
            class Node: pass
            node = Node()
            watch(node=node)
            seen = weakref.ref(node)
            del node
            print(seen())
            """
        self.assertEqual(said_by(program)[0], "None\n")

    def test_follows_each_of_many(self) -> None:
        program = """\
            from freed import watch
            class Node: pass
            a, b, c = Node(), Node(), Node()
            watch(a=a)
            watch(b=b)
            del a
            watch(c=c)
            del b
            del c
            """
        lines = [line.split()[1] for line in said_by(program)[1][1:]]
        self.assertEqual(lines, ["a", "b", "c"])

    def test_says_so_where_a_type_allows_no_weak_references(self) -> None:
        for thing in ("[]", "{}", "()", "5", "'text'", "bytearray(5)"):
            _, said = said_by(f"from freed import watch\nx = {thing}\nwatch(x=x)\ndel x")
            kind = type(eval(thing)).__name__
            expected = f"freed: x cannot be followed here: a {kind} allows no weak references."
            self.assertEqual(said[1:], [expected])


class Mark(unittest.TestCase):
    PROGRAM = """\
        from freed import mark
        mark("start")
        big = bytearray(1_000_000)
        mark("held")
        del big
        mark("gone")
        """

    def test_says_bytes_in_use_and_the_most_since_the_last_mark(self) -> None:
        _, said = said_by(self.PROGRAM)
        numbers = [[int(n.replace(",", "")) for n in self.numbers_in(line)] for line in said[1:]]
        (start, _), (held, _), (gone, most) = numbers
        self.assertAlmostEqual(held - start, 1_000_057, delta=2000)
        self.assertAlmostEqual(gone - start, 0, delta=2000)
        self.assertGreaterEqual(most, held)
        self.assertIn("held (line 4 of <string>):", said[2])

    @staticmethod
    def numbers_in(line: str) -> list[str]:
        words = line.partition("): ")[2].split()
        return [words[0], words[4]]

    def test_says_what_it_is_measured_by(self) -> None:
        _, said = said_by(self.PROGRAM)
        self.assertIn("measured by tracemalloc: bytes asked for", said[0])

    @unittest.skipUnless(HAS_PSUTIL, "psutil is not installed here")
    def test_says_what_the_process_holds(self) -> None:
        _, said = said_by(self.PROGRAM)
        self.assertRegex(said[1], r"; the process holds [\d,]{9,} bytes\.$")

    @unittest.skipIf(HAS_PSUTIL, "psutil is installed here")
    def test_says_that_psutil_is_missing(self) -> None:
        _, said = said_by(self.PROGRAM)
        self.assertTrue(said[0].endswith("psutil is not installed."))
        self.assertNotIn("holds", said[1])

    def test_takes_no_label_but_a_text(self) -> None:
        with self.assertRaises(TypeError):
            _native.mark(5)  # type: ignore[arg-type]


class Growth(unittest.TestCase):
    def test_of_what_keeps_nothing_is_nothing(self) -> None:
        out, said = said_by("from freed import growth\nprint(growth(lambda: bytearray(1000)))")
        self.assertEqual(out, "0.0\n")
        self.assertIn("measured by tracemalloc: bytes asked for", said[-1])

    def test_is_what_a_call_keeps(self) -> None:
        program = """\
            from freed import growth
            kept = [None] * 40
            places = iter(range(40))
            def keep():
                kept[next(places)] = bytearray(1000)
            print(growth(keep, 40))
            """
        self.assertEqual(said_by(program)[0], "1057.0\n")

    def test_is_unknown_after_too_few_calls(self) -> None:
        self.assertTrue(math.isnan(_native.growth(int, 1)))

    def test_cannot_be_measured_within_itself(self) -> None:
        with self.assertRaises(RuntimeError):
            _native.growth(lambda: _native.growth(int, 4), 4)
        self.assertEqual(_native.growth(int, 8), 0.0)


if __name__ == "__main__":
    if sys.argv[1:] == ["fit"]:
        print(json.dumps([_native.bytes_per_call(samples) for samples in json.load(sys.stdin)]))
    else:
        unittest.main()
