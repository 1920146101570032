# show: references
import weakref

from freed import watch


class Button:
    def pressed(self):
        return "pressed"


button = Button()
watch(button=button)
plain = weakref.ref(button.pressed)
print("weakref.ref:", plain())
method = weakref.WeakMethod(button.pressed)
print("WeakMethod:", method()())
del button
print("afterwards:", method())
