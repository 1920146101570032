# source: https://github.com/python/cpython/issues/106823
# about: a mock writes down every call, with its arguments
from unittest.mock import Mock

from freed import mark, watch


class Payload:
    def __init__(self):
        self.data = bytearray(100_000)


send = Mock()
payload = Payload()
watch(payload=payload)
send(payload)
del payload
mark("sent")
send.reset_mock()
mark("reset")
