/*
 * ncurses: colours by style, characters out, and its key codes as ours. Escape sequences that terminfo does not know (bracketed
 * paste, modified arrows) are defined as keys, so that ESC alone is told from them by ncurses' own short delay.
 */
#include "curses_side.h"

#include <ncursesw/curses.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "slotscope/app/key.h"

enum { CTRL_BIT = 0x1000000, ALT_BIT = 0x2000000, SHIFT_BIT = 0x4000000 };

/* ---- colours ---- */

struct look {
    short fg, fg256; /* -1: the terminal's own */
    attr_t attr;     /* with or without colour */
};
/* With 256 colours: middling ones, that can be read on black and on white. */
static const struct look looks[STYLE_COUNT] = {
    [STYLE_TEXT] = {-1, -1, A_NORMAL},
    [STYLE_TITLE] = {COLOR_CYAN, 37, A_BOLD},
    [STYLE_NOTE] = {-1, 244, A_NORMAL},
    [STYLE_OFFSET] = {-1, 244, A_NORMAL},
    [STYLE_NAME] = {COLOR_CYAN, 37, A_NORMAL},
    [STYLE_VALUE] = {COLOR_GREEN, 71, A_NORMAL},
    [STYLE_POINTER] = {COLOR_BLUE, 69, A_NORMAL},
    [STYLE_FRAME] = {-1, 243, A_NORMAL},
    [STYLE_ARROW] = {COLOR_BLUE, 69, A_NORMAL},
    [STYLE_CAPTION] = {-1, 245, A_NORMAL},
    [STYLE_DIM] = {-1, 244, A_NORMAL},
    [STYLE_NEW] = {COLOR_GREEN, 71, A_BOLD},
    [STYLE_CHANGED] = {COLOR_YELLOW, 172, A_BOLD},
    [STYLE_GONE] = {COLOR_RED, 167, A_NORMAL},
    [STYLE_HEAD] = {-1, -1, A_BOLD},
    [STYLE_STATUS] = {-1, -1, A_NORMAL},
    [STYLE_KEYWORD] = {COLOR_MAGENTA, 133, A_NORMAL},
    [STYLE_STRING] = {COLOR_GREEN, 71, A_NORMAL},
    [STYLE_NUMBER] = {COLOR_YELLOW, 172, A_NORMAL},
    [STYLE_COMMENT] = {-1, 244, A_NORMAL},
    [STYLE_ERROR] = {COLOR_RED, 167, A_NORMAL},
    [STYLE_PROMPT] = {COLOR_MAGENTA, 133, A_NORMAL},
    [STYLE_LINK] = {COLOR_BLUE, 69, A_UNDERLINE},
    [STYLE_CODE] = {COLOR_CYAN, 37, A_NORMAL},
    [STYLE_GOOD] = {COLOR_GREEN, 71, A_BOLD},
};
static bool colored, unicode_out, entered;
static bool bracketed;

static void start_colors(int want)
{
    const char *no = getenv("NO_COLOR"), *force = getenv("FORCE_COLOR");
    colored = want == 2 || (want == 1 && (!(no && *no) || (force && *force)));
    if (!colored || !has_colors() || start_color() == ERR) {
        colored = false;
        return;
    }
    use_default_colors();
    for (int i = 0; i < STYLE_COUNT; i++)
        init_pair((short)(i + 1), COLORS >= 256 ? looks[i].fg256 : looks[i].fg, -1);
}

static attr_t attributes(const struct cell *c)
{
    attr_t a = looks[c->style < STYLE_COUNT ? c->style : 0].attr;
    if (c->flags & (CELL_SELECTED | CELL_REVERSE))
        a |= A_REVERSE;
    if (c->flags & (CELL_FOCUS | CELL_BOLD))
        a |= A_BOLD;
    if (c->flags & CELL_UNDERLINE)
        a |= A_UNDERLINE;
    return a;
}

/* ---- life ---- */

static void send(const char *s)
{
    ssize_t n = write(STDOUT_FILENO, s, strlen(s));
    (void)n;
}

enum { PASTE_BEGIN = 2000, PASTE_END, MOD_KEYS };

