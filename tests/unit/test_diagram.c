/*
 * The diagram engine alone, as text: each tests/pictures/diagram/NAME.txt describes boxes and arrows and then shows the picture
 * that must come out, in ASCII and in Unicode. UPDATE_PICTURES=1 writes what came out into the file instead (then look at it).
 *
 *   width 60 | gutter | head TEXT | foot TEXT
 *   name TEXT [-> ID]             a name; without an arrow TEXT may hold its value behind a |
 *   box ID TITLE [@NOTE] [new|gone] [entry N]
 *   row [MARK] CELL | CELL | CELL [-> ID]      wide TEXT      caption TEXT
 *   select ID [ROW]
 */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/diagram/place.h"
#include "slotscope/base/buf.h"
#include "slotscope/diagram/diagram.h"

#define FOLDER "tests/pictures/diagram/"
enum { MAX = 64 };

struct link {
    int box, row;
    char target[32];
};
struct reading {
    struct diagram *d;
    char id[MAX][32];
    int box[MAX], nids;
    struct link link[MAX];
    int nlinks, width, last;
    struct selection sel;
    char selected[32];
};

static int find(const struct reading *r, const char *id)
{
    for (int i = 0; i < r->nids; i++)
        if (strcmp(r->id[i], id) == 0)
            return r->box[i];
    ck_abort_msg("no box %s", id);
    return -1;
}

static void trim(char *s)
{
    size_t n = strlen(s);
    while (n && s[n - 1] == ' ')
        s[--n] = '\0';
    size_t skip = strspn(s, " ");
    memmove(s, s + skip, n - skip + 1);
}

/* Cuts " -> ID" off the end of s and notes it. */
static void take_link(struct reading *r, char *s, int box, int row)
{
    char *arrow = strstr(s, "-> ");
    if (!arrow || strchr(arrow, '*') || (arrow > s && arrow[-1] == '*'))
        return;
    struct link *l = &r->link[r->nlinks++];
    *l = (struct link){.box = box, .row = row};
    snprintf(l->target, sizeof l->target, "%s", arrow + 3);
    trim(l->target);
    *arrow = '\0';
    trim(s);
}

static void read_name(struct reading *r, char *s)
{
    char *bar = strchr(s, '|');
    if (bar)
        *bar++ = '\0';
    struct link save = {0};
    int before = r->nlinks;
    take_link(r, s, 0, 0);
    trim(s);
    save = r->link[before];
    int b = diagram_name(r->d, s, 0);
    if (r->nlinks > before) {
        r->link[before] = save;
        r->link[before].box = b;
    }
    if (bar) {
        trim(bar);
        struct row *row = &r->d->box[b].row[0];
        row->ncells = 2;
        row->cell[1] = diagram_text(r->d, "%s", bar);
        row->style[1] = STYLE_VALUE;
    }
}

static void read_box(struct reading *r, char *s)
{
    char id[32] = "", title[64] = "", note[64] = "", word[32];
    int n = 0, entry = -1;
    sscanf(s, "%31s %63s%n", id, title, &n);
    char mark = 0;
    for (s += n; sscanf(s, " %31s%n", word, &n) == 1; s += n)
        if (word[0] == '@')
            snprintf(note, sizeof note, "%s", word);
        else if (strcmp(word, "new") == 0 || strcmp(word, "gone") == 0)
            mark = word[0] == 'n' ? '+' : '-';
        else if (strcmp(word, "entry") == 0) {
            s += n;
            sscanf(s, " %d%n", &entry, &n);
        }
    r->last = diagram_box(r->d, title, note[0] ? note : NULL, (uint64_t)r->nids + 1);
    r->d->box[r->last].mark = mark;
    r->d->box[r->last].entry = entry;
    snprintf(r->id[r->nids], sizeof r->id[0], "%s", id);
    r->box[r->nids++] = r->last;
}

static void read_row(struct reading *r, char *s)
{
    char mark = 0, *cell[ROW_CELLS] = {0};
    if (strchr("+~-", s[0]) && s[1] == ' ') {
        mark = s[0];
        s += 2;
    }
    int n = 0;
    int before = r->nlinks;
    take_link(r, s, r->last, 0);
    for (char *p = s; p && n < ROW_CELLS; n++) {
        char *bar = strchr(p, '|');
        if (bar)
            *bar = '\0';
        cell[n] = p;
        p = bar ? bar + 1 : NULL;
    }
    for (int i = 0; i < n; i++)
        trim(cell[i]);
    int row = diagram_row(r->d, r->last, mark, n, cell[0], cell[1], cell[2], cell[3], cell[4], cell[5]);
    if (r->nlinks > before)
        r->link[before].row = row;
}

