from __main__ import kept, read, rows, table, table_size

assert len(kept) == rows, "lost-rows"
assert all(len(row) == 500 for row in kept), "lost-rows"
assert all(row[:4] == number.to_bytes(4) for number, row in enumerate(kept)), "wrong-rows"
assert len(table) == table_size, "no-table"
assert read(7)[:4] == (7).to_bytes(4), "wrong-rows"
