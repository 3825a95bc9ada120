# What can be said of any clock: it goes on, two readings differ, sleep takes its time, loops take some.
import time

readings = [time.perf_counter_ns() for _ in range(5)]
print(sorted(set(readings)) == readings)  # => True
a = time.perf_counter()
for i in range(20000):
    pass
b = time.perf_counter()
print(b - a > (time.perf_counter() - b))  # => True
a = time.monotonic()
time.sleep(0.25)
print(0.25 <= time.monotonic() - a < 1)  # => True
a = time.process_time()
time.sleep(0.25)
print(time.process_time() - a < 0.2)  # => True
