# source: https://github.com/python/cpython/issues/120095 (and the documentation of Pickler.clear_memo)
# about: a Pickler keeps what it has written, so that it can refer to it
import io
import pickle

from freed import mark, watch


class Row:
    pass


pickler = pickle.Pickler(io.BytesIO())
row = Row()
watch(row=row)
pickler.dump(row)
del row
mark("dumped")
pickler.clear_memo()
mark("cleared")
