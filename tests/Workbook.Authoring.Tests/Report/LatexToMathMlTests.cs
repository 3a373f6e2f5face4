using System.Text;
using System.Xml.Linq;

namespace Workbook.Authoring.Tests.Report;

public class LatexToMathMlTests
{
    private static readonly string[] Formulas =
    [
        @"\mu_j = \frac{1}{N}\sum_{i=1}^{N} x_{ij} \qquad (D)",
        @"\hat{x}_{ij} = \frac{x_{ij}-\mu_j}{\sqrt{\sigma^2_j+\varepsilon}}",
        @"\frac1N \tfrac12 10^{-5} x^23 \sqrt[3]{y}",
        @"\frac{\partial s}{\partial \sigma^2} = -\tfrac12\,(\sigma^2+\varepsilon)^{-3/2} \;\Rightarrow\; 0.25",
        @"dx = \gamma\left(dout - \hat{x}\,\frac{d\gamma}{N}\right), \left\{ a \right.",
        @"da\,W^{\mathsf T} \odot \mathrm{BN}_{\gamma,\beta}(a) < \max(0,\,y)",
        @"\text{loss} = \text{softmax loss} & b",
        @"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        @"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \cdot f'(x) \to \lim_{n \to \infty} s_n",
    ];

    [Fact]
    public void Formulas_become_wellformed_MathML()
    {
        var text = new StringBuilder();
        foreach (var formula in Formulas)
        {
            text.Append(formula).Append('\n');
            var html = FormulaHtml.Write(formula, display: true);
            var xml = XElement.Parse(html);
            text.Append(
                xml.Name.LocalName == "math" ? xml.Elements().First().Elements().First().ToString(SaveOptions.DisableFormatting) : html)
                .Append("\n\n");
        }

        Workbook.Testing.Snapshot.Match(
            text.ToString().Replace(" xmlns=\"http://www.w3.org/1998/Math/MathML\"", "", StringComparison.Ordinal), "formulas.txt");
    }

    [Theory]
    [InlineData(@"\unknown{x}", @"\unknown")]
    [InlineData(@"\frac{a}", "missing")]
    [InlineData(@"{a", "wanted")]
    [InlineData(@"a}", "}")]
    [InlineData(@"a_b_c", "two _")]
    [InlineData(@"\left( a", @"\right")]
    [InlineData(@"\begin{aligned} a", "ends too early")]
    [InlineData(@"\begin{nothing} a \end{nothing}", "nothing")]
    [InlineData(@"\begin{matrix} a \end{pmatrix}", "matrix")]
    [InlineData(@"x^", "missing")]
    public void What_is_not_known_stays_readable(string formula, string reason)
    {
        var html = FormulaHtml.Write(formula, display: false);
        var code = XElement.Parse(html);
        Assert.Equal("code", code.Name.LocalName);
        Assert.Equal(formula, code.Value);
        Assert.Contains(reason, code.Attribute("title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_formula_of_the_notebooks_is_typeset()
    {
        foreach (var file in Directory.GetFiles(Workbook.Testing.RepositoryRoot.Combine("notebooks/source"), "*.dib"))
        {
            foreach (var cell in NotebookDocument.Load(file).Cells.Where(c => c.Kind == CellKind.Markdown))
            {
                var html = new MarkdownHtml(new PageLinks("/", "/", new Dictionary<string, string>())).Convert(cell.Source, []);
                Assert.False(
                    html.Contains("class=\"formula\"", StringComparison.Ordinal), $"{Path.GetFileName(file)}:\n{cell.Source}\n{html}");
            }
        }
    }
}