static void read_line(struct reading *r, char *s)
{
    char word[32] = "";
    int n = 0;
    sscanf(s, "%31s%n", word, &n);
    s += n;
    s += *s == ' ';
    if (strcmp(word, "width") == 0)
        r->width = atoi(s);
    else if (strcmp(word, "gutter") == 0)
        r->d->gutter = true;
    else if (strcmp(word, "head") == 0)
        diagram_head(r->d, STYLE_HEAD, s);
    else if (strcmp(word, "foot") == 0)
        diagram_foot(r->d, STYLE_CAPTION, s);
    else if (strcmp(word, "name") == 0)
        read_name(r, s);
    else if (strcmp(word, "box") == 0)
        read_box(r, s);
    else if (strcmp(word, "row") == 0)
        read_row(r, s);
    else if (strcmp(word, "wide") == 0)
        diagram_wide_row(r->d, r->last, STYLE_DIM, s);
    else if (strcmp(word, "caption") == 0)
        diagram_caption(r->d, r->last, STYLE_CAPTION, s);
    else if (strcmp(word, "select") == 0) {
        r->sel.row = -1;
        sscanf(s, "%31s %d", r->selected, &r->sel.row);
    } else if (word[0] && word[0] != '#')
        ck_abort_msg("what is %s?", word);
}

/* Builds the diagram that the text describes and appends the picture. */
static void picture(const char *text, size_t n, enum charset cs, struct buf *out)
{
    struct reading r = {.d = diagram_new(cs), .last = -1};
    char *copy = mem_strndup(text, n), *save = NULL;
    for (char *s = strtok_r(copy, "\n", &save); s; s = strtok_r(NULL, "\n", &save))
        read_line(&r, s);
    for (int i = 0; i < r.nlinks; i++)
        diagram_arrow(r.d, r.link[i].box, r.link[i].row, find(&r, r.link[i].target));
    diagram_place(r.d, r.width);
    struct grid g = {0};
    if (r.selected[0])
        r.sel.box = find(&r, r.selected);
    diagram_paint(r.d, &g, r.selected[0] ? &r.sel : NULL);
    grid_to_text(&g, out);
    grid_done(&g);
    diagram_free(r.d);
    free(copy);
}

static void one_file(const char *path)
{
    struct buf file, got;
    buf_init(&file);
    buf_init(&got);
    ck_assert_int_eq(buf_read_file(&file, path), 0);
    const char *end = strstr(file.p, "\n----\n");
    size_t n = end ? (size_t)(end - file.p) : file.len;
    buf_add(&got, file.p, n);
    buf_adds(&got, "\n----\n");
    picture(file.p, n, CHARSET_ASCII, &got);
    buf_adds(&got, "----\n");
    picture(file.p, n, CHARSET_UNICODE, &got);
    if (getenv("UPDATE_PICTURES")) {
        FILE *f = fopen(path, "w");
        fwrite(got.p, 1, got.len, f);
        fclose(f);
    } else if (strcmp(got.p, file.p) != 0)
        ck_abort_msg("%s: the picture is now\n%s", path, got.p + n);
    buf_done(&file);
    buf_done(&got);
}

START_TEST(pictures_as_text)
{
    struct dirent **names;
    int n = scandir(FOLDER, &names, NULL, alphasort);
    ck_assert_int_gt(n, 2);
    for (int i = 0; i < n; i++) {
        char path[300];
        snprintf(path, sizeof path, FOLDER "%s", names[i]->d_name);
        if (names[i]->d_name[0] != '.')
            one_file(path);
        free(names[i]);
    }
    free(names);
}
END_TEST

START_TEST(wide_characters_are_never_halved)
{
    struct grid g, small;
    struct buf b;
    buf_init(&b);
    grid_init(&g, 8, 1);
    ck_assert_int_eq(grid_text(&g, 0, 0, "a\xe6\xbc\xa2z", -1, STYLE_TEXT), 4);
    grid_put(&g, 2, 0, 'x', STYLE_TEXT); /* over the right half */
    grid_to_text(&g, &b);
    ck_assert_str_eq(b.p, "a xz\n");
    grid_clear(&g);
    grid_text(&g, 6, 0, "b\xe6\xbc\xa2", -1, STYLE_TEXT); /* does not fit */
    buf_clear(&b);
    grid_to_text(&g, &b);
    ck_assert_str_eq(b.p, "      b>\n");
    grid_clear(&g);
    grid_text(&g, 0, 0, "\xe6\xbc\xa2\xe6\xbc\xa2", -1, STYLE_TEXT);
    grid_init(&small, 3, 1);
    grid_blit(&small, 0, 0, &g, 1, 0, 3, 1); /* starts in the middle of one */
    buf_clear(&b);
    grid_to_text(&small, &b);
    ck_assert_str_eq(b.p, " \xe6\xbc\xa2\n");
    grid_done(&g);
    grid_done(&small);
    buf_done(&b);
}
END_TEST

