# calendar: months as text, ranges, leap years
import calendar


def show(f, *args, **more):
    try:
        print(f(*args, **more))
    except Exception as e:
        print(type(e).__name__, e)


show(calendar.isleap, 2024)  # => True
show(calendar.isleap, 1900)  # => False
show(calendar.leapdays, 2000, 2021)  # => 6
show(calendar.monthrange, 2024, 2)
# =>(3.8-3.11) (3, 29)
# =>(3.12-3.15) (calendar.THURSDAY, 29)
show(calendar.monthrange, 2023, 13)  # => IllegalMonthError bad month number 13; must be 1-12
show(calendar.weekday, 2024, 2, 29)  # => 3
show(calendar.weekday, 12000, 1, 1)  # => 5
show(calendar.month, 2024, 2)
# =>    February 2024
# => Mo Tu We Th Fr Sa Su
# =>           1  2  3  4
# =>  5  6  7  8  9 10 11
# => 12 13 14 15 16 17 18
# => 19 20 21 22 23 24 25
# => 26 27 28 29
# => 
show(calendar.month, 2024, 12, w=4, l=2)
# =>           December 2024
# => 
# => Mon  Tue  Wed  Thu  Fri  Sat  Sun
# => 
# =>                                 1
# => 
# =>   2    3    4    5    6    7    8
# => 
# =>   9   10   11   12   13   14   15
# => 
# =>  16   17   18   19   20   21   22
# => 
# =>  23   24   25   26   27   28   29
# => 
# =>  30   31
# => 
# => 
show(calendar.monthcalendar, 2021, 2)
# => [[1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14], [15, 16, 17, 18, 19, 20, 21], [22, 23, 24, 25, 26, 27, 28]]
show(calendar.TextCalendar(calendar.SUNDAY).formatmonth, 2024, 9)
# =>    September 2024
# => Su Mo Tu We Th Fr Sa
# =>  1  2  3  4  5  6  7
# =>  8  9 10 11 12 13 14
# => 15 16 17 18 19 20 21
# => 22 23 24 25 26 27 28
# => 29 30
# => 
calendar.prmonth(2023, 5)
# =>       May 2023
# => Mo Tu We Th Fr Sa Su
# =>  1  2  3  4  5  6  7
# =>  8  9 10 11 12 13 14
# => 15 16 17 18 19 20 21
# => 22 23 24 25 26 27 28
# => 29 30 31
show(lambda: list(calendar.day_name))  # => ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
show(lambda: (calendar.month_name[1:3], calendar.month_abbr[12], calendar.day_abbr[-1], len(calendar.month_name), calendar.month_name[0]))
# => (['January', 'February'], 'Dec', 'Sun', 13, '')
show(lambda: list(calendar.Calendar(6).iterweekdays()))  # => [6, 0, 1, 2, 3, 4, 5]
show(lambda: list(calendar.Calendar().itermonthdays(2024, 2))[:5])  # => [0, 0, 0, 1, 2]
show(lambda: list(calendar.Calendar().itermonthdays2(2024, 2))[:4])  # => [(0, 0), (0, 1), (0, 2), (1, 3)]
show(lambda: list(calendar.Calendar().itermonthdates(2024, 3))[:5])
# => [datetime.date(2024, 2, 26), datetime.date(2024, 2, 27), datetime.date(2024, 2, 28), datetime.date(2024, 2, 29), datetime.date(2024, 3, 1)]
show(lambda: list(calendar.Calendar().itermonthdays3(2024, 3))[:5])  # => [(2024, 2, 26), (2024, 2, 27), (2024, 2, 28), (2024, 2, 29), (2024, 3, 1)]
show(calendar.Calendar().monthdays2calendar, 2021, 2)
# => [[(1, 0), (2, 1), (3, 2), (4, 3), (5, 4), (6, 5), (7, 6)], [(8, 0), (9, 1), (10, 2), (11, 3), (12, 4), (13, 5), (14, 6)], [(15, 0), (16, 1), (17, 2), (18, 3), (19, 4), (20, 5), (21, 6)], [(22, 0), (23, 1), (24, 2), (25, 3), (26, 4), (27, 5), (28, 6)]]
show(lambda: calendar.setfirstweekday(7))  # => IllegalWeekdayError bad weekday number 7; must be 0 (Monday) to 6 (Sunday)
show(lambda: calendar.setfirstweekday(calendar.SUNDAY))  # => None
show(calendar.firstweekday)  # => 6
show(calendar.monthcalendar, 2015, 2)
# => [[1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14], [15, 16, 17, 18, 19, 20, 21], [22, 23, 24, 25, 26, 27, 28]]
show(calendar.calendar, 2024)
# =>                                   2024
# => 
# =>       January                   February                   March
# => Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa
# =>     1  2  3  4  5  6                   1  2  3                      1  2
# =>  7  8  9 10 11 12 13       4  5  6  7  8  9 10       3  4  5  6  7  8  9
# => 14 15 16 17 18 19 20      11 12 13 14 15 16 17      10 11 12 13 14 15 16
# => 21 22 23 24 25 26 27      18 19 20 21 22 23 24      17 18 19 20 21 22 23
# => 28 29 30 31               25 26 27 28 29            24 25 26 27 28 29 30
# =>                                                     31
# => 
# =>        April                      May                       June
# => Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa
# =>     1  2  3  4  5  6                1  2  3  4                         1
# =>  7  8  9 10 11 12 13       5  6  7  8  9 10 11       2  3  4  5  6  7  8
# => 14 15 16 17 18 19 20      12 13 14 15 16 17 18       9 10 11 12 13 14 15
# => 21 22 23 24 25 26 27      19 20 21 22 23 24 25      16 17 18 19 20 21 22
# => 28 29 30                  26 27 28 29 30 31         23 24 25 26 27 28 29
# =>                                                     30
# => 
# =>         July                     August                  September
# => Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa
# =>     1  2  3  4  5  6                   1  2  3       1  2  3  4  5  6  7
# =>  7  8  9 10 11 12 13       4  5  6  7  8  9 10       8  9 10 11 12 13 14
# => 14 15 16 17 18 19 20      11 12 13 14 15 16 17      15 16 17 18 19 20 21
# => 21 22 23 24 25 26 27      18 19 20 21 22 23 24      22 23 24 25 26 27 28
# => 28 29 30 31               25 26 27 28 29 30 31      29 30
# => 
# =>       October                   November                  December
# => Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa
# =>        1  2  3  4  5                      1  2       1  2  3  4  5  6  7
# =>  6  7  8  9 10 11 12       3  4  5  6  7  8  9       8  9 10 11 12 13 14
# => 13 14 15 16 17 18 19      10 11 12 13 14 15 16      15 16 17 18 19 20 21
# => 20 21 22 23 24 25 26      17 18 19 20 21 22 23      22 23 24 25 26 27 28
# => 27 28 29 30 31            24 25 26 27 28 29 30      29 30 31
# => 
show(calendar.TextCalendar(0).formatyear, 2023, m=4, w=1, c=2)
# =>                                          2023
# => 
# =>       January               February               March                 April
# => Mo Tu We Th Fr Sa Su  Mo Tu We Th Fr Sa Su  Mo Tu We Th Fr Sa Su  Mo Tu We Th Fr Sa Su
# =>                    1         1  2  3  4  5         1  2  3  4  5                  1  2
# =>  2  3  4  5  6  7  8   6  7  8  9 10 11 12   6  7  8  9 10 11 12   3  4  5  6  7  8  9
# =>  9 10 11 12 13 14 15  13 14 15 16 17 18 19  13 14 15 16 17 18 19  10 11 12 13 14 15 16
# => 16 17 18 19 20 21 22  20 21 22 23 24 25 26  20 21 22 23 24 25 26  17 18 19 20 21 22 23
# => 23 24 25 26 27 28 29  27 28                 27 28 29 30 31        24 25 26 27 28 29 30
# => 30 31
# => 
# =>         May                   June                  July                 August
# => Mo Tu We Th Fr Sa Su  Mo Tu We Th Fr Sa Su  Mo Tu We Th Fr Sa Su  Mo Tu We Th Fr Sa Su
# =>  1  2  3  4  5  6  7            1  2  3  4                  1  2      1  2  3  4  5  6
# =>  8  9 10 11 12 13 14   5  6  7  8  9 10 11   3  4  5  6  7  8  9   7  8  9 10 11 12 13
# => 15 16 17 18 19 20 21  12 13 14 15 16 17 18  10 11 12 13 14 15 16  14 15 16 17 18 19 20
# => 22 23 24 25 26 27 28  19 20 21 22 23 24 25  17 18 19 20 21 22 23  21 22 23 24 25 26 27
# => 29 30 31              26 27 28 29 30        24 25 26 27 28 29 30  28 29 30 31
# =>                                             31
# => 
# =>      September              October               November              December
# => Mo Tu We Th Fr Sa Su  Mo Tu We Th Fr Sa Su  Mo Tu We Th Fr Sa Su  Mo Tu We Th Fr Sa Su
# =>              1  2  3                     1         1  2  3  4  5               1  2  3
# =>  4  5  6  7  8  9 10   2  3  4  5  6  7  8   6  7  8  9 10 11 12   4  5  6  7  8  9 10
# => 11 12 13 14 15 16 17   9 10 11 12 13 14 15  13 14 15 16 17 18 19  11 12 13 14 15 16 17
# => 18 19 20 21 22 23 24  16 17 18 19 20 21 22  20 21 22 23 24 25 26  18 19 20 21 22 23 24
# => 25 26 27 28 29 30     23 24 25 26 27 28 29  27 28 29 30           25 26 27 28 29 30 31
# =>                       30 31
# => 
show(calendar.weekheader, 3)  # => Sun Mon Tue Wed Thu Fri Sat
show(lambda: (calendar.MONDAY, calendar.SUNDAY))
# =>(3.8-3.11) (0, 6)
# =>(3.12-3.15) (calendar.MONDAY, calendar.SUNDAY)
show(calendar.timegm, (2024, 2, 29, 12, 30, 1))  # => 1709209801
show(calendar.TextCalendar().formatweek, [(1, 0), (2, 1), (0, 2)], 3)  # =>   1   2    
