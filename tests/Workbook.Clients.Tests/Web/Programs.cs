namespace Workbook.Clients.Tests.Web;

/// <summary>Programs of others that the tests drive.</summary>
internal static class Programs
{
    /// <summary>The program's file; without it the test is skipped, or fails where <c>WORKBOOK_REQUIRE_CLIENTS=1</c> is set.</summary>
    public static string Require(string name, string package)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin").Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        var reason = $"{name} is not installed (Debian: apt-get install {package}).";
        if (path is null && Environment.GetEnvironmentVariable("WORKBOOK_REQUIRE_CLIENTS") == "1")
        {
            Assert.Fail($"{reason} WORKBOOK_REQUIRE_CLIENTS=1 wants it.");
        }

        Assert.SkipWhen(path is null, reason);
        return path!;
    }
}
