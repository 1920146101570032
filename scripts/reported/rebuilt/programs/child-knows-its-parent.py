# source: https://github.com/analogdevicesinc/libiio/issues/33
# about: a device refers to its context weakly; the context goes at once
import weakref

from freed import watch


class Device:
    def __init__(self, context):
        self.context = weakref.ref(context)


class Context:
    def __init__(self):
        self.devices = [Device(self) for _ in range(3)]

    def __del__(self):
        print("closed")


context = Context()
watch(context=context)
del context
print("end")
