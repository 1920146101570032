# source: https://github.com/pallets/flask/issues/5709
# about: a frame that keeps an exception it has caught; the fix is to delete the name
from freed import mark, watch


class Request:
    def __init__(self):
        self.body = bytearray(300_000)


def handle():
    request = Request()
    watch(request=request)
    try:
        raise ValueError("bad request")
    except ValueError as error:
        kept = error
    try:
        return str(kept)
    finally:
        del kept


handle()
mark("handled")
