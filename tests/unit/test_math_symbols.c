#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unit/math_check.h"

static void test_letters(void **state)
{
    static const struct formula formulas[] = {
        {"\\alpha\\beta\\gamma", "αβγ"},
        {"\\epsilon = \\varepsilon", "ε = ε"},
        {"\\theta \\neq \\vartheta", "θ ≠ ϑ"},
        {"\\Gamma, \\Delta, \\Omega", "Γ, Δ, Ω"},
        {"\\hbar \\ell \\nabla \\partial \\infty", "ℏℓ∇∂∞"},
        {"\\forall \\epsilon > 0\\ \\exists \\delta > 0", "∀ε > 0 ∃δ > 0"},
        {"\\emptyset \\in \\aleph", "∅ ∈ ℵ"},
        {"\\mathbb{ABCxyz01}", "𝔸𝔹ℂ𝕩𝕪𝕫𝟘𝟙"},
        {"\\mathbb R^n", "ℝⁿ"},
        {"x \\in \\mathbb{R}^{m \\times n}", "x ∈ ℝ^(m×n)"},
        {"\\mathbb{1}[y = k]", "𝟙[y = k]"},
        {"\\mathfrak{gH} \\mathcal{AbL}", "𝔤ℌ𝒜𝒷ℒ"},
        {"\\mathcal{N}(\\mu, \\sigma^2)", "𝒩(μ, σ²)"},
        {"\\mathbf{x}^T \\mathbf{A} \\mathbf{x}", "𝐱ᵀ𝐀𝐱"},
        {"\\boldsymbol{\\theta} + \\bm\\Sigma", "𝛉 + 𝚺"},
        {"{\\bf x} + {\\cal L}", "𝐱 + ℒ"},
        {"{\\rm log} N", "log N"},
        {"\\mathrm{d}x", "dx"},
        {"é + 日本", "é + 日本"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_operators(void **state)
{
    static const struct formula formulas[] = {
        {"a+b", "a + b"},
        {"-x + -y", "−x + −y"},
        {"y = -x", "y = −x"},
        {"a – b", "a – b"},
        {"a*b", "a * b"},
        {"x \\pm y \\mp z", "x ± y ∓ z"},
        {"a \\cdot b \\times c \\div d", "a · b × c ÷ d"},
        {"A \\cup B, A \\cap B, A \\setminus B, A \\subseteq B", "A ∪ B, A ∩ B, A ∖ B, A ⊆ B"},
        {"A \\odot B \\oplus C \\otimes D", "A ⊙ B ⊕ C ⊗ D"},
        {"p \\land q \\lor \\neg r", "p ∧ q ∨ ¬r"},
        {"a \\bmod b", "a mod b"},
        {"a \\equiv b \\pmod{n}", "a ≡ b (mod n)"},
        {"w := w - \\alpha g", "w := w − αg"},
        {"f: \\mathbb{R}^n \\to \\mathbb{R}", "f: ℝⁿ → ℝ"},
        {"(-1, +1)", "(−1, +1)"},
        {"a = -b", "a = −b"},
        {"n!", "n!"},
        {"50\\%", "50%"},
        {"\\$100", "$100"},
        {"1,000 + 10,000", "1,000 + 10,000"},
        {"1{,}000 \\times 10^{-3}", "1,000 × 10⁻³"},
        {"3.14", "3.14"},
        {"f(1,2)", "f(1, 2)"},
        {"i = 1, 2, \\ldots, n", "i = 1, 2, …, n"},
        {"x_1, x_2, ..., x_n", "x₁, x₂, …, xₙ"},
        {"1 + 2 + \\cdots + n", "1 + 2 + ⋯ + n"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_relations(void **state)
{
    static const struct formula formulas[] = {
        {"a \\ne b", "a ≠ b"},
        {"a \\le b \\ge c", "a ≤ b ≥ c"},
        {"x \\gg y \\ll z", "x ≫ y ≪ z"},
        {"p < 0.05", "p < 0.05"},
        {"a \\approx b \\sim c \\propto d", "a ≈ b ∼ c ∝ d"},
        {"X \\sim \\mathcal{N}(0, 1)", "X ∼ 𝒩(0, 1)"},
        {"x \\in A, y \\notin B", "x ∈ A, y ∉ B"},
        {"\\not= \\quad x \\not\\in A", "≠  x ∉ A"},
        {"a \\implies b \\iff c", "a ⟹ b ⟺ c"},
        {"x \\mapsto x^2", "x ↦ x²"},
        {"x \\to \\infty", "x → ∞"},
        {"Q(s,a) \\leftarrow Q(s,a) + 1", "Q(s, a) ← Q(s, a) + 1"},
        {"x \\overset{d}{\\to} y", "x →ᵈ y"},
        {"D \\stackrel{\\text{def}}{=} x", "D =^def x"},
        {"x \\xrightarrow{f} y", "x →ᶠ y"},
        {"\\xleftarrow[a]{b}", "←ₐᵇ"},
        {"X \\perp Y \\mid Z", "X ⊥ Y | Z"},
        {"a \\parallel b", "a ∥ b"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_scripts(void **state)
{
    static const struct formula formulas[] = {
        {"x^2 + y_i", "x² + yᵢ"},
        {"x_i^2", "xᵢ²"},
        {"x^2_i", "xᵢ²"},
        {"E = mc^2", "E = mc²"},
        {"x_{ij} y_{i+1} z_{t-1}", "xᵢⱼyᵢ₊₁zₜ₋₁"},
        {"x_{i,j}^{(k)}", "x_(i,j)⁽ᵏ⁾"},
        {"W^{(l)}_{ij}", "Wᵢⱼ⁽ˡ⁾"},
        {"\\mathbf{W}^{[l]} a", "𝐖^[l]a"},
        {"a^{b^c}", "a^(bᶜ)"},
        {"a^{2^{n}}", "a^(2ⁿ)"},
        {"e^{-x}", "e⁻ˣ"},
        {"e^{i\\pi} + 1 = 0", "e^(iπ) + 1 = 0"},
        {"e^{-x^2}", "e^(−x²)"},
        {"x^{1/2}", "x^(1/2)"},
        {"10^{-4}", "10⁻⁴"},
        {"10^{10}", "10¹⁰"},
        {"2^n", "2ⁿ"},
        {"A^{-1} A = I", "A⁻¹A = I"},
        {"x^{T}y", "xᵀy"},
        {"X^\\top X", "XᵀX"},
        {"x^*", "x*"},
        {"\\alpha^*b", "α* b"},
        {"x^+", "x⁺"},
        {"90^\\circ", "90°"},
        {"x^{\\circ}", "x°"},
        {"f'(x)", "f′(x)"},
        {"f''(x)", "f″(x)"},
        {"x''y", "x″y"},
        {"x'_i", "xᵢ′"},
        {"x^{\\prime\\prime}", "x′′"},
        {"\\sigma'(z)", "σ′(z)"},
        {"x_a", "xₐ"},
        {"x_b y", "x_b y"},
        {"\\nabla_\\theta J(\\theta)", "∇_θ J(θ)"},
        {"\\ell_2", "ℓ₂"},
        {"x_{\\max}", "x_max"},
        {"x_{max}", "xₘₐₓ"},
        {"d_{\\text{model}} h", "d_model h"},
        {"L_{\\mathrm{CE}} + L_{KL}", "L_CE + L_KL"},
        {"\\theta^{\\text{MLE}}", "θ^MLE"},
        {"n^{th}", "nᵗʰ"},
        {"x_{<t}", "x_(<t)"},
        {"{}^{T}x", "ᵀx"},
        {"^2", "²"},
        {"x_{}^{2}", "x²"},
        {"H_A(D)", "H_A(D)"},
        {"(\\mathbf{x}_i, y_i)", "(𝐱ᵢ, yᵢ)"},
        {"\\log_2 n", "log₂ n"},
        {"V^\\pi(s)", "V^π(s)"},
        {"{a+b}^2", "(a + b)²"},
        {"(a+b)^2", "(a + b)²"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_accents(void **state)
{
    static const struct formula formulas[] = {
        {"\\hat{y}", "ŷ"},
        {"\\hat y_i", "ŷᵢ"},
        {"\\hat{\\beta}_1", "β̂₁"},
        {"\\hat{x_i}", "x̂ᵢ"},
        {"\\bar{x} + \\tilde{x} + \\vec{v} + \\dot{x} + \\ddot{x}", "x̄ + x̃ + v⃗ + ẋ + ẍ"},
        {"\\tilde{\\mathbf{x}}", "𝐱̃"},
        {"\\widehat{AB}", "hat(AB)"},
        {"\\overline{AB}", "A̅B̅"},
        {"\\overline{A \\cup B}", "overline(A ∪ B)"},
        {"\\underline{x}", "x̲"},
        {"\\mathring{A} \\check{c} \\breve{g} \\acute{e} \\grave{a}", "Åčğéà"},
        {"\\overrightarrow{\\mathbf{h}}_t", "𝐡⃗ₜ"},
        {"\\vec{F} = m\\vec{a}", "F⃗ = ma⃗"},
    };

    (void)state;
    CHECK(formulas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters), cmocka_unit_test(test_operators), cmocka_unit_test(test_relations),
        cmocka_unit_test(test_scripts), cmocka_unit_test(test_accents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
