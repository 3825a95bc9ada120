import contextvars, io, logging, sys

out = io.StringIO()


def shown():
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text


sys.stderr, real = out, sys.stderr
logging.warning('from the root: %s', 1)
logging.info('not this one')
sys.stderr = real
print(shown(), end='')  # => WARNING:root:from the root: 1
logging.basicConfig(stream=out, level=logging.DEBUG, format='%(levelname)-8s|%(name)s|%(funcName)s|%(message)s', force=True)
log = logging.getLogger('a.b')
other = logging.getLogger('a')


def work():
    log.debug('d %s %s', 1, 'x')
    log.error('%(k)s', {'k': 'v'})
    log.log(25, 'between')
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception('failed')
    log.critical('c', extra={'more': 1})


work()
print(shown().replace('<module>', 'm').split('Traceback')[0], end='')
# => DEBUG   |a.b|work|d 1 x
# => ERROR   |a.b|work|v
# => Level 25|a.b|work|between
# => ERROR   |a.b|work|failed
print(log.parent is other, other.parent, log, logging.getLogger(), log.isEnabledFor(5), log.getEffectiveLevel(), log.hasHandlers(), log.getChild('c').name)
# => True <RootLogger root (DEBUG)> <Logger a.b (DEBUG)> <RootLogger root (DEBUG)> False 10 True a.b.c
other.setLevel('ERROR')
log.info('hidden')
log.error('seen')
print(shown(), end='')  # => ERROR   |a.b|<module>|seen
h = logging.StreamHandler(out)
h.setFormatter(logging.Formatter('{levelname} {message} {name}', style='{'))
h.setLevel(logging.ERROR)
log.addHandler(h)
log.propagate = False
log.error('braces')
print(shown(), end='')  # => ERROR braces a.b
h.setFormatter(logging.Formatter('$levelname $message', style='$'))
log.error('dollars')
h.addFilter(lambda record: 'no' not in record.getMessage())
log.error('no')
log.error('yes')
print(shown(), end='')
# => ERROR dollars
# => ERROR yes
print(logging.getLevelName(10), logging.getLevelName('INFO'), logging.getLevelName(25), h, logging.INFO)
# => DEBUG 20 Level 25 <StreamHandler (ERROR)> 20
logging.addLevelName(25, 'NOTICE')
log.log(25, 'x')
print(logging.getLevelName(25))  # => NOTICE
adapter = logging.LoggerAdapter(logging.getLogger('z'), {'user': 'me'})
logging.getLogger().handlers[0].setFormatter(logging.Formatter('%(user)s %(message)s'))
adapter.info('adapted')
print(shown(), end='')  # => me adapted
logging.disable(logging.CRITICAL)
adapter.error('silent')
logging.disable(logging.NOTSET)
print(repr(shown()))  # => ''


def said(f, *args, **kwds):
    try:
        print(f(*args, **kwds))
    except Exception as e:
        print(type(e).__name__, e)


said(log.setLevel, 'NOPE')  # => ValueError Unknown level: 'NOPE'
said(logging.basicConfig, strange=1, force=True)  # => ValueError Unrecognised argument(s): strange
said(logging.Formatter, 'no fields at all')  # => ValueError Invalid format 'no fields at all' for '%' style
said(logging.Formatter, '%(message)s', style='?')  # => ValueError Style must be one of: %,{,$
said(logging.getLogger, 5)  # => TypeError A logger name must be a string
record = logging.LogRecord('n', 20, '/p/file.py', 7, 'm %d', (3,), None)
print(record, record.getMessage(), record.filename, record.module, record.levelname, logging.Formatter('%(asctime)s').usesTime())
# => <LogRecord: n, 20, /p/file.py, 7, "m %d"> m 3 file.py file INFO True

# ---- context variables ----
v = contextvars.ContextVar('v', default=1)
token = v.set(2)
context = contextvars.copy_context()


def inside():
    v.set(3)
    return v.get()


print(v.get(), context.run(inside), v.get(), context[v], v in context, len(context))  # => 2 3 2 3 True 1
v.reset(token)
print(v.get(), contextvars.ContextVar('w').get('given'))  # => 1 given