/* The xterm way of saying Ctrl-Left and its like: ESC [ 1 ; MODIFIER LETTER. */
static void define_modified(void)
{
    static const char letters[] = "DCAB"; /* left right up down */
    for (int m = 2; m <= 8; m++)
        for (int i = 0; i < 4; i++) {
            char seq[16] = "\033[1;0X";
            seq[4] = (char)('0' + m);
            seq[5] = letters[i];
            define_key(seq, MOD_KEYS + m * 4 + i);
        }
}

bool side_enter(int color, bool mouse, bool unicode, const char **why)
{
    const char *term = getenv("TERM");
    if (!term || !*term || strcmp(term, "dumb") == 0) {
        *why = "the terminal (TERM) has no screen control; slotscope repl --plain works on any";
        return false;
    }
    if (!newterm(NULL, stdout, stdin)) {
        *why = "the terminal named by TERM is unknown here; set TERM, or use slotscope repl --plain";
        return false;
    }
    entered = true;
    unicode_out = unicode;
    start_colors(color);
    cbreak();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    leaveok(stdscr, FALSE);
    set_escdelay(25);
    if (mouse) {
        mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
        mouseinterval(0);
    }
    bracketed = strncmp(term, "linux", 5) != 0 && strncmp(term, "vt", 2) != 0;
    if (bracketed) {
        define_key("\033[200~", PASTE_BEGIN);
        define_key("\033[201~", PASTE_END);
        send("\033[?2004h");
    }
    define_modified();
    return true;
}

void side_leave(void)
{
    if (!entered)
        return;
    entered = false;
    if (bracketed)
        send("\033[?2004l");
    curs_set(1);
    endwin();
}

void side_resize(int w, int h)
{
    if (!entered && bracketed) /* back from being stopped */
        send("\033[?2004h");
    entered = true;
    resizeterm(h, w);
    clear();
}

void side_redraw(void)
{
    clearok(curscr, TRUE);
}

/* ---- out ---- */

/* What stands for a character where there is only ASCII: typography has its cousins, everything else is a question mark. */
static unsigned ascii_for(unsigned c)
{
    static const struct {
        unsigned first, last;
        char ascii;
    } cousins[] = {{0xA0, 0xA0, ' '},      {0xB7, 0xB7, '.'},     {0xD7, 0xD7, 'x'},     {0x2010, 0x2015, '-'},
                   {0x2018, 0x201B, '\''}, {0x201C, 0x201F, '"'}, {0x2022, 0x2022, '*'}, {0x2026, 0x2026, '.'},
                   {0x2190, 0x2190, '<'},  {0x2192, 0x2192, '>'}, {0x2212, 0x2212, '-'}, {0x2264, 0x2264, '<'},
                   {0x2265, 0x2265, '>'}};
    if (c < 0x7F)
        return c;
    for (size_t i = 0; i < sizeof cousins / sizeof *cousins; i++)
        if (c >= cousins[i].first && c <= cousins[i].last)
            return (unsigned)cousins[i].ascii;
    return '?';
}

void side_cell(int x, int y, const struct cell *c)
{
    wchar_t s[3] = {(wchar_t)(c->ch ? c->ch : ' '), (wchar_t)c->comb, 0};
    if (!unicode_out) {
        s[0] = (wchar_t)ascii_for(c->ch ? c->ch : ' ');
        s[1] = 0;
    }
    cchar_t cc;
    if (setcchar(&cc, s, attributes(c), (short)(colored && c->style < STYLE_COUNT ? c->style + 1 : 0), NULL) == OK)
        mvadd_wch(y, x, &cc);
}

void side_flush(int x, int y)
{
    if (x >= 0) {
        curs_set(1);
        move(y, x);
    } else {
        curs_set(0);
    }
    refresh();
}

/* ---- in ---- */

struct event { /* as curses gives it */
    int kind;
    wint_t c;
};
static struct event ahead;
static bool have_ahead;

static struct event next_event(void)
{
    struct event e = ahead;
    if (have_ahead)
        have_ahead = false;
    else
        e.kind = get_wch(&e.c);
    return e;
}

bool side_pending(void)
{
    while (!have_ahead) {
        ahead.kind = get_wch(&ahead.c);
        if (ahead.kind == ERR)
            return false;
        have_ahead = ahead.kind != KEY_CODE_YES || ahead.c != KEY_RESIZE; /* resizeterm leaves one behind; we know already */
    }
    return true;
}

