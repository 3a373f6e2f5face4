using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Engine.Tests.Session;

/// <summary>Compiles small libraries for cells to reference.</summary>
internal static class TestLibrary
{
    public static void Write(string folder, string name, string source, params string[] references)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14))],
            [
                .. new[] { "System.Runtime.dll", "System.Private.CoreLib.dll", "System.Collections.dll" }.Select(f =>
                    MetadataReference.CreateFromFile(Path.Combine(framework, f))),
                .. references.Select(r => MetadataReference.CreateFromFile(Path.Combine(folder, r + ".dll"))),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var result = compilation.Emit(Path.Combine(folder, name + ".dll"));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
