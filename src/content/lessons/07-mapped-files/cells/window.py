import mmap

from freed import mark

with open("big.bin", "wb") as file:
    file.write(bytes(8_000_000))
mark("the file is written")
with open("big.bin", "rb") as file:
    whole = file.read()
mark("read whole")
del whole
with open("big.bin", "rb") as file:
    window = mmap.mmap(file.fileno(), 65_536, access=mmap.ACCESS_READ)
mark("a window")
