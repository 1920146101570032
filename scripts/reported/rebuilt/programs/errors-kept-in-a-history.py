# source: https://github.com/cannatag/ldap3/issues/529
# about: an object keeps the exceptions of its own methods in a list
import gc

from freed import mark, watch


class Connection:
    def __init__(self):
        self.buffer = bytearray(200_000)
        self.history = []

    def send(self):
        try:
            raise OSError("line is down")
        except OSError as error:
            self.history.append(error)


connection = Connection()
watch(connection=connection)
connection.send()
del connection
mark("deleted")
gc.collect()
mark("collected")
