size = 1_000_000
text = b"x" * size
half = text[: size // 2]
