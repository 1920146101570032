# source: https://github.com/google-deepmind/mujoco/issues/1518
# about: del of a list of large objects
from freed import mark

mark("start")
states = [bytearray(10_000) for _ in range(100)]
mark("made")
del states
mark("deleted")
