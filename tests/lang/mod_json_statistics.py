# json, statistics, numbers: what every version says alike.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import json, statistics, warnings, numbers
show(lambda: json.dumps({'a': [1, 2.5, None, True, 'x"\n\u00e9\U0001f600'], 'b': {}, 'c': [], 3: 4, None: 5, True: 6, 1.5: 7}))  # => '{"a": [1, 2.5, null, true, "x\\"\\n\\u00e9\\ud83d\\ude00"], "b": {}, "c": [], "3": 4, "null": 5, "true": 6, "1.5": 7}'
print(json.dumps({'a': [1, {'b': 2}], 'c': []}, indent=2, sort_keys=True))
# => {
# =>   "a": [
# =>     1,
# =>     {
# =>       "b": 2
# =>     }
# =>   ],
# =>   "c": []
# => }
show(lambda: (json.dumps('é', ensure_ascii=False), json.dumps([1, 2], separators=(',', ':')), json.dumps(float('nan')), json.dumps(1e100), json.dumps((1,))))  # => ('"é"', '[1,2]', 'NaN', '1e+100', '[1]')
show(lambda: json.dumps({1, 2}))  # => TypeError: Object of type set is not JSON serializable
show(lambda: json.dumps({(1, 2): 3}))  # => TypeError: keys must be str, int, float, bool or None, not tuple
show(lambda: json.dumps({(1, 2): 3}, skipkeys=True))  # => '{}'
l = []
show(lambda: l.append(l))  # => None
show(lambda: json.dumps(l))  # => ValueError: Circular reference detected
show(lambda: json.dumps(3 + 4j, default=lambda o: [o.real, o.imag]))  # => '[3.0, 4.0]'
show(lambda: (json.loads('{"a": [1, 2.5, null, true, false, "x\\u00e9\\ud83d\\ude00\\n"], "b": {}}'), json.loads(' 3 '), json.loads('-1.5e3'), json.loads('NaN'), json.loads(b'[1]')))  # => ({'a': [1, 2.5, None, True, False, 'xé😀\n'], 'b': {}}, 3, -1500.0, nan, [1])
show(lambda: json.loads(5))  # => TypeError: the JSON object must be str, bytes or bytearray, not int
show(lambda: (json.loads('{"a": 1}', object_hook=lambda d: list(d)), json.loads('[1.5]', parse_float=str), json.loads('{"a":1,"a":2}', object_pairs_hook=list)))  # => (['a'], ['1.5'], [('a', 1), ('a', 2)])
show(lambda: (statistics.mean([1, 2, 3, 4]), statistics.mean([1, 2, 3]), statistics.median([3, 1, 2]), statistics.median([1, 2, 3, 4]), statistics.mode('aabc'), statistics.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), statistics.pvariance([0.0, 0.25, 0.25, 1.25, 1.5, 1.75, 2.75, 3.25]), statistics.variance([1,2,3,4]), statistics.quantiles([1,2,3,4,5])))  # => (2.5, 2, 2, 2.5, 'a', 1.0810874155219827, 1.25, 1.6666666666666667, [1.5, 3.0, 4.5])
show(lambda: statistics.mean([]))  # => StatisticsError: mean requires at least one data point
show(lambda: (statistics.pstdev([1, 2, 3]), statistics.fmean([1, 2]), statistics.multimode('aabb'), statistics.median_low([1, 2, 3, 4]), statistics.harmonic_mean([40, 60]), statistics.geometric_mean([54, 24, 36])))  # => (0.816496580927726, 1.5, ['a', 'b'], 2, 48.0, 36.000000000000014)
with warnings.catch_warnings(record=True) as w: warnings.simplefilter('always'); warnings.warn('hey'); warnings.warn('dep', DeprecationWarning)
show(lambda: [(str(x.message), x.category.__name__) for x in w])  # => [('hey', 'UserWarning'), ('dep', 'DeprecationWarning')]
show(lambda: (isinstance(5, numbers.Integral), isinstance(5.0, numbers.Real), isinstance(1j, numbers.Complex), isinstance('a', numbers.Number)))  # => (True, True, True, False)
