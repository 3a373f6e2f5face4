namespace Workbook.Tests;

/// <summary>The line that notebooks print first.</summary>
public sealed class AboutTests
{
    [Fact]
    public void The_line_names_version_runtime_cores_and_instructions()
        => Assert.Matches(
            @"^Workbook 1\.0 on \.NET 10\.\d+\.\d+, \d+ cores?, (AVX-512|AVX2|NEON|no fused vector instructions)$", About.Line);
}
