#include "grill/sched/fsrs7.h"

#include <float.h>
#include <math.h>

#define STABILITY_MIN  1e-4
#define STABILITY_MAX  36500.0
#define DIFFICULTY_MIN 1.0
#define DIFFICULTY_MAX 10.0
#define DECAY_MIN      0.01
#define DECAY_MAX      0.95

/* A new fast trace in units of the slow one; a lapse never leaves the fast trace above this share either. */
#define FAST_SHARE 0.8

/* The mixture is squeezed so that it never quite reaches 0 or 1 and its logarithm exists. */
#define SQUEEZE 1e-5

/* Where each parameter stands in fsrs7.w. */
enum {
    W_FIRST_STABILITY = 0, /* one for each grade */
    W_FIRST_DIFFICULTY = 4,
    W_FIRST_DIFFICULTY_SLOPE = 5,
    W_DIFFICULTY_STEP = 6,
    W_SLOW_TRACE = 7,  /* the TRACE_ parameters of the slow stability */
    W_FAST_TRACE = 15, /* and those of the fast one */
    W_FAST_DECAY = 23,
    W_SLOW_DECAY = 24,
    W_FAST_BASE = 25,
    W_SLOW_BASE = 26,
    W_FAST_WEIGHT = 27,
    W_SLOW_WEIGHT = 28,
    W_FAST_WEIGHT_POWER = 29,
    W_SLOW_WEIGHT_POWER = 30,
    W_SLOW_WEIGHT_DIFFICULTY = 31,
    W_SLOW_SCALE_DIFFICULTY = 32,
    W_FAST_DECAY_POWER = 33,
};

/* Parameters of one trace, counted from W_SLOW_TRACE or W_FAST_TRACE. */
enum {
    TRACE_GAIN,
    TRACE_SATURATION,
    TRACE_SURPRISE,
    TRACE_LAPSE_SCALE,
    TRACE_LAPSE_POWER,
    TRACE_LAPSE_SURPRISE,
    TRACE_HARD_FACTOR,
    TRACE_EASY_FACTOR,
};

const struct fsrs7 fsrs7_default = {
    .w = {0.1104, 2.2395, 3.9221, 11.7841, 6.1686, 0.6457, 3.6807, 1.9795, 0.0,    1.3826, 0.7024, 0.5999,
          0.8146, 0.6398, 1.0,    1.3207,  0.6707, 3.8668, 0.4416, 0.0934, 1.8631, 0.6162, 1.0869, 0.1567,
          0.0801, 0.2421, 0.9464, 0.1433,  0.7145, 0.0,    0.5667, 0.3734, 0.5333, 0.3048},
};

/* The forgetting curve of one memory: two power laws of time, mixed. */
struct curve {
    double fast_share; /* weights of the two, which add up to 1 */
    double slow_share;
    double fast_decay; /* exponents, below 0 */
    double slow_decay;
    double fast_rate; /* per day: (1 + rate * t) ^ decay */
    double slow_rate;
};

/* The chance of recall, and the part that the fast trace alone would give. */
struct recall {
    double mixed;
    double fast;
};

