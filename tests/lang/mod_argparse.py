import argparse
import contextlib
import io


def run(parser, *lines):
    for line in lines:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            try:
                args = parser.parse_args(line.split())
            except SystemExit as e:
                args = 'exit %s' % e.code
            except argparse.ArgumentError as e:
                args = 'error %s' % e
        print(line, '->', args)
        if out.getvalue():
            print(out.getvalue(), end='')


p = argparse.ArgumentParser(prog='prog', description='What it does, told in a sentence that is long enough to be wrapped over more than one line.', epilog='The end.')
p.add_argument('file', help='the file')
p.add_argument('rest', nargs='*', type=int, help='numbers (default: %(default)s)')
p.add_argument('-v', '--verbose', action='store_true', help='say more')
p.add_argument('-n', '--number', type=int, default=3, metavar='N', help='how many of them there are, told in a sentence that is wrapped as well')
p.add_argument('--a-very-long-option-name-indeed', dest='long', help='its help is on the next line')
p.add_argument('-c', '--choice', choices=['red', 'green'], default='red')
p.add_argument('--pair', nargs=2, metavar=('A', 'B'))
p.add_argument('--many', nargs='+', type=float)
p.add_argument('--maybe', nargs='?', const='c', default='d')
p.add_argument('-x', action='append')
p.add_argument('-q', action='count', default=0)
p.add_argument('--no', action='store_false', dest='yes')
p.add_argument('--const', action='store_const', const=42)
p.add_argument('--hidden', help=argparse.SUPPRESS)
p.add_argument('--version', action='version', version='%(prog)s 1.0')
print(p.format_help())
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) 
# =>(3.8) What it does, told in a sentence that is long enough to be wrapped over more
# =>(3.8) than one line.
# =>(3.8) 
# =>(3.8) positional arguments:
# =>(3.8)   file                  the file
# =>(3.8)   rest                  numbers (default: None)
# =>(3.8) 
# =>(3.8) optional arguments:
# =>(3.8)   -h, --help            show this help message and exit
# =>(3.8)   -v, --verbose         say more
# =>(3.8)   -n N, --number N      how many of them there are, told in a sentence that is
# =>(3.8)                         wrapped as well
# =>(3.8)   --a-very-long-option-name-indeed LONG
# =>(3.8)                         its help is on the next line
# =>(3.8)   -c {red,green}, --choice {red,green}
# =>(3.8)   --pair A B
# =>(3.8)   --many MANY [MANY ...]
# =>(3.8)   --maybe [MAYBE]
# =>(3.8)   -x X
# =>(3.8)   -q
# =>(3.8)   --no
# =>(3.8)   --const
# =>(3.8)   --version             show program's version number and exit
# =>(3.8) 
# =>(3.8) The end.
# =>(3.8) 
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) 
# =>(3.9) What it does, told in a sentence that is long enough to be wrapped over more
# =>(3.9) than one line.
# =>(3.9) 
# =>(3.9) positional arguments:
# =>(3.9)   file                  the file
# =>(3.9)   rest                  numbers (default: None)
# =>(3.9) 
# =>(3.9) optional arguments:
# =>(3.9)   -h, --help            show this help message and exit
# =>(3.9)   -v, --verbose         say more
# =>(3.9)   -n N, --number N      how many of them there are, told in a sentence that is
# =>(3.9)                         wrapped as well
# =>(3.9)   --a-very-long-option-name-indeed LONG
# =>(3.9)                         its help is on the next line
# =>(3.9)   -c {red,green}, --choice {red,green}
# =>(3.9)   --pair A B
# =>(3.9)   --many MANY [MANY ...]
# =>(3.9)   --maybe [MAYBE]
# =>(3.9)   -x X
# =>(3.9)   -q
# =>(3.9)   --no
# =>(3.9)   --const
# =>(3.9)   --version             show program's version number and exit
# =>(3.9) 
# =>(3.9) The end.
# =>(3.9) 
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) 
# =>(3.10-3.12) What it does, told in a sentence that is long enough to be wrapped over more
# =>(3.10-3.12) than one line.
# =>(3.10-3.12) 
# =>(3.10-3.12) positional arguments:
# =>(3.10-3.12)   file                  the file
# =>(3.10-3.12)   rest                  numbers (default: None)
# =>(3.10-3.12) 
# =>(3.10-3.12) options:
# =>(3.10-3.12)   -h, --help            show this help message and exit
# =>(3.10-3.12)   -v, --verbose         say more
# =>(3.10-3.12)   -n N, --number N      how many of them there are, told in a sentence that is
# =>(3.10-3.12)                         wrapped as well
# =>(3.10-3.12)   --a-very-long-option-name-indeed LONG
# =>(3.10-3.12)                         its help is on the next line
# =>(3.10-3.12)   -c {red,green}, --choice {red,green}
# =>(3.10-3.12)   --pair A B
# =>(3.10-3.12)   --many MANY [MANY ...]
# =>(3.10-3.12)   --maybe [MAYBE]
# =>(3.10-3.12)   -x X
# =>(3.10-3.12)   -q
# =>(3.10-3.12)   --no
# =>(3.10-3.12)   --const
# =>(3.10-3.12)   --version             show program's version number and exit
# =>(3.10-3.12) 
# =>(3.10-3.12) The end.
# =>(3.10-3.12) 
# =>(3.13-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13-3.15)             file [rest ...]
# =>(3.13-3.15) 
# =>(3.13-3.15) What it does, told in a sentence that is long enough to be wrapped over more
# =>(3.13-3.15) than one line.
# =>(3.13-3.15) 
# =>(3.13-3.15) positional arguments:
# =>(3.13-3.15)   file                  the file
# =>(3.13-3.15)   rest                  numbers (default: None)
# =>(3.13-3.15) 
# =>(3.13-3.15) options:
# =>(3.13-3.15)   -h, --help            show this help message and exit
# =>(3.13-3.15)   -v, --verbose         say more
# =>(3.13-3.15)   -n, --number N        how many of them there are, told in a sentence that is
# =>(3.13-3.15)                         wrapped as well
# =>(3.13-3.15)   --a-very-long-option-name-indeed LONG
# =>(3.13-3.15)                         its help is on the next line
# =>(3.13-3.15)   -c, --choice {red,green}
# =>(3.13-3.15)   --pair A B
# =>(3.13-3.15)   --many MANY [MANY ...]
# =>(3.13-3.15)   --maybe [MAYBE]
# =>(3.13-3.15)   -x X
# =>(3.13-3.15)   -q
# =>(3.13-3.15)   --no
# =>(3.13-3.15)   --const
# =>(3.13-3.15)   --version             show program's version number and exit
# =>(3.13-3.15) 
# =>(3.13-3.15) The end.
# =>(3.13-3.15) 
run(p, 'f', 'f 1 2 -v', '-n5 f', '-n 5 f', '--number=7 f', '--num 7 f', '-vqq f', '-x 1 -x2 f', '--pair a b f', '--maybe -- f', '--maybe=z f', 'f --many 1 2.5', '-c green f', '--no f', '--const f',
    'f -- -1', 'f -1', '--version', '-h', '', 'f x', '-c blue f', '-n x f', '-n', '--pair a', 'f --nope', '--many', '--ver f', 'f --verb=3', '-v=3 f', '--n f')