/* rp -> A -> B; C below A */
static struct diagram *chain(int *a, int *b, int *c)
{
    struct diagram *d = diagram_new(CHARSET_ASCII);
    int name = diagram_name(d, "rp", 0);
    *a = diagram_box(d, "A", NULL, 10);
    *b = diagram_box(d, "B", NULL, 20);
    *c = diagram_box(d, "C", NULL, 30);
    diagram_row(d, *a, 0, 2, "+0", "count");
    int row = diagram_row(d, *a, 0, 3, "+8", "next", "");
    diagram_row(d, *b, 0, 2, "+0", "count");
    diagram_row(d, *c, 0, 2, "+0", "count");
    diagram_arrow(d, name, 0, *a);
    diagram_arrow(d, *a, row, *b);
    diagram_place(d, 0);
    return d;
}

START_TEST(selection_moves_and_is_hit)
{
    int a, b, c;
    struct diagram *d = chain(&a, &b, &c);
    struct selection s = {-1, -1}, hit;
    ck_assert(diagram_move(d, &s, DIR_RIGHT));
    ck_assert_int_eq(s.box, a);
    ck_assert(diagram_move(d, &s, DIR_RIGHT));
    ck_assert_int_eq(s.box, b);
    ck_assert(!diagram_move(d, &s, DIR_RIGHT));
    ck_assert(diagram_move(d, &s, DIR_LEFT));
    ck_assert_int_eq(s.box, a);
    ck_assert(diagram_move(d, &s, DIR_DOWN));
    ck_assert_int_eq(s.box, c);
    s = (struct selection){a, -1};
    ck_assert(diagram_move_row(d, &s, 1) && diagram_move_row(d, &s, 1) && !diagram_move_row(d, &s, 1));
    ck_assert_int_eq(s.row, 1);
    ck_assert(diagram_follow(d, &s));
    ck_assert_int_eq(s.box, b);
    ck_assert_int_eq(diagram_find(d, 30), c);
    ck_assert_int_eq(diagram_find(d, 31), -1);
    const struct box *box = &d->box[b];
    ck_assert(diagram_hit(d, box->fx + 2, box->fy + 1, &hit));
    ck_assert_int_eq(hit.box, b);
    ck_assert_int_eq(hit.row, 0);
    ck_assert(diagram_hit(d, box->x, box->y, &hit));
    ck_assert_int_eq(hit.row, -1);
    ck_assert(!diagram_hit(d, 1000, 0, &hit));
    diagram_free(d);
}
END_TEST

/* Two different arrows never run along the same piece of a row or column. */
static void check_routes(const struct diagram *d)
{
    for (int i = 0; i < d->nroutes; i++)
        for (int j = 0; j < i; j++) {
            const struct route *a = &d->route[i], *b = &d->route[j];
            if (a->net == b->net)
                continue;
            if (a->y1 == a->y2 && b->y1 == b->y2 && a->y1 == b->y1)
                ck_assert_msg(a->x2 < b->x1 || b->x2 < a->x1, "row %d: %d..%d and %d..%d", a->y1, a->x1, a->x2, b->x1, b->x2);
            if (a->x1 == a->x2 && b->x1 == b->x2 && a->x1 == b->x1 && a->y1 != a->y2 && b->y1 != b->y2)
                ck_assert_msg(a->y2 < b->y1 || b->y2 < a->y1, "column %d: %d..%d and %d..%d", a->x1, a->y1, a->y2, b->y1, b->y2);
        }
}

/* However many boxes and arrows: no arrow is lost, and boxes never overlap. */
START_TEST(many_boxes_never_overlap)
{
    unsigned seed = (unsigned)_i * 7919u + 1;
    struct diagram *d = diagram_new(CHARSET_UNICODE);
    enum { N = 60 };
    int name = diagram_name(d, "n", 0);
    for (int i = 0; i < N; i++) {
        diagram_box(d, "Node", "@1", (uint64_t)i + 1);
        diagram_row(d, i + 1, 0, 3, "+0", "refcount", "1");
    }
    diagram_arrow(d, name, 0, 1);
    for (int i = 0; i < 2 * N; i++) {
        seed = seed * 1664525u + 1013904223u;
        int from = 1 + (int)(seed >> 8) % N, to = 1 + (int)(seed >> 16) % N;
        diagram_arrow(d, from, diagram_row(d, from, 0, 3, "+8", "next", ""), to);
    }
    diagram_place(d, _i % 2 ? 100 : 0);
    for (int i = 0; i < d->nboxes; i++)
        for (int j = 0; j < i; j++) {
            const struct box *a = &d->box[i], *b = &d->box[j];
            ck_assert(a->x + a->w <= b->x || b->x + b->w <= a->x || a->y + a->h <= b->y || b->y + b->h <= a->y);
        }
    check_routes(d);
    struct grid g = {0};
    diagram_paint(d, &g, NULL);
    grid_done(&g);
    diagram_free(d);
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("diagram");
    TCase *c = tcase_create("pictures");
    tcase_add_test(c, pictures_as_text);
    tcase_add_test(c, wide_characters_are_never_halved);
    tcase_add_test(c, selection_moves_and_is_hit);
    tcase_add_loop_test(c, many_boxes_never_overlap, 0, 40);
    suite_add_tcase(s, c);
    return s;
}
