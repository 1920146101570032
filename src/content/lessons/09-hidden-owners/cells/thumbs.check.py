from __main__ import pictures, scan, size, thumbnail, thumbs

wanted = [bytes([number]) * 64 for number in range(pictures)]
assert len(thumbs) == pictures, "lost-thumbs"
assert [bytes(thumb) for thumb in thumbs] == wanted, "wrong-thumbs"
assert len(scan(3)) == size, "scan-changed"
assert bytes(thumbnail(b"ab" * 50)) == b"ab" * 32, "wrong-thumbs"