# =>(3.8) f -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=3, pair=None, q=0, rest=[], verbose=False, x=None, yes=True)
# =>(3.8) f 1 2 -v -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=3, pair=None, q=0, rest=[1, 2], verbose=True, x=None, yes=True)
# =>(3.8) -n5 f -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=5, pair=None, q=0, rest=[], verbose=False, x=None, yes=True)
# =>(3.8) -n 5 f -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=5, pair=None, q=0, rest=[], verbose=False, x=None, yes=True)
# =>(3.8) --number=7 f -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=7, pair=None, q=0, rest=[], verbose=False, x=None, yes=True)
# =>(3.8) --num 7 f -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=7, pair=None, q=0, rest=[], verbose=False, x=None, yes=True)
# =>(3.8) -vqq f -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=3, pair=None, q=2, rest=[], verbose=True, x=None, yes=True)
# =>(3.8) -x 1 -x2 f -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=3, pair=None, q=0, rest=[], verbose=False, x=['1', '2'], yes=True)
# =>(3.8) --pair a b f -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=3, pair=['a', 'b'], q=0, rest=[], verbose=False, x=None, yes=True)
# =>(3.8) --maybe -- f -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='c', number=3, pair=None, q=0, rest=[], verbose=False, x=None, yes=True)
# =>(3.8) --maybe=z f -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='z', number=3, pair=None, q=0, rest=[], verbose=False, x=None, yes=True)
# =>(3.8) f --many 1 2.5 -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=[1.0, 2.5], maybe='d', number=3, pair=None, q=0, rest=[], verbose=False, x=None, yes=True)
# =>(3.8) -c green f -> Namespace(choice='green', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=3, pair=None, q=0, rest=[], verbose=False, x=None, yes=True)
# =>(3.8) --no f -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=3, pair=None, q=0, rest=[], verbose=False, x=None, yes=False)
# =>(3.8) --const f -> Namespace(choice='red', const=42, file='f', hidden=None, long=None, many=None, maybe='d', number=3, pair=None, q=0, rest=[], verbose=False, x=None, yes=True)
# =>(3.8) f -- -1 -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=3, pair=None, q=0, rest=[-1], verbose=False, x=None, yes=True)
# =>(3.8) f -1 -> Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=3, pair=None, q=0, rest=[-1], verbose=False, x=None, yes=True)
# =>(3.8) --version -> exit 0
# =>(3.8) prog 1.0
# =>(3.8) -h -> exit 0
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) 
# =>(3.8) What it does, told in a sentence that is long enough to be wrapped over more
# =>(3.8) than one line.
# =>(3.8) 
# =>(3.8) positional arguments:
# =>(3.8)   file                  the file
# =>(3.8)   rest                  numbers (default: None)
# =>(3.8) 
# =>(3.8) optional arguments:
# =>(3.8)   -h, --help            show this help message and exit
# =>(3.8)   -v, --verbose         say more
# =>(3.8)   -n N, --number N      how many of them there are, told in a sentence that is
# =>(3.8)                         wrapped as well
# =>(3.8)   --a-very-long-option-name-indeed LONG
# =>(3.8)                         its help is on the next line
# =>(3.8)   -c {red,green}, --choice {red,green}
# =>(3.8)   --pair A B
# =>(3.8)   --many MANY [MANY ...]
# =>(3.8)   --maybe [MAYBE]
# =>(3.8)   -x X
# =>(3.8)   -q
# =>(3.8)   --no
# =>(3.8)   --const
# =>(3.8)   --version             show program's version number and exit
# =>(3.8) 
# =>(3.8) The end.
# =>(3.8)  -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: the following arguments are required: file, rest
# =>(3.8) f x -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: argument rest: invalid int value: 'x'
# =>(3.8) -c blue f -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: argument -c/--choice: invalid choice: 'blue' (choose from 'red', 'green')
# =>(3.8) -n x f -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: argument -n/--number: invalid int value: 'x'
# =>(3.8) -n -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: argument -n/--number: expected one argument
# =>(3.8) --pair a -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: argument --pair: expected 2 arguments
# =>(3.8) f --nope -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: unrecognized arguments: --nope
# =>(3.8) --many -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: argument --many: expected at least one argument
# =>(3.8) --ver f -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: ambiguous option: --ver could match --verbose, --version
# =>(3.8) f --verb=3 -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: argument -v/--verbose: ignored explicit argument '3'
# =>(3.8) -v=3 f -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: argument -v/--verbose: ignored explicit argument '3'
# =>(3.8) --n f -> exit 2
# =>(3.8) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.8)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.8)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.8)             file [rest [rest ...]]
# =>(3.8) prog: error: ambiguous option: --n could match --number, --no
# =>(3.9) f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) f 1 2 -v -> Namespace(file='f', rest=[1, 2], verbose=True, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) -n5 f -> Namespace(file='f', rest=[], verbose=False, number=5, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) -n 5 f -> Namespace(file='f', rest=[], verbose=False, number=5, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) --number=7 f -> Namespace(file='f', rest=[], verbose=False, number=7, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) --num 7 f -> Namespace(file='f', rest=[], verbose=False, number=7, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) -vqq f -> Namespace(file='f', rest=[], verbose=True, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=2, yes=True, const=None, hidden=None)
# =>(3.9) -x 1 -x2 f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=['1', '2'], q=0, yes=True, const=None, hidden=None)
# =>(3.9) --pair a b f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=['a', 'b'], many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) --maybe -- f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='c', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) --maybe=z f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='z', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) f --many 1 2.5 -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=[1.0, 2.5], maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) -c green f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='green', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) --no f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=False, const=None, hidden=None)
# =>(3.9) --const f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=42, hidden=None)
# =>(3.9) f -- -1 -> Namespace(file='f', rest=[-1], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) f -1 -> Namespace(file='f', rest=[-1], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.9) --version -> exit 0
# =>(3.9) prog 1.0
# =>(3.9) -h -> exit 0
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) 
# =>(3.9) What it does, told in a sentence that is long enough to be wrapped over more
# =>(3.9) than one line.
# =>(3.9) 
# =>(3.9) positional arguments:
# =>(3.9)   file                  the file
# =>(3.9)   rest                  numbers (default: None)
# =>(3.9) 
# =>(3.9) optional arguments:
# =>(3.9)   -h, --help            show this help message and exit
# =>(3.9)   -v, --verbose         say more
# =>(3.9)   -n N, --number N      how many of them there are, told in a sentence that is
# =>(3.9)                         wrapped as well
# =>(3.9)   --a-very-long-option-name-indeed LONG
# =>(3.9)                         its help is on the next line
# =>(3.9)   -c {red,green}, --choice {red,green}
# =>(3.9)   --pair A B
# =>(3.9)   --many MANY [MANY ...]
# =>(3.9)   --maybe [MAYBE]
# =>(3.9)   -x X
# =>(3.9)   -q
# =>(3.9)   --no
# =>(3.9)   --const
# =>(3.9)   --version             show program's version number and exit
# =>(3.9) 
# =>(3.9) The end.
# =>(3.9)  -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: the following arguments are required: file, rest
# =>(3.9) f x -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: argument rest: invalid int value: 'x'
# =>(3.9) -c blue f -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: argument -c/--choice: invalid choice: 'blue' (choose from 'red', 'green')
# =>(3.9) -n x f -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: argument -n/--number: invalid int value: 'x'
# =>(3.9) -n -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: argument -n/--number: expected one argument
# =>(3.9) --pair a -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: argument --pair: expected 2 arguments
# =>(3.9) f --nope -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: unrecognized arguments: --nope
# =>(3.9) --many -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: argument --many: expected at least one argument
# =>(3.9) --ver f -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: ambiguous option: --ver could match --verbose, --version
# =>(3.9) f --verb=3 -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: argument -v/--verbose: ignored explicit argument '3'
# =>(3.9) -v=3 f -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: argument -v/--verbose: ignored explicit argument '3'
# =>(3.9) --n f -> exit 2
# =>(3.9) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.9)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.9)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.9)             file [rest ...]
# =>(3.9) prog: error: ambiguous option: --n could match --number, --no
# =>(3.10-3.12) f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) f 1 2 -v -> Namespace(file='f', rest=[1, 2], verbose=True, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) -n5 f -> Namespace(file='f', rest=[], verbose=False, number=5, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) -n 5 f -> Namespace(file='f', rest=[], verbose=False, number=5, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) --number=7 f -> Namespace(file='f', rest=[], verbose=False, number=7, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) --num 7 f -> Namespace(file='f', rest=[], verbose=False, number=7, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) -vqq f -> Namespace(file='f', rest=[], verbose=True, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=2, yes=True, const=None, hidden=None)
# =>(3.10-3.12) -x 1 -x2 f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=['1', '2'], q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) --pair a b f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=['a', 'b'], many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) --maybe -- f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='c', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) --maybe=z f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='z', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) f --many 1 2.5 -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=[1.0, 2.5], maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) -c green f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='green', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) --no f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=False, const=None, hidden=None)
# =>(3.10-3.12) --const f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=42, hidden=None)
# =>(3.10-3.12) f -- -1 -> Namespace(file='f', rest=[-1], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) f -1 -> Namespace(file='f', rest=[-1], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.10-3.12) --version -> exit 0
# =>(3.10-3.12) prog 1.0
# =>(3.10-3.12) -h -> exit 0
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) 
# =>(3.10-3.12) What it does, told in a sentence that is long enough to be wrapped over more
# =>(3.10-3.12) than one line.
# =>(3.10-3.12) 
# =>(3.10-3.12) positional arguments:
# =>(3.10-3.12)   file                  the file
# =>(3.10-3.12)   rest                  numbers (default: None)
# =>(3.10-3.12) 
# =>(3.10-3.12) options:
# =>(3.10-3.12)   -h, --help            show this help message and exit
# =>(3.10-3.12)   -v, --verbose         say more
# =>(3.10-3.12)   -n N, --number N      how many of them there are, told in a sentence that is
# =>(3.10-3.12)                         wrapped as well
# =>(3.10-3.12)   --a-very-long-option-name-indeed LONG
# =>(3.10-3.12)                         its help is on the next line
# =>(3.10-3.12)   -c {red,green}, --choice {red,green}
# =>(3.10-3.12)   --pair A B
# =>(3.10-3.12)   --many MANY [MANY ...]
# =>(3.10-3.12)   --maybe [MAYBE]
# =>(3.10-3.12)   -x X
# =>(3.10-3.12)   -q
# =>(3.10-3.12)   --no
# =>(3.10-3.12)   --const
# =>(3.10-3.12)   --version             show program's version number and exit
# =>(3.10-3.12) 
# =>(3.10-3.12) The end.
# =>(3.10-3.12)  -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: the following arguments are required: file, rest
# =>(3.10-3.12) f x -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: argument rest: invalid int value: 'x'
# =>(3.10-3.12) -c blue f -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: argument -c/--choice: invalid choice: 'blue' (choose from 'red', 'green')
# =>(3.10-3.12) -n x f -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: argument -n/--number: invalid int value: 'x'
# =>(3.10-3.12) -n -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: argument -n/--number: expected one argument
# =>(3.10-3.12) --pair a -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: argument --pair: expected 2 arguments
# =>(3.10-3.12) f --nope -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: unrecognized arguments: --nope
# =>(3.10-3.12) --many -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: argument --many: expected at least one argument
# =>(3.10-3.12) --ver f -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: ambiguous option: --ver could match --verbose, --version
# =>(3.10-3.12) f --verb=3 -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: argument -v/--verbose: ignored explicit argument '3'
# =>(3.10-3.12) -v=3 f -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: argument -v/--verbose: ignored explicit argument '3'
# =>(3.10-3.12) --n f -> exit 2
# =>(3.10-3.12) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.10-3.12)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.10-3.12)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.10-3.12)             file [rest ...]
# =>(3.10-3.12) prog: error: ambiguous option: --n could match --number, --no
# =>(3.13) f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) f 1 2 -v -> Namespace(file='f', rest=[1, 2], verbose=True, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) -n5 f -> Namespace(file='f', rest=[], verbose=False, number=5, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) -n 5 f -> Namespace(file='f', rest=[], verbose=False, number=5, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) --number=7 f -> Namespace(file='f', rest=[], verbose=False, number=7, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) --num 7 f -> Namespace(file='f', rest=[], verbose=False, number=7, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) -vqq f -> Namespace(file='f', rest=[], verbose=True, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=2, yes=True, const=None, hidden=None)
# =>(3.13) -x 1 -x2 f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=['1', '2'], q=0, yes=True, const=None, hidden=None)
# =>(3.13) --pair a b f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=['a', 'b'], many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) --maybe -- f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='c', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) --maybe=z f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='z', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) f --many 1 2.5 -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=[1.0, 2.5], maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) -c green f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='green', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) --no f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=False, const=None, hidden=None)
# =>(3.13) --const f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=42, hidden=None)
# =>(3.13) f -- -1 -> Namespace(file='f', rest=[-1], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) f -1 -> Namespace(file='f', rest=[-1], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.13) --version -> exit 0
# =>(3.13) prog 1.0
# =>(3.13) -h -> exit 0
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) 
# =>(3.13) What it does, told in a sentence that is long enough to be wrapped over more
# =>(3.13) than one line.
# =>(3.13) 
# =>(3.13) positional arguments:
# =>(3.13)   file                  the file
# =>(3.13)   rest                  numbers (default: None)
# =>(3.13) 
# =>(3.13) options:
# =>(3.13)   -h, --help            show this help message and exit
# =>(3.13)   -v, --verbose         say more
# =>(3.13)   -n, --number N        how many of them there are, told in a sentence that is
# =>(3.13)                         wrapped as well
# =>(3.13)   --a-very-long-option-name-indeed LONG
# =>(3.13)                         its help is on the next line
# =>(3.13)   -c, --choice {red,green}
# =>(3.13)   --pair A B
# =>(3.13)   --many MANY [MANY ...]
# =>(3.13)   --maybe [MAYBE]
# =>(3.13)   -x X
# =>(3.13)   -q
# =>(3.13)   --no
# =>(3.13)   --const
# =>(3.13)   --version             show program's version number and exit
# =>(3.13) 
# =>(3.13) The end.
# =>(3.13)  -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: the following arguments are required: file
# =>(3.13) f x -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: argument rest: invalid int value: 'x'
# =>(3.13) -c blue f -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: argument -c/--choice: invalid choice: 'blue' (choose from red, green)
# =>(3.13) -n x f -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: argument -n/--number: invalid int value: 'x'
# =>(3.13) -n -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: argument -n/--number: expected one argument
# =>(3.13) --pair a -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: argument --pair: expected 2 arguments
# =>(3.13) f --nope -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: unrecognized arguments: --nope
# =>(3.13) --many -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: argument --many: expected at least one argument
# =>(3.13) --ver f -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: ambiguous option: --ver could match --verbose, --version
# =>(3.13) f --verb=3 -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: argument -v/--verbose: ignored explicit argument '3'
# =>(3.13) -v=3 f -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: argument -v/--verbose: ignored explicit argument '3'
# =>(3.13) --n f -> exit 2
# =>(3.13) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.13)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.13)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.13)             file [rest ...]
# =>(3.13) prog: error: ambiguous option: --n could match --number, --no
# =>(3.14-3.15) f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) f 1 2 -v -> Namespace(file='f', rest=[1, 2], verbose=True, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) -n5 f -> Namespace(file='f', rest=[], verbose=False, number=5, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) -n 5 f -> Namespace(file='f', rest=[], verbose=False, number=5, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) --number=7 f -> Namespace(file='f', rest=[], verbose=False, number=7, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) --num 7 f -> Namespace(file='f', rest=[], verbose=False, number=7, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) -vqq f -> Namespace(file='f', rest=[], verbose=True, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=2, yes=True, const=None, hidden=None)
# =>(3.14-3.15) -x 1 -x2 f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=['1', '2'], q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) --pair a b f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=['a', 'b'], many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) --maybe -- f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='c', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) --maybe=z f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='z', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) f --many 1 2.5 -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=[1.0, 2.5], maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) -c green f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='green', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) --no f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=False, const=None, hidden=None)
# =>(3.14-3.15) --const f -> Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=42, hidden=None)
# =>(3.14-3.15) f -- -1 -> Namespace(file='f', rest=[-1], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) f -1 -> Namespace(file='f', rest=[-1], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None)
# =>(3.14-3.15) --version -> exit 0
# =>(3.14-3.15) prog 1.0
# =>(3.14-3.15) -h -> exit 0
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) 
# =>(3.14-3.15) What it does, told in a sentence that is long enough to be wrapped over more
# =>(3.14-3.15) than one line.
# =>(3.14-3.15) 
# =>(3.14-3.15) positional arguments:
# =>(3.14-3.15)   file                  the file
# =>(3.14-3.15)   rest                  numbers (default: None)
# =>(3.14-3.15) 
# =>(3.14-3.15) options:
# =>(3.14-3.15)   -h, --help            show this help message and exit
# =>(3.14-3.15)   -v, --verbose         say more
# =>(3.14-3.15)   -n, --number N        how many of them there are, told in a sentence that is
# =>(3.14-3.15)                         wrapped as well
# =>(3.14-3.15)   --a-very-long-option-name-indeed LONG
# =>(3.14-3.15)                         its help is on the next line
# =>(3.14-3.15)   -c, --choice {red,green}
# =>(3.14-3.15)   --pair A B
# =>(3.14-3.15)   --many MANY [MANY ...]
# =>(3.14-3.15)   --maybe [MAYBE]
# =>(3.14-3.15)   -x X
# =>(3.14-3.15)   -q
# =>(3.14-3.15)   --no
# =>(3.14-3.15)   --const
# =>(3.14-3.15)   --version             show program's version number and exit
# =>(3.14-3.15) 
# =>(3.14-3.15) The end.
# =>(3.14-3.15)  -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: the following arguments are required: file
# =>(3.14-3.15) f x -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: argument rest: invalid int value: 'x'
# =>(3.14-3.15) -c blue f -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: argument -c/--choice: invalid choice: 'blue' (choose from 'red', 'green')
# =>(3.14-3.15) -n x f -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: argument -n/--number: invalid int value: 'x'
# =>(3.14-3.15) -n -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: argument -n/--number: expected one argument
# =>(3.14-3.15) --pair a -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: argument --pair: expected 2 arguments
# =>(3.14-3.15) f --nope -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: unrecognized arguments: --nope
# =>(3.14-3.15) --many -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: argument --many: expected at least one argument
# =>(3.14-3.15) --ver f -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: ambiguous option: --ver could match --verbose, --version
# =>(3.14-3.15) f --verb=3 -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: argument -v/--verbose: ignored explicit argument '3'
# =>(3.14-3.15) -v=3 f -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: argument -v/--verbose: ignored explicit argument '3'
# =>(3.14-3.15) --n f -> exit 2
# =>(3.14-3.15) usage: prog [-h] [-v] [-n N] [--a-very-long-option-name-indeed LONG]
# =>(3.14-3.15)             [-c {red,green}] [--pair A B] [--many MANY [MANY ...]]
# =>(3.14-3.15)             [--maybe [MAYBE]] [-x X] [-q] [--no] [--const] [--version]
# =>(3.14-3.15)             file [rest ...]
# =>(3.14-3.15) prog: error: ambiguous option: --n could match --number, --no

