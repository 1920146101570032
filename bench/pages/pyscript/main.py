from pyscript import display

display(12345 * 54321, target="output")
