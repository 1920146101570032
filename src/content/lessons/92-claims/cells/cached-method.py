from functools import lru_cache


class Page:
    @lru_cache
    def size(self):
        return 1


page = Page()
page.size()
del page