static double clamp(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

/* A power of a positive number whose logarithm is at hand. Several exponents are 0 by default. */
static double power(double log_base, double exponent)
{
    return exponent == 0.0 ? 1.0 : exp(log_base * exponent);
}

static struct curve curve_of(const struct fsrs7 *model, const struct memory *memory)
{
    const double *w = model->w;
    double log_fast = log(memory->fast_stability);
    double log_slow = log(memory->stability);
    double off_centre = memory->difficulty - 5.0;

    struct curve curve;
    curve.fast_decay = -clamp(w[W_FAST_DECAY] * power(log_fast, w[W_FAST_DECAY_POWER] - 0.3), DECAY_MIN, DECAY_MAX);
    curve.slow_decay = -clamp(w[W_SLOW_DECAY], DECAY_MIN, DECAY_MAX);
    double fast_factor = exp(fmin(log(w[W_FAST_BASE]) / curve.fast_decay, 60.0)) - 1.0;
    double slow_factor = exp(log(w[W_SLOW_BASE]) / curve.slow_decay) - 1.0;
    slow_factor *= exp(off_centre * (w[W_SLOW_SCALE_DIFFICULTY] - 0.3));
    curve.fast_rate = fast_factor / memory->fast_stability;
    curve.slow_rate = slow_factor / memory->stability;

    double fast_weight = w[W_FAST_WEIGHT] * power(log_fast, -w[W_FAST_WEIGHT_POWER]);
    double slow_weight =
        w[W_SLOW_WEIGHT] * exp(log_slow * w[W_SLOW_WEIGHT_POWER] + off_centre * (w[W_SLOW_WEIGHT_DIFFICULTY] - 0.5));
    curve.fast_share = fast_weight / (fast_weight + slow_weight);
    curve.slow_share = slow_weight / (fast_weight + slow_weight);
    return curve;
}

static struct recall curve_at(const struct curve *curve, double days)
{
    double fast = power(log(1.0 + curve->fast_rate * days), curve->fast_decay);
    double slow = power(log(1.0 + curve->slow_rate * days), curve->slow_decay);
    double mixed = curve->fast_share * fast + curve->slow_share * slow;
    return (struct recall){.mixed = mixed * (1.0 - 2.0 * SQUEEZE) + SQUEEZE, .fast = fast};
}

/* The curve and its derivative by the logarithm of time. */
static double curve_with_slope(const struct curve *curve, double days, double *slope)
{
    double fast_time = curve->fast_rate * days;
    double slow_time = curve->slow_rate * days;
    double fast = curve->fast_share * power(log(1.0 + fast_time), curve->fast_decay);
    double slow = curve->slow_share * power(log(1.0 + slow_time), curve->slow_decay);
    double change = fast * curve->fast_decay * fast_time / (1.0 + fast_time);
    change += slow * curve->slow_decay * slow_time / (1.0 + slow_time);
    *slope = change * (1.0 - 2.0 * SQUEEZE);
    return (fast + slow) * (1.0 - 2.0 * SQUEEZE) + SQUEEZE;
}

/* What one trace becomes. `w` are its TRACE_ parameters, `recall` the chance that it gave the card. */
static double trace_next(const double *w, double stability, double recall, double difficulty, enum grade grade)
{
    double surprise = 1.0 - recall;
    double lapsed = w[TRACE_LAPSE_SCALE] * (power(log(1.0 + stability), w[TRACE_LAPSE_POWER]) - 1.0);
    lapsed = fmin(stability, lapsed * exp(surprise * w[TRACE_LAPSE_SURPRISE]));
    if (grade == GRADE_AGAIN)
        return lapsed;

    double growth = exp(w[TRACE_GAIN] - 1.5) * (11.0 - difficulty) * power(log(stability), -w[TRACE_SATURATION]);
    growth *= exp(surprise * w[TRACE_SURPRISE]) - 1.0;
    if (grade == GRADE_HARD)
        growth *= w[TRACE_HARD_FACTOR];
    if (grade == GRADE_EASY)
        growth *= w[TRACE_EASY_FACTOR];
    return fmax(lapsed, stability * (1.0 + growth));
}

/* Not clamped: the value for Easy is also what difficulties slowly return to. */
static double first_difficulty(const double *w, enum grade grade)
{
    return w[W_FIRST_DIFFICULTY] - exp(w[W_FIRST_DIFFICULTY_SLOPE] * (grade - GRADE_AGAIN)) + 1.0;
}

static double difficulty_next(const double *w, double difficulty, double recall, enum grade grade)
{
    double step = -w[W_DIFFICULTY_STEP] * ((int)grade - (int)GRADE_GOOD);
    if (grade == GRADE_AGAIN)
        step *= recall + 0.1;
    double moved = difficulty + step * (DIFFICULTY_MAX - difficulty) / 9.0;
    return 0.01 * first_difficulty(w, GRADE_EASY) + 0.99 * moved;
}

static struct memory within_range(struct memory memory)
{
    return (struct memory){
        .stability = clamp(memory.stability, STABILITY_MIN, STABILITY_MAX),
        .fast_stability = clamp(memory.fast_stability, STABILITY_MIN, STABILITY_MAX),
        .difficulty = clamp(memory.difficulty, DIFFICULTY_MIN, DIFFICULTY_MAX),
    };
}

struct memory fsrs7_first(const struct fsrs7 *model, enum grade grade)
{
    double stability = model->w[W_FIRST_STABILITY + grade - GRADE_AGAIN];
    return within_range((struct memory){
        .stability = stability,
        .fast_stability = FAST_SHARE * stability,
        .difficulty = first_difficulty(model->w, grade),
    });
}

struct memory fsrs7_next(const struct fsrs7 *model, struct memory memory, double days, enum grade grade)
{
    const double *w = model->w;
    struct memory before = within_range(memory);
    struct curve curve = curve_of(model, &before);
    struct recall recall = curve_at(&curve, fmax(days, 0.0));

    struct memory after = {
        .stability = trace_next(w + W_SLOW_TRACE, before.stability, recall.mixed, before.difficulty, grade),
        .fast_stability = trace_next(w + W_FAST_TRACE, before.fast_stability, recall.fast, before.difficulty, grade),
        .difficulty = difficulty_next(w, before.difficulty, recall.mixed, grade),
    };
    if (grade == GRADE_AGAIN)
        after.fast_stability = fmin(after.fast_stability, FAST_SHARE * after.stability);
    return within_range(after);
}

double fsrs7_retrievability(const struct fsrs7 *model, struct memory memory, double days)
{
    struct memory held = within_range(memory);
    struct curve curve = curve_of(model, &held);
    return curve_at(&curve, fmax(days, 0.0)).mixed;
}

double fsrs7_interval(const struct fsrs7 *model, struct memory memory, double retention)
{
    enum { ROUNDS_MAX = 200 };
    const double high_retention = 0.9999;
    const double tolerance = 1e-12;
    double target = clamp(retention, 1e-4, high_retention);
    if (target >= high_retention)
        return 0.0;

    struct memory held = within_range(memory);
    struct curve curve = curve_of(model, &held);
    if (curve_at(&curve, STABILITY_MAX).mixed >= target)
        return STABILITY_MAX;

    /* Newton's method on the logarithm of time, within a bracket that is halved whenever a step would leave it. The
     * curve falls everywhere, so there is one root. */
    double low = log(DBL_MIN);
    double high = log(STABILITY_MAX);
    double at = clamp(log(fmax(held.stability, held.fast_stability)), low, high);
    for (int round = 0; round < ROUNDS_MAX; round++) {
        double slope;
        double excess = curve_with_slope(&curve, exp(at), &slope) - target;
        if (excess > 0.0)
            low = at;
        else
            high = at;
        double next = at - excess / slope;
        if (!(next >= low && next <= high))
            next = low + (high - low) / 2.0;
        double moved = fabs(next - at);
        at = next;
        if (moved < tolerance)
            break;
    }
    return clamp(exp(at), 0.0, STABILITY_MAX);
}
