#include "grill/cli/terminal.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "grill/base/array.h"

enum { WIDTH_MIN = 20, WIDTH_MAX = 1000, WIDTH_USUAL = 80, HEIGHT_USUAL = 24 };

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

static bool is_forced(const char *name)
{
    return is_set(name) && strcmp(getenv(name), "0") != 0;
}

static bool is_dumb(void)
{
    const char *term = getenv("TERM");
    return !term || !*term || strcmp(term, "dumb") == 0;
}

static bool wants_colour(long when, bool terminal)
{
    if (when != COLOR_AUTO)
        return when == COLOR_ALWAYS;
    if (is_set("NO_COLOR"))
        return false;
    if (is_forced("CLICOLOR_FORCE") || is_forced("FORCE_COLOR"))
        return true;
    const char *clicolor = getenv("CLICOLOR");
    if (clicolor && strcmp(clicolor, "0") == 0)
        return false;
    return terminal && !is_dumb();
}

/* COLORFGBG is "foreground;background", at times with a word between, in numbers of the palette: white, grey and the
 * bright colours are light. */
static bool is_background_light(void)
{
    str rest = str_of(getenv("COLORFGBG"));
    str last = {0};
    while (rest.ptr)
        last = str_cut(&rest, ';');
    size_t digits = 0;
    long number = str_number(last, &digits);
    return digits == last.len && (number == 7 || (number >= 9 && number <= 15));
}

static enum render_theme wanted_theme(long theme)
{
    if (theme > 0)
        return (enum render_theme)(theme - 1);
    return is_background_light() ? THEME_LIGHT : THEME_DARK;
}

/* Terminals known to understand OSC 8; others may print it as rubbish. */
static bool knows_hyperlinks(void)
{
    static const char *const programs[] = {"iTerm.app", "WezTerm", "vscode", "ghostty"};
    const char *vte = getenv("VTE_VERSION");
    if (vte && str_number(str_of(vte), NULL) >= 5000)
        return true;
    if (is_set("WT_SESSION") || is_set("KITTY_WINDOW_ID"))
        return true;
    str program = str_of(getenv("TERM_PROGRAM"));
    for (size_t i = 0; i < COUNT_OF(programs); i++)
        if (str_eq(program, str_of(programs[i])))
            return true;
    return str_starts(str_of(getenv("TERM")), STR("foot"));
}

static unsigned clamp_width(long width)
{
    if (width < WIDTH_MIN)
        return WIDTH_MIN;
    return width > WIDTH_MAX ? WIDTH_MAX : (unsigned)width;
}

static void measure(int fd, const struct options *options, struct terminal *terminal)
{
    struct winsize size;
    bool known = ioctl(fd, TIOCGWINSZ, &size) == 0;
    terminal->height = known && size.ws_row > 0 ? size.ws_row : HEIGHT_USUAL;
    long width = options->width;
    if (!width) {
        size_t digits = 0;
        str columns = str_of(getenv("COLUMNS"));
        long given = str_number(columns, &digits);
        width = given > 0 && digits == columns.len ? given : 0;
    }
    if (!width)
        width = known && size.ws_col > 0 ? size.ws_col : WIDTH_USUAL;
    terminal->width = clamp_width(width);
}

struct terminal terminal_look(int fd, const struct options *options)
{
    struct terminal terminal = {0};
    bool tty = isatty(fd) == 1;
    terminal.interactive = tty && !is_dumb();
    terminal.colour = wants_colour(options->color, tty);
    terminal.hyperlinks = terminal.interactive && terminal.colour && knows_hyperlinks();
    terminal.ascii = options->ascii;
    terminal.theme = wanted_theme(options->theme);
    measure(fd, options, &terminal);
    return terminal;
}

struct render_options terminal_render(const struct terminal *terminal)
{
    struct render_options options = {0};
    options.width = terminal->width;
    options.ascii = terminal->ascii;
    options.colour = terminal->colour;
    options.hyperlinks = terminal->hyperlinks;
    options.theme = terminal->theme;
    return options;
}

bool terminal_wraps(const struct terminal *terminal, const struct options *options)
{
    return terminal->interactive || options->width_asked;
}

enum render_format terminal_format(const struct terminal *terminal)
{
    return terminal->colour || terminal->hyperlinks ? RENDER_TERM : RENDER_TEXT;
}

bool terminal_locale(void)
{
    static const char *const fallbacks[] = {"C.UTF-8", "en_US.UTF-8", "UTF-8"};
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return true;
    for (size_t i = 0; i < COUNT_OF(fallbacks); i++)
        if (setlocale(LC_CTYPE, fallbacks[i]))
            break;
    return false;
}

void terminal_reopen_closed(void)
{
    static const int modes[] = {[STDIN_FILENO] = O_RDONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_WRONLY};
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) < 0)
            return;
}
