import marimo

app = marimo.App()


@app.cell
def _():
    print(12345 * 54321)
    return


if __name__ == "__main__":
    app.run()
