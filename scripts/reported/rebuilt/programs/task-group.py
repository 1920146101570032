# source: https://github.com/python/cpython/issues/124958
# about: the exceptions that a TaskGroup raises were in cycles (before 3.14)
import asyncio


class Failed(Exception):
    pass


async def main():
    try:
        async with asyncio.TaskGroup():
            raise Failed
    except ExceptionGroup as group:
        return len(group.exceptions)


print(asyncio.run(main()))
