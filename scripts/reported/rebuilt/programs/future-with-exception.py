# source: https://github.com/python/cpython/issues/80111
# about: raising what a future holds made a cycle of future, exception, traceback and frame
import gc
from concurrent.futures import Future

from freed import watch

gc.disable()


def ask():
    future = Future()
    watch(future=future)
    future.set_exception(ValueError("no"))
    try:
        future.result()
    except ValueError:
        pass


ask()
gc.enable()
