# source: https://github.com/pympler/pympler/issues/169
# about: who lists all objects to find a leak keeps all of them
import gc

from freed import mark, watch


class Session:
    pass


session = Session()
watch(session=session)
everything = gc.get_objects()
del session
mark("deleted")
del everything
mark("forgotten")
