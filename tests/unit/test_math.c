#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unit/math_check.h"

static void test_fractions(void **state)
{
    static const struct formula formulas[] = {
        {"\\frac{1}{2}", "1/2"},
        {"\\frac12 x", "1/2 x"},
        {"\\tfrac{3}{4}", "3/4"},
        {"-\\frac{1}{2}", "−1/2"},
        {"\\frac{1}{2}mv^2", "1/2 mv²"},
        {"\\frac{a+b}{c+d}", "(a + b)/(c + d)"},
        {"\\frac{a}{bc}", "a/(bc)"},
        {"\\frac{ab}{c}", "ab/c"},
        {"\\frac{x}{2\\sigma^2}", "x/(2σ²)"},
        {"\\frac{\\frac{a}{b}}{c}", "(a/b)/c"},
        {"\\frac{a}{\\frac{b}{c}}", "a/(b/c)"},
        {"\\frac{n!}{k!(n-k)!}", "n!/(k!(n − k)!)"},
        {"\\frac{x^k}{k!}", "xᵏ/k!"},
        {"\\frac{\\sin x}{x}", "(sin x)/x"},
        {"\\frac{\\partial L}{\\partial w_{ij}}", "∂L/∂wᵢⱼ"},
        {"\\frac{\\partial^2 f}{\\partial x \\partial y}", "∂²f/(∂x∂y)"},
        {"\\frac{d}{dx} f(x)", "d/dx f(x)"},
        {"\\frac{dy}{dx} = \\frac{dy}{du} \\cdot \\frac{du}{dx}", "dy/dx = dy/du · du/dx"},
        {"\\frac{\\partial L}{\\partial y}\\frac{\\partial y}{\\partial x}.", "∂L/∂y · ∂y/∂x."},
        {"\\frac{P(B|A)P(A)}{P(B)}", "P(B|A)P(A)/P(B)"},
        {"\\frac{TP}{TP + FP}", "TP/(TP + FP)"},
        {"\\frac{\\text{true positives}}{\\text{all}}", "(true positives)/all"},
        {"\\frac{1}{-x}", "1/(−x)"},
        {"\\frac{1}{1-\\beta_1^t}", "1/(1 − β₁ᵗ)"},
        {"\\log \\frac{a}{b}", "log(a/b)"},
        {"e^{\\frac{a}{b}}", "e^(a/b)"},
        {"{\\frac{a}{b}}^2", "(a/b)²"},
        {"(\\frac{a}{b})^2", "(a/b)²"},
        {"{a \\over b + c}", "a/(b + c)"},
        {"\\dfrac{a}{b} \\nicefrac{1}{2}", "a/b · 1/2"},
        {"\\binom{n}{k} p^k (1-p)^{n-k}", "(n choose k) pᵏ(1 − p)ⁿ⁻ᵏ"},
        {"{n \\choose k}", "(n choose k)"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_roots(void **state)
{
    static const struct formula formulas[] = {
        {"\\sqrt{x}", "√x"},
        {"\\sqrt x + 1", "√x + 1"},
        {"\\sqrt{x+1}", "√(x + 1)"},
        {"\\sqrt{2\\pi}", "√(2π)"},
        {"\\sqrt{d_k}", "√dₖ"},
        {"\\sqrt{\\frac{a}{b}}", "√(a/b)"},
        {"\\sqrt{\\hat{v}_t} + \\epsilon", "√v̂ₜ + ε"},
        {"\\sqrt[3]{x+1}", "³√(x + 1)"},
        {"\\sqrt[n]{2}", "ⁿ√2"},
        {"\\sqrt[k+1]{x}", "ᵏ⁺¹√x"},
        {"\\sqrt{x}^2", "(√x)²"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_big(void **state)
{
    static const struct formula formulas[] = {
        {"\\sum_{i=1}^{n} x_i", "∑ᵢ₌₁ⁿ xᵢ"},
        {"\\sum_i x_i", "∑ᵢ xᵢ"},
        {"\\sum_{i,j} a_{ij}", "∑_(i,j) aᵢⱼ"},
        {"\\sum\\limits_{i=1}^N x", "∑ᵢ₌₁ᴺ x"},
        {"\\sum_{x \\in X} p(x)", "∑_(x∈X) p(x)"},
        {"\\sum_{\\substack{i<j \\\\ j \\le n}} a_{ij}", "∑_(i<j, j≤n) aᵢⱼ"},
        {"\\prod_{t=1}^T p(x_t | x_{<t})", "∏ₜ₌₁ᵀ p(xₜ | x_(<t))"},
        {"\\int_0^1 f(x)\\,dx", "∫₀¹ f(x) dx"},
        {"\\int_{-\\infty}^{\\infty} e^{-x^2} dx", "∫_(−∞)^∞ e^(−x²) dx"},
        {"\\iint_D f \\, dA", "∬_D f dA"},
        {"\\int p(x) \\log p(x) dx", "∫ p(x) log p(x) dx"},
        {"\\bigcup_{i} A_i", "⋃ᵢ Aᵢ"},
        {"\\lim_{x \\to 0} \\frac{\\sin x}{x} = 1", "lim_(x→0) (sin x)/x = 1"},
        {"\\lim_{n\\to\\infty} \\left(1+\\frac{1}{n}\\right)^n = e", "lim_(n→∞) (1 + 1/n)ⁿ = e"},
        {"\\max_{\\theta} \\min_{\\phi} V(\\theta, \\phi)", "max_θ minᵩ V(θ, φ)"},
        {"\\arg\\max_{a} Q(s, a)", "arg maxₐ Q(s, a)"},
        {"\\operatorname*{arg\\,max}_x f(x)", "arg maxₓ f(x)"},
        {"\\underset{x}{\\operatorname{argmin}} f(x)", "argminₓ f(x)"},
        {"\\mathop{\\mathrm{argmax}}_x f", "argmaxₓ f"},
        {"\\sup_{x \\in X} f(x)", "sup_(x∈X) f(x)"},
        {"\\mathbb{E}_{x\\sim p}[f(x)]", "𝔼_(x∼p)[f(x)]"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_functions(void **state)
{
    static const struct formula formulas[] = {
        {"\\log x", "log x"},
        {"\\log(x)", "log(x)"},
        {"2\\log x", "2 log x"},
        {"-\\log x", "−log x"},
        {"O(n \\log n)", "O(n log n)"},
        {"\\sin^2 x + \\cos^2 x = 1", "sin² x + cos² x = 1"},
        {"\\max(0, x)", "max(0, x)"},
        {"\\exp(-x)", "exp(−x)"},
        {"\\det(A - \\lambda I) = 0", "det(A − λI) = 0"},
        {"\\operatorname{softmax}(z)_i", "softmax(z)ᵢ"},
        {"\\operatorname{Cov}(X,Y)", "Cov(X, Y)"},
        {"\\mathrm{KL}(p\\|q)", "KL(p‖q)"},
        {"2\\,\\mathrm{kg} + 3\\mathrm{kg}", "2 kg + 3 kg"},
        {"\\Pr(X = 1)", "Pr(X = 1)"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_brackets(void **state)
{
    static const struct formula formulas[] = {
        {"\\left( \\frac{n}{e} \\right)^n", "(n/e)ⁿ"},
        {"\\left[ x \\right] \\left\\{ y \\right\\}", "[x]{y}"},
        {"\\left\\{ x \\right.", "{x"},
        {"\\left. \\frac{df}{dx} \\right|_{x=0}", "df/dx|ₓ₌₀"},
        {"\\left\\lceil \\frac{n}{2} \\right\\rceil", "⌈n/2⌉"},
        {"\\lfloor x \\rfloor", "⌊x⌋"},
        {"\\langle x, y \\rangle", "⟨x, y⟩"},
        {"\\{1, 2, 3\\}", "{1, 2, 3}"},
        {"\\{x \\mid x > 0\\}", "{x | x > 0}"},
        {"|x - y|", "|x − y|"},
        {"\\|x\\|_2", "‖x‖₂"},
        {"\\lVert x \\rVert", "‖x‖"},
        {"\\left\\| x \\right\\|_1", "‖x‖₁"},
        {"\\lambda_1 \\|w\\|_1 + \\lambda_2 \\|w\\|_2^2", "λ₁‖w‖₁ + λ₂‖w‖₂²"},
        {"P(A|B)", "P(A|B)"},
        {"P(A | B)", "P(A | B)"},
        {"P(A \\mid B)", "P(A | B)"},
        {"D_{KL}(P \\| Q)", "D_KL(P ‖ Q)"},
        {"\\big( \\Big[ x \\Big] \\big)", "([x])"},
        {"\\bigl\\{ x \\bigr\\}", "{x}"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_words(void **state)
{
    static const struct formula formulas[] = {
        {"\\text{ReLU}(x) = \\max(0, x)", "ReLU(x) = max(0, x)"},
        {"1 \\text{ if } x=1", "1 if x = 1"},
        {"x \\text{if} y", "x if y"},
        {"\\text{a $x^2$ b}", "a x² b"},
        {"\\text{rate 5\\% \\& more}", "rate 5% & more"},
        {"\\textbf{W} x", "W x"},
        {"\\mbox{loss}", "loss"},
        {"\\text{F1} = 0.5", "F1 = 0.5"},
        {"\\text{loss} = \\lambda \\cdot \\text{reg}", "loss = λ · reg"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_grids(void **state)
{
    static const struct formula formulas[] = {
        {"\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}", "[a, b; c, d]"},
        {"\\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix} x", "(1, 0; 0, 1)x"},
        {"\\begin{vmatrix} a & b \\\\ c & d \\end{vmatrix}", "|a, b; c, d|"},
        {"\\left[\\begin{array}{cc} a & b \\\\ c & d \\end{array}\\right]", "[a, b; c, d]"},
        {"f(x) = \\begin{cases} x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
         "f(x) = { x if x > 0; 0 otherwise }"},
        {"|x| = \\begin{cases} x, & x \\ge 0 \\\\ -x, & x < 0 \\end{cases}", "|x| = { x, x ≥ 0; −x, x < 0 }"},
        {"f = \\left\\{\\begin{array}{ll} 1, & a \\\\ 0, & b \\end{array}\\right.", "f = {1, a; 0, b"},
        {"\\begin{aligned} y &= a + b \\\\ &= c \\\\ z &= d \\end{aligned}", "y = a + b = c; z = d"},
        {"\\begin{align*} a &= b + c \\\\ d &= e \\end{align*}", "a = b + c; d = e"},
        {"\\begin{split} x &= a \\\\ &+ b \\end{split}", "x = a + b"},
        {"a \\\\ b", "a; b"},
        {"\\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}^T", "[1; 2]ᵀ"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_notes(void **state)
{
    static const struct formula formulas[] = {
        {"\\sigma(x) = \\frac{1}{1+e^{-x}}", "σ(x) = 1/(1 + e⁻ˣ)"},
        {"\\text{Attention}(Q,K,V) = \\text{softmax}\\left(\\frac{QK^T}{\\sqrt{d_k}}\\right)V",
         "Attention(Q, K, V) = softmax(QKᵀ/√dₖ)V"},
        {"\\mathcal{L} = -\\sum_{i} y_i \\log(\\hat{y}_i)", "ℒ = −∑ᵢ yᵢ log(ŷᵢ)"},
        {"L = -\\frac{1}{N} \\sum_{i=1}^{N} \\left[ y_i \\log \\hat{y}_i + (1-y_i) \\log (1-\\hat{y}_i) \\right]",
         "L = −1/N ∑ᵢ₌₁ᴺ [yᵢ log ŷᵢ + (1 − yᵢ) log(1 − ŷᵢ)]"},
        {"F_1 = 2 \\cdot \\frac{\\text{Precision} \\cdot \\text{Recall}}{\\text{Precision} + \\text{Recall}}",
         "F₁ = 2 · (Precision · Recall)/(Precision + Recall)"},
        {"H(p, q) = -\\sum_{x} p(x) \\log q(x)", "H(p, q) = −∑ₓ p(x) log q(x)"},
        {"D_{KL}(P \\| Q) = \\sum_x P(x) \\log \\frac{P(x)}{Q(x)}", "D_KL(P ‖ Q) = ∑ₓ P(x) log(P(x)/Q(x))"},
        {"w := w - \\alpha \\frac{\\partial J}{\\partial w}", "w := w − α ∂J/∂w"},
        {"\\theta_t = \\theta_{t-1} - \\eta \\frac{\\hat{m}_t}{\\sqrt{\\hat{v}_t} + \\epsilon}",
         "θₜ = θₜ₋₁ − η m̂ₜ/(√v̂ₜ + ε)"},
        {"h_t = \\tanh(W_{hh} h_{t-1} + W_{xh} x_t + b_h)", "hₜ = tanh(Wₕₕhₜ₋₁ + Wₓₕxₜ + bₕ)"},
        {"\\hat{x}_i = \\frac{x_i - \\mu_B}{\\sqrt{\\sigma_B^2 + \\epsilon}}", "x̂ᵢ = (xᵢ − μ_B)/√(σ_B² + ε)"},
        {"PE_{(pos, 2i)} = \\sin\\left(\\frac{pos}{10000^{2i/d_{model}}}\\right)",
         "PE_(pos,2i) = sin(pos/10000^(2i/d_model))"},
        {"\\cos(\\theta) = \\frac{\\mathbf{a} \\cdot \\mathbf{b}}{\\|\\mathbf{a}\\| \\|\\mathbf{b}\\|}",
         "cos(θ) = (𝐚 · 𝐛)/(‖𝐚‖‖𝐛‖)"},
        {"V^\\pi(s) = \\mathbb{E}_\\pi \\left[ \\sum_{t=0}^\\infty \\gamma^t r_t \\mid s_0 = s \\right]",
         "V^π(s) = 𝔼_π[∑ₜ₌₀^∞ γᵗrₜ | s₀ = s]"},
        {"\\hat{\\beta} = (X^\\top X)^{-1} X^\\top y", "β̂ = (XᵀX)⁻¹Xᵀy"},
        {"\\frac{1}{\\sqrt{2\\pi\\sigma^2}} e^{-\\frac{(x-\\mu)^2}{2\\sigma^2}}", "1/√(2πσ²) e^(−(x−μ)²/(2σ²))"},
        {"s^2 = \\frac{1}{n-1} \\sum_{i=1}^n (x_i - \\bar{x})^2", "s² = 1/(n − 1) ∑ᵢ₌₁ⁿ (xᵢ − x̄)²"},
        {"z = \\frac{\\bar{x} - \\mu}{\\sigma / \\sqrt{n}}", "z = (x̄ − μ)/(σ/√n)"},
        {"\\rho_{X,Y} = \\frac{\\operatorname{Cov}(X,Y)}{\\sigma_X \\sigma_Y}", "ρ_(X,Y) = Cov(X, Y)/(σ_X σ_Y)"},
        {"P(A \\mid B) = \\frac{P(B \\mid A) P(A)}{P(B)}", "P(A | B) = P(B | A)P(A)/P(B)"},
        {"T(n) = 2T(n/2) + O(n)", "T(n) = 2T(n/2) + O(n)"},
        {"n! \\approx \\sqrt{2 \\pi n} \\left( \\frac{n}{e} \\right)^n", "n! ≈ √(2πn)(n/e)ⁿ"},
        {"\\sum_{k=0}^{\\infty} \\frac{x^k}{k!} = e^x", "∑ₖ₌₀^∞ xᵏ/k! = eˣ"},
        {"I(X;Y) = H(X) - H(X|Y)", "I(X; Y) = H(X) − H(X|Y)"},
        {"\\text{softmax}(x_i) = \\frac{\\exp(x_i)}{\\sum_j \\exp(x_j)}", "softmax(xᵢ) = exp(xᵢ)/(∑ⱼ exp(xⱼ))"},
        {"\\Delta x \\Delta p \\ge \\frac{\\hbar}{2}", "ΔxΔp ≥ ℏ/2"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_spaces_and_other_commands(void **state)
{
    static const struct formula formulas[] = {
        {"a\\,b\\;c\\ d\\quad e", "a b c d  e"},
        {"a~b", "a b"},
        {"\\displaystyle x \\limits y", "xy"},
        {"y = x \\tag{3}", "y = x (3)"},
        {"x \\label{eq:1} + 1", "x + 1"},
        {"\\color{red}{x}", "x"},
        {"\\textcolor{red}{x} + y", "x + y"},
        {"\\boxed{x = 1}", "x = 1"},
        {"\\phantom{x} y", "y"},
        {"\\underbrace{a+b}_{\\text{loss}}", "(a + b)_loss"},
        {"\\overbrace{a+b}^{n}", "(a + b)ⁿ"},
        {"a \\! b", "ab"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_unknown(void **state)
{
    static const struct formula formulas[] = {
        {"\\foo{a}{b} + 1", "\\foo{a}{b} + 1"},
        {"\\foo", "\\foo"},
        {"x + \\bar\\baz", "x + bar(\\baz)"},
        {"\\foo[1]{x} y", "\\foo[1]{x}y"},
        {"\\foo y", "\\foo y"},
        {"2\\foo", "2\\foo"},
        {"\\begin{foo} x & y \\end{foo} + 1", "\\begin{foo} x & y \\end{foo} + 1"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_broken(void **state)
{
    static const struct formula formulas[] = {
        {"\\frac{a", "\\frac{a"},
        {"\\left( x", "\\left( x"},
        {"\\right)", "\\right)"},
        {"}", "}"},
        {"{", "{"},
        {"x^", "x^"},
        {"\\hat", "\\hat"},
        {"\\sqrt[3{x}", "\\sqrt[3{x}"},
        {"\\begin{cases} x", "\\begin{cases} x"},
        {"\\begin{cases} x \\end{aligned}", "\\begin{cases} x \\end{aligned}"},
        {"\\text{unclosed", "\\text{unclosed"},
        {"\\left", "\\left"},
        {"\\end{cases}", "\\end{cases}"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_on_one_line(void **state)
{
    static const struct formula formulas[] = {
        {"  a\n+\r\n b\t", "a + b"},
        {"\\text{a\nb}", "a b"},
        {"\\frac{a\nb", "\\frac{a b"},
        {"", ""},
    };

    (void)state;
    CHECK(formulas);
}

/* Too deep to be set is shown as written; long and deep formulas end. */
static void test_limits(void **state)
{
    static const char *const units[] = {"{",       "\\frac{",        "x^{",        "\\left(",
                                        "\\text{", "\\begin{cases}", "x_\\theta ", "\\sqrt["};
    struct buf latex, out;
    size_t i;

    (void)state;
    buf_init(&latex);
    buf_init(&out);
    for (i = 0; i < sizeof units / sizeof *units; i++) {
        buf_clear(&latex);
        buf_clear(&out);
        buf_add_repeat(&latex, str_of(units[i]), 20000);
        buf_add_byte(&latex, '.');
        math_line(&out, buf_str(&latex));
        assert_true(out.len > 0);
    }
    buf_clear(&latex);
    buf_clear(&out);
    buf_add_repeat(&latex, STR("{"), 1000);
    buf_add_repeat(&latex, STR("}"), 1000);
    math_line(&out, buf_str(&latex));
    assert_true(str_eq(buf_str(&out), buf_str(&latex)));
    buf_release(&latex);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fractions),
        cmocka_unit_test(test_roots),
        cmocka_unit_test(test_big),
        cmocka_unit_test(test_functions),
        cmocka_unit_test(test_brackets),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_grids),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_spaces_and_other_commands),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_broken),
        cmocka_unit_test(test_on_one_line),
        cmocka_unit_test(test_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
