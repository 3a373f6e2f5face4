using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Engine.Tests.Libraries;

public sealed class HostAssembliesTests
{
    // As cells have it.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    [Fact]
    public void Compilations_that_begin_at_the_same_time_see_the_symbols_that_were_made_first()
    {
        List<string> files = [.. HostAssemblies.References.Cast<PortableExecutableReference>().Select(file => file.FilePath!)];
        for (var round = 0; round < 5; round++)
        {
            var bound = HostAssemblies.Bind(files);
            using var barrier = new Barrier(2);
            var seen = new List<ISymbol?>[2];
            void Compile(int index)
            {
                barrier.SignalAndWait();
                seen[index] = Symbols(CSharpCompilation.CreateScriptCompilation(
                    "Cell", references: bound.ExternalReferences, options: Options));
            }

            List<ISymbol?> Symbols(CSharpCompilation compilation) =>
                [.. bound.ExternalReferences.Select(compilation.GetAssemblyOrModuleSymbol)];

            var other = new Thread(() => Compile(1));
            other.Start();
            Compile(0);
            other.Join();
            Assert.DoesNotContain(null, seen[0]);
            Assert.Equal(Symbols(bound), seen[0], ReferenceEqualityComparer.Instance);
            Assert.Equal(Symbols(bound), seen[1], ReferenceEqualityComparer.Instance);
        }
    }
}