s = argparse.ArgumentParser(prog='git', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
s.add_argument('--level', type=int, default=1, help='the level')
subs = s.add_subparsers(dest='command', title='commands', help='one of these', metavar='COMMAND')
a = subs.add_parser('add', help='add things', aliases=['a'])
a.add_argument('what', nargs='+')
c = subs.add_parser('commit', help='commit it', description='Commit.')
c.add_argument('-m', '--message', required=True)
print(s.format_help())
# =>(3.8-3.9) usage: git [-h] [--level LEVEL] COMMAND ...
# =>(3.8-3.9) 
# =>(3.8-3.9) optional arguments:
# =>(3.8-3.9)   -h, --help     show this help message and exit
# =>(3.8-3.9)   --level LEVEL  the level (default: 1)
# =>(3.8-3.9) 
# =>(3.8-3.9) commands:
# =>(3.8-3.9)   COMMAND        one of these
# =>(3.8-3.9)     add (a)      add things
# =>(3.8-3.9)     commit       commit it
# =>(3.8-3.9) 
# =>(3.10-3.15) usage: git [-h] [--level LEVEL] COMMAND ...
# =>(3.10-3.15) 
# =>(3.10-3.15) options:
# =>(3.10-3.15)   -h, --help     show this help message and exit
# =>(3.10-3.15)   --level LEVEL  the level (default: 1)
# =>(3.10-3.15) 
# =>(3.10-3.15) commands:
# =>(3.10-3.15)   COMMAND        one of these
# =>(3.10-3.15)     add (a)      add things
# =>(3.10-3.15)     commit       commit it
# =>(3.10-3.15) 
run(s, 'add x y', '--level 2 a z', 'commit -m hi', 'commit', 'push', 'add -h', '', 'commit -h')
# =>(3.8) add x y -> Namespace(command='add', level=1, what=['x', 'y'])
# =>(3.8) --level 2 a z -> Namespace(command='a', level=2, what=['z'])
# =>(3.8) commit -m hi -> Namespace(command='commit', level=1, message='hi')
# =>(3.8) commit -> exit 2
# =>(3.8) usage: git commit [-h] -m MESSAGE
# =>(3.8) git commit: error: the following arguments are required: -m/--message
# =>(3.8) push -> exit 2
# =>(3.8) usage: git [-h] [--level LEVEL] COMMAND ...
# =>(3.8) git: error: argument COMMAND: invalid choice: 'push' (choose from 'add', 'a', 'commit')
# =>(3.8) add -h -> exit 0
# =>(3.8) usage: git add [-h] what [what ...]
# =>(3.8) 
# =>(3.8) positional arguments:
# =>(3.8)   what
# =>(3.8) 
# =>(3.8) optional arguments:
# =>(3.8)   -h, --help  show this help message and exit
# =>(3.8)  -> Namespace(command=None, level=1)
# =>(3.8) commit -h -> exit 0
# =>(3.8) usage: git commit [-h] -m MESSAGE
# =>(3.8) 
# =>(3.8) Commit.
# =>(3.8) 
# =>(3.8) optional arguments:
# =>(3.8)   -h, --help            show this help message and exit
# =>(3.8)   -m MESSAGE, --message MESSAGE
# =>(3.9) add x y -> Namespace(level=1, command='add', what=['x', 'y'])
# =>(3.9) --level 2 a z -> Namespace(level=2, command='a', what=['z'])
# =>(3.9) commit -m hi -> Namespace(level=1, command='commit', message='hi')
# =>(3.9) commit -> exit 2
# =>(3.9) usage: git commit [-h] -m MESSAGE
# =>(3.9) git commit: error: the following arguments are required: -m/--message
# =>(3.9) push -> exit 2
# =>(3.9) usage: git [-h] [--level LEVEL] COMMAND ...
# =>(3.9) git: error: argument COMMAND: invalid choice: 'push' (choose from 'add', 'a', 'commit')
# =>(3.9) add -h -> exit 0
# =>(3.9) usage: git add [-h] what [what ...]
# =>(3.9) 
# =>(3.9) positional arguments:
# =>(3.9)   what
# =>(3.9) 
# =>(3.9) optional arguments:
# =>(3.9)   -h, --help  show this help message and exit
# =>(3.9)  -> Namespace(level=1, command=None)
# =>(3.9) commit -h -> exit 0
# =>(3.9) usage: git commit [-h] -m MESSAGE
# =>(3.9) 
# =>(3.9) Commit.
# =>(3.9) 
# =>(3.9) optional arguments:
# =>(3.9)   -h, --help            show this help message and exit
# =>(3.9)   -m MESSAGE, --message MESSAGE
# =>(3.10-3.12) add x y -> Namespace(level=1, command='add', what=['x', 'y'])
# =>(3.10-3.12) --level 2 a z -> Namespace(level=2, command='a', what=['z'])
# =>(3.10-3.12) commit -m hi -> Namespace(level=1, command='commit', message='hi')
# =>(3.10-3.12) commit -> exit 2
# =>(3.10-3.12) usage: git commit [-h] -m MESSAGE
# =>(3.10-3.12) git commit: error: the following arguments are required: -m/--message
# =>(3.10-3.12) push -> exit 2
# =>(3.10-3.12) usage: git [-h] [--level LEVEL] COMMAND ...
# =>(3.10-3.12) git: error: argument COMMAND: invalid choice: 'push' (choose from 'add', 'a', 'commit')
# =>(3.10-3.12) add -h -> exit 0
# =>(3.10-3.12) usage: git add [-h] what [what ...]
# =>(3.10-3.12) 
# =>(3.10-3.12) positional arguments:
# =>(3.10-3.12)   what
# =>(3.10-3.12) 
# =>(3.10-3.12) options:
# =>(3.10-3.12)   -h, --help  show this help message and exit
# =>(3.10-3.12)  -> Namespace(level=1, command=None)
# =>(3.10-3.12) commit -h -> exit 0
# =>(3.10-3.12) usage: git commit [-h] -m MESSAGE
# =>(3.10-3.12) 
# =>(3.10-3.12) Commit.
# =>(3.10-3.12) 
# =>(3.10-3.12) options:
# =>(3.10-3.12)   -h, --help            show this help message and exit
# =>(3.10-3.12)   -m MESSAGE, --message MESSAGE
# =>(3.13) add x y -> Namespace(level=1, command='add', what=['x', 'y'])
# =>(3.13) --level 2 a z -> Namespace(level=2, command='a', what=['z'])
# =>(3.13) commit -m hi -> Namespace(level=1, command='commit', message='hi')
# =>(3.13) commit -> exit 2
# =>(3.13) usage: git commit [-h] -m MESSAGE
# =>(3.13) git commit: error: the following arguments are required: -m/--message
# =>(3.13) push -> exit 2
# =>(3.13) usage: git [-h] [--level LEVEL] COMMAND ...
# =>(3.13) git: error: argument COMMAND: invalid choice: 'push' (choose from add, a, commit)
# =>(3.13) add -h -> exit 0
# =>(3.13) usage: git add [-h] what [what ...]
# =>(3.13) 
# =>(3.13) positional arguments:
# =>(3.13)   what
# =>(3.13) 
# =>(3.13) options:
# =>(3.13)   -h, --help  show this help message and exit
# =>(3.13)  -> Namespace(level=1, command=None)
# =>(3.13) commit -h -> exit 0
# =>(3.13) usage: git commit [-h] -m MESSAGE
# =>(3.13) 
# =>(3.13) Commit.
# =>(3.13) 
# =>(3.13) options:
# =>(3.13)   -h, --help            show this help message and exit
# =>(3.13)   -m, --message MESSAGE
# =>(3.14-3.15) add x y -> Namespace(level=1, command='add', what=['x', 'y'])
# =>(3.14-3.15) --level 2 a z -> Namespace(level=2, command='a', what=['z'])
# =>(3.14-3.15) commit -m hi -> Namespace(level=1, command='commit', message='hi')
# =>(3.14-3.15) commit -> exit 2
# =>(3.14-3.15) usage: git commit [-h] -m MESSAGE
# =>(3.14-3.15) git commit: error: the following arguments are required: -m/--message
# =>(3.14-3.15) push -> exit 2
# =>(3.14-3.15) usage: git [-h] [--level LEVEL] COMMAND ...
# =>(3.14-3.15) git: error: argument COMMAND: invalid choice: 'push' (choose from 'add', 'a', 'commit')
# =>(3.14-3.15) add -h -> exit 0
# =>(3.14-3.15) usage: git add [-h] what [what ...]
# =>(3.14-3.15) 
# =>(3.14-3.15) positional arguments:
# =>(3.14-3.15)   what
# =>(3.14-3.15) 
# =>(3.14-3.15) options:
# =>(3.14-3.15)   -h, --help  show this help message and exit
# =>(3.14-3.15)  -> Namespace(level=1, command=None)
# =>(3.14-3.15) commit -h -> exit 0
# =>(3.14-3.15) usage: git commit [-h] -m MESSAGE
# =>(3.14-3.15) 
# =>(3.14-3.15) Commit.
# =>(3.14-3.15) 
# =>(3.14-3.15) options:
# =>(3.14-3.15)   -h, --help            show this help message and exit
# =>(3.14-3.15)   -m, --message MESSAGE

g = argparse.ArgumentParser(prog='g', add_help=False)
e = g.add_mutually_exclusive_group(required=True)
e.add_argument('--on', action='store_true')
e.add_argument('--off', action='store_true')
e.add_argument('--level', type=int)
o = g.add_argument_group('output', 'how it comes out')
o.add_argument('--format', '-f', choices=('json', 'text'))
print(g.format_help())
# =>(3.8-3.9) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.8-3.9) 
# =>(3.8-3.9) optional arguments:
# =>(3.8-3.9)   --on
# =>(3.8-3.9)   --off
# =>(3.8-3.9)   --level LEVEL
# =>(3.8-3.9) 
# =>(3.8-3.9) output:
# =>(3.8-3.9)   how it comes out
# =>(3.8-3.9) 
# =>(3.8-3.9)   --format {json,text}, -f {json,text}
# =>(3.8-3.9) 
# =>(3.10-3.12) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.10-3.12) 
# =>(3.10-3.12) options:
# =>(3.10-3.12)   --on
# =>(3.10-3.12)   --off
# =>(3.10-3.12)   --level LEVEL
# =>(3.10-3.12) 
# =>(3.10-3.12) output:
# =>(3.10-3.12)   how it comes out
# =>(3.10-3.12) 
# =>(3.10-3.12)   --format {json,text}, -f {json,text}
# =>(3.10-3.12) 
# =>(3.13-3.15) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.13-3.15) 
# =>(3.13-3.15) options:
# =>(3.13-3.15)   --on
# =>(3.13-3.15)   --off
# =>(3.13-3.15)   --level LEVEL
# =>(3.13-3.15) 
# =>(3.13-3.15) output:
# =>(3.13-3.15)   how it comes out
# =>(3.13-3.15) 
# =>(3.13-3.15)   --format, -f {json,text}
# =>(3.13-3.15) 
run(g, '--on', '--on --off', '', '--level 3 -f json', '--on -f xml')
# =>(3.8) --on -> Namespace(format=None, level=None, off=False, on=True)
# =>(3.8) --on --off -> exit 2
# =>(3.8) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.8) g: error: argument --off: not allowed with argument --on
# =>(3.8)  -> exit 2
# =>(3.8) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.8) g: error: one of the arguments --on --off --level is required
# =>(3.8) --level 3 -f json -> Namespace(format='json', level=3, off=False, on=False)
# =>(3.8) --on -f xml -> exit 2
# =>(3.8) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.8) g: error: argument --format/-f: invalid choice: 'xml' (choose from 'json', 'text')
# =>(3.9-3.12) --on -> Namespace(on=True, off=False, level=None, format=None)
# =>(3.9-3.12) --on --off -> exit 2
# =>(3.9-3.12) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.9-3.12) g: error: argument --off: not allowed with argument --on
# =>(3.9-3.12)  -> exit 2
# =>(3.9-3.12) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.9-3.12) g: error: one of the arguments --on --off --level is required
# =>(3.9-3.12) --level 3 -f json -> Namespace(on=False, off=False, level=3, format='json')
# =>(3.9-3.12) --on -f xml -> exit 2
# =>(3.9-3.12) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.9-3.12) g: error: argument --format/-f: invalid choice: 'xml' (choose from 'json', 'text')
# =>(3.13) --on -> Namespace(on=True, off=False, level=None, format=None)
# =>(3.13) --on --off -> exit 2
# =>(3.13) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.13) g: error: argument --off: not allowed with argument --on
# =>(3.13)  -> exit 2
# =>(3.13) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.13) g: error: one of the arguments --on --off --level is required
# =>(3.13) --level 3 -f json -> Namespace(on=False, off=False, level=3, format='json')
# =>(3.13) --on -f xml -> exit 2
# =>(3.13) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.13) g: error: argument --format/-f: invalid choice: 'xml' (choose from json, text)
# =>(3.14-3.15) --on -> Namespace(on=True, off=False, level=None, format=None)
# =>(3.14-3.15) --on --off -> exit 2
# =>(3.14-3.15) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.14-3.15) g: error: argument --off: not allowed with argument --on
# =>(3.14-3.15)  -> exit 2
# =>(3.14-3.15) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.14-3.15) g: error: one of the arguments --on --off --level is required
# =>(3.14-3.15) --level 3 -f json -> Namespace(on=False, off=False, level=3, format='json')
# =>(3.14-3.15) --on -f xml -> exit 2
# =>(3.14-3.15) usage: g (--on | --off | --level LEVEL) [--format {json,text}]
# =>(3.14-3.15) g: error: argument --format/-f: invalid choice: 'xml' (choose from 'json', 'text')

w = argparse.ArgumentParser(prog='wide', usage=None)
for name in 'alpha beta gamma delta epsilon zeta eta theta'.split():
    w.add_argument('--' + name, metavar='VALUE')
w.add_argument('first')
w.add_argument('second', nargs='?')
w.add_argument('third', nargs=argparse.REMAINDER)
print(w.format_usage())
# => usage: wide [-h] [--alpha VALUE] [--beta VALUE] [--gamma VALUE]
# =>             [--delta VALUE] [--epsilon VALUE] [--zeta VALUE] [--eta VALUE]
# =>             [--theta VALUE]
# =>             first [second] ...
# => 
run(w, 'one', 'one two three --four', '--alpha 1 one --beta 2')
# =>(3.8) one -> Namespace(alpha=None, beta=None, delta=None, epsilon=None, eta=None, first='one', gamma=None, second=None, theta=None, third=[], zeta=None)
# =>(3.8) one two three --four -> Namespace(alpha=None, beta=None, delta=None, epsilon=None, eta=None, first='one', gamma=None, second='two', theta=None, third=['three', '--four'], zeta=None)
# =>(3.8) --alpha 1 one --beta 2 -> Namespace(alpha='1', beta=None, delta=None, epsilon=None, eta=None, first='one', gamma=None, second=None, theta=None, third=['--beta', '2'], zeta=None)
# =>(3.9-3.15) one -> Namespace(alpha=None, beta=None, gamma=None, delta=None, epsilon=None, zeta=None, eta=None, theta=None, first='one', second=None, third=[])
# =>(3.9-3.15) one two three --four -> Namespace(alpha=None, beta=None, gamma=None, delta=None, epsilon=None, zeta=None, eta=None, theta=None, first='one', second='two', third=['three', '--four'])
# =>(3.9-3.15) --alpha 1 one --beta 2 -> Namespace(alpha='1', beta=None, gamma=None, delta=None, epsilon=None, zeta=None, eta=None, theta=None, first='one', second=None, third=['--beta', '2'])
print(argparse.ArgumentParser(prog='u', usage='%(prog)s [options]', formatter_class=argparse.RawDescriptionHelpFormatter, description=' a\n   b').format_help())
# =>(3.8-3.9) usage: u [options]
# =>(3.8-3.9) 
# =>(3.8-3.9)  a
# =>(3.8-3.9)    b
# =>(3.8-3.9) 
# =>(3.8-3.9) optional arguments:
# =>(3.8-3.9)   -h, --help  show this help message and exit
# =>(3.8-3.9) 
# =>(3.10-3.15) usage: u [options]
# =>(3.10-3.15) 
# =>(3.10-3.15)  a
# =>(3.10-3.15)    b
# =>(3.10-3.15) 
# =>(3.10-3.15) options:
# =>(3.10-3.15)   -h, --help  show this help message and exit
# =>(3.10-3.15) 

b = argparse.ArgumentParser(prog='b', parents=[g], argument_default=argparse.SUPPRESS, conflict_handler='resolve')
b.add_argument('--on', help='again')
b.set_defaults(more=1)
run(b, '--off', '--on 3 --level 1')
# =>(3.8) --off -> Namespace(format=None, level=None, more=1, off=True)
# =>(3.8) --on 3 --level 1 -> Namespace(format=None, level=1, more=1, off=False, on='3')
# =>(3.9-3.15) --off -> Namespace(off=True, level=None, format=None, more=1)
# =>(3.9-3.15) --on 3 --level 1 -> Namespace(off=False, level=1, format=None, more=1, on='3')
print(p.parse_known_args(['f', '--unknown', '1', '-z']))
# =>(3.8) (Namespace(choice='red', const=None, file='f', hidden=None, long=None, many=None, maybe='d', number=3, pair=None, q=0, rest=[], verbose=False, x=None, yes=True), ['--unknown', '1', '-z'])
# =>(3.9-3.12) (Namespace(file='f', rest=[], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None), ['--unknown', '1', '-z'])
# =>(3.13-3.15) (Namespace(file='f', rest=[1], verbose=False, number=3, long=None, choice='red', pair=None, many=None, maybe='d', x=None, q=0, yes=True, const=None, hidden=None), ['--unknown', '-z'])
print(argparse.Namespace(a=1, b='x'), argparse.Namespace(a=1) == argparse.Namespace(a=1), 'a' in argparse.Namespace(a=1), vars(argparse.Namespace(z=1)))
# => Namespace(a=1, b='x') True True {'z': 1}
print(p.get_default('number'))  # => 3


def even(text):
    n = int(text)
    if n % 2:
        raise argparse.ArgumentTypeError(f'{n} is odd')
    return n


t = argparse.ArgumentParser(prog='t', exit_on_error=False) if hasattr(argparse, 'BooleanOptionalAction') else argparse.ArgumentParser(prog='t')
t.add_argument('--even', type=even)
run(t, '--even 2', '--even 3')
# =>(3.8) --even 2 -> Namespace(even=2)
# =>(3.8) --even 3 -> exit 2
# =>(3.8) usage: t [-h] [--even EVEN]
# =>(3.8) t: error: argument --even: 3 is odd
# =>(3.9-3.15) --even 2 -> Namespace(even=2)
# =>(3.9-3.15) --even 3 -> error argument --even: 3 is odd
for wrong in (lambda: p.add_argument('-v'), lambda: p.add_argument('x', '-y'), lambda: p.add_argument('--z', nargs=0), lambda: p.add_argument('--zz', action='nope'), lambda: p.add_argument('zzz', required=True)):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
# =>(3.8-3.13) ArgumentError argument -v: conflicting option string: -v
# =>(3.8-3.13) ValueError invalid option string 'x': must start with a character '-'
# =>(3.8-3.13) ValueError nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate
# =>(3.8-3.13) ValueError unknown action "nope"
# =>(3.8-3.13) TypeError 'required' is an invalid argument for positionals
# =>(3.14-3.15) ArgumentError argument -v: conflicting option string: -v
# =>(3.14-3.15) ValueError invalid option string 'x': must start with a character '-'
# =>(3.14-3.15) ValueError nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate
# =>(3.14-3.15) ValueError unknown action 'nope'
# =>(3.14-3.15) TypeError 'required' is an invalid argument for positionals
if hasattr(argparse, 'BooleanOptionalAction'):
    t = argparse.ArgumentParser(prog='t', add_help=False)
    t.add_argument('--foo', action=argparse.BooleanOptionalAction, default=True, help='foo it')
    print(t.format_help().splitlines()[-1])
# =>(3.9-3.10)   --foo, --no-foo  foo it (default: True)
# =>(3.11-3.15)   --foo, --no-foo  foo it
