# source: https://github.com/alisaifee/coredis/pull/376
# about: @property over @cache: the cache of the class keeps every instance
from functools import cache

from freed import mark, watch


class Client:
    def __init__(self):
        self.pool = bytearray(100_000)

    @property
    @cache
    def size(self):
        return len(self.pool)


client = Client()
watch(client=client)
client.size
del client
mark("deleted")
Client.size.fget.cache_clear()
mark("cleared")
