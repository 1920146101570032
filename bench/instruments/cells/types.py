def made(name):
    kind = type(name, (), {})
    return [kind() for _ in range(50)]


kept = [made("Kind" + str(n)) for n in range(100)]
