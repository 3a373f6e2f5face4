namespace Workbook.Kernel.Tests;

public sealed class ConnectionFileTests
{
    // As jupyter_client 7.4.9 writes it.
    private const string Jupyters = """
        {
          "shell_port": 49317, "iopub_port": 40899, "stdin_port": 56491, "control_port": 51293, "hb_port": 50661,
          "ip": "127.0.0.1", "key": "5aa08f6c-3f6b7f0c5ea9c3c9f4a5c9d0", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": ""
        }
        """;

    [Fact]
    public void What_Jupyter_writes_is_read()
    {
        var file = Read(Jupyters);
        Assert.Equal((49317, 40899, 56491, 51293, 50661), (file.ShellPort, file.IopubPort, file.StdinPort, file.ControlPort, file.HbPort));
        Assert.Equal("5aa08f6c-3f6b7f0c5ea9c3c9f4a5c9d0", file.Key);
        Assert.Equal("tcp://127.0.0.1:49317", file.Address(file.ShellPort));
    }

    [Theory]
    [InlineData("\"tcp\"", "\"ipc\"", "\"ipc\"")]
    [InlineData("hmac-sha256", "hmac-md5", "hmac-md5")]
    [InlineData("\"shell_port\": 49317, ", "", "shell_port")]
    [InlineData("49317", "\"x\"", "shell_port is \"x\"; wanted a port from 1 to 65535")]
    [InlineData("49317", "99999", "shell_port is 99999; wanted a port from 1 to 65535")]
    [InlineData("56491", "0", "stdin_port is 0; wanted a port from 1 to 65535")]
    [InlineData("\"127.0.0.1\"", "null", "ip is null; wanted a text")]
    [InlineData("\"key\"", "\"kee\"", "key is missing; wanted a text")]
    [InlineData("\"kernel_name\"", "\"key\"", "'key'")]
    [InlineData("{", "{{", "no connection file")]
    public void What_is_wrong_is_named(string old, string replacement, string words)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(Jupyters.Replace(old, replacement, StringComparison.Ordinal)));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains(".json", error.Message, StringComparison.Ordinal);
    }

    private static ConnectionFile Read(string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"connection-{Guid.NewGuid():N}.json");
        File.WriteAllText(path, text);
        try
        {
            return ConnectionFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