void side_paste(struct buf *b)
{
    enum { PATIENCE = 100 }; /* the end may be lost: half a second of silence ends it too */
    for (int idle = 0; idle < PATIENCE;) {
        struct event e = next_event();
        if (e.kind == ERR) {
            idle++;
            napms(5);
            continue;
        }
        idle = 0;
        if (e.kind == KEY_CODE_YES && e.c == PASTE_END)
            return;
        if (e.kind != KEY_CODE_YES)
            buf_utf8(b, (unsigned)e.c);
    }
}

static const struct {
    int curses, ours;
} named[] = {
    {KEY_UP, K_UP_KEY},
    {KEY_DOWN, K_DOWN_KEY},
    {KEY_LEFT, K_LEFT_KEY},
    {KEY_RIGHT, K_RIGHT_KEY},
    {KEY_HOME, K_HOME_KEY},
    {KEY_END, K_END_KEY},
    {KEY_PPAGE, K_PAGE_UP_KEY},
    {KEY_NPAGE, K_PAGE_DOWN_KEY},
    {KEY_DC, K_DELETE_KEY},
    {KEY_IC, K_INSERT_KEY},
    {KEY_BACKSPACE, K_BACKSPACE_KEY},
    {KEY_BTAB, K_BACKTAB_KEY},
    {KEY_ENTER, K_ENTER_KEY},
    {KEY_F(1), K_F1_KEY},
    {KEY_F(2), K_F2_KEY},
    {KEY_F(3), K_F3_KEY},
    {KEY_F(4), K_F4_KEY},
    {KEY_F(5), K_F5_KEY},
    {KEY_F(6), K_F6_KEY},
    {KEY_F(7), K_F7_KEY},
    {KEY_F(8), K_F8_KEY},
    {KEY_F(9), K_F9_KEY},
    {KEY_F(19), KEY_SHIFT | K_F7_KEY}, /* as terminfo counts shifted ones */
    {KEY_F(20), KEY_SHIFT | K_F8_KEY},
    {KEY_F(21), KEY_SHIFT | K_F9_KEY},
    {PASTE_BEGIN, SIDE_PASTE},
};

static int click_x, click_y;

void side_click(int *x, int *y)
{
    *x = click_x;
    *y = click_y;
}

static int mouse_key(void)
{
    MEVENT m;
    if (getmouse(&m) != OK)
        return KEY_NONE;
    if (m.bstate & BUTTON1_PRESSED) {
        click_x = m.x;
        click_y = m.y;
        return SIDE_CLICK;
    }
    return m.bstate & BUTTON4_PRESSED ? K_WHEEL_UP_KEY : m.bstate & BUTTON5_PRESSED ? K_WHEEL_DOWN_KEY : KEY_NONE;
}

static int modified_key(int code)
{
    static const int base[] = {K_LEFT_KEY, K_RIGHT_KEY, K_UP_KEY, K_DOWN_KEY};
    int m = (code - MOD_KEYS) / 4 - 1, key = base[(code - MOD_KEYS) % 4];
    return key | (m & 4 ? CTRL_BIT : 0) | (m & 2 ? ALT_BIT : 0) | (m & 1 ? SHIFT_BIT : 0);
}

static int function_key(int code)
{
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (named[i].curses == code)
            return named[i].ours;
    if (code == KEY_MOUSE)
        return mouse_key();
    return code >= MOD_KEYS && code < MOD_KEYS + 9 * 4 ? modified_key(code) : KEY_NONE;
}

static int character_key(wint_t c)
{
    switch (c) {
    case '\r':
    case '\n': return K_ENTER_KEY;
    case '\t': return K_TAB_KEY;
    case 0x7F:
    case 8: return K_BACKSPACE_KEY;
    default: break;
    }
    if (c < ' ')
        return CTRL_BIT | (c == 0 ? ' ' : c <= 26 ? (int)c + 'a' - 1 : (int)c + '@');
    return (int)c;
}

/* ESC and another key at once is that key with Alt. */
static int after_escape(void)
{
    if (!side_pending())
        return K_ESC_KEY;
    struct event e = next_event();
    if (e.kind == KEY_CODE_YES)
        return function_key((int)e.c);
    return e.c == 27 ? K_ESC_KEY : character_key(e.c) | ALT_BIT;
}

int side_key(void)
{
    struct event e = next_event();
    if (e.kind == ERR)
        return KEY_NONE;
    if (e.kind == KEY_CODE_YES)
        return function_key((int)e.c);
    return e.c == 27 ? after_escape() : character_key(e.c);
}
