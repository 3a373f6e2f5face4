namespace Workbook.Clients.Tests;

/// <summary>The kernel talked to by Debian's jupyter_client, message by message.</summary>
public sealed class ProtocolTests(ProtocolRun run, ITestOutputHelper output) : IClassFixture<ProtocolRun>
{
    public static TheoryData<string> Cases => [.. ProtocolRun.Cases()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Case(string name)
    {
        Testing.Clients.Require("jupyter_client");
        var (error, measured) = await run.ResultAsync(name);
        output.WriteLine(measured);
        Assert.True(error is null, error);
    }
}
