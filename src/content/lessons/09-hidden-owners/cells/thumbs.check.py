from __main__ import pictures, scan, size, thumbnail, thumbs

assert len(thumbs) == pictures, "lost-thumbs"
assert all(bytes(thumb) == bytes([number]) * 64 for number, thumb in enumerate(thumbs)), "wrong-thumbs"
assert len(scan(3)) == size, "scan-changed"
assert bytes(thumbnail(b"ab" * 50)) == b"ab" * 32, "wrong-thumbs"
