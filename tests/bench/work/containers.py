def sieve(n):
    flags = [True] * n
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            for j in range(i * i, n, i):
                flags[j] = False
    return sum(flags)


def group(n):
    d = {}
    for i in range(n):
        d.setdefault(i % 1000, []).append(i)
    return {k: sum(v) for k, v in d.items()}


def order(n):
    values = [(i * 7919) % 100003 for i in range(n)]
    values.sort()
    return sorted(values, key=lambda v: -v)[:3], len(set(values))


sieve(1000000)
group(600000)
order(300000)
