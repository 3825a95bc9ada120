def build(n):
    parts = []
    text = ""
    for i in range(n):
        parts.append(f"item {i:05d}: {i * 2}")
        text += "x"
        if i % 1000 == 0:
            parts = ["-".join(parts).replace("item", "thing")[:200]]
    return len(text), len(parts)


build(400000)
words = ("the quick brown fox jumps over the lazy dog " * 2000).split()
counts = {}
for w in words * 10:
    counts[w.upper()] = counts.get(w.upper(), 0) + 1
