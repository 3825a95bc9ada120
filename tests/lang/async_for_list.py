# A list display that async for goes through stays a list.
async def statement():
    async for x in [1]:
        pass


try:
    statement().send(None)
except TypeError as e:
    print(e)  # => 'async for' requires an object with __aiter__ method, got list
