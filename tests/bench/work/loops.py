def collatz(limit):
    longest = 0
    for start in range(1, limit):
        n = start
        steps = 0
        while n != 1:
            n = 3 * n + 1 if n % 2 else n // 2
            steps += 1
        if steps > longest:
            longest = steps
    return longest


def floats(n):
    x = 0.0
    for i in range(n):
        x = x * 0.5 + i / 3.0 - 1.25
    return x


collatz(30000)
floats(1500000)
