namespace Workbook.Kernel;

/// <summary>
/// What a client writes into a file for the kernel: where to listen, and the key that messages are signed with (empty: they are not).
/// Source: "Connection files" in <see href="https://jupyter-client.readthedocs.io/en/stable/kernels.html">Making kernels</see>.
/// </summary>
internal sealed record ConnectionFile(
    string Transport, string Ip, int ShellPort, int ControlPort, int IopubPort, int StdinPort, int HbPort, string Key,
    string SignatureScheme = "hmac-sha256")
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="InvalidDataException">It is no connection file, or asks for what this kernel does not have.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ConnectionFile Read(string path)
    {
        JsonObject json;
        try
        {
            json = JsonNode.Parse(File.ReadAllText(path), documentOptions: Strict) as JsonObject ?? throw Wrong("it holds no JSON object");
        }
        catch (JsonException e)
        {
            throw Wrong($"it is no JSON: {e.Message}");
        }

        var file = new ConnectionFile(
            Text("transport"), Text("ip"), Port("shell_port"), Port("control_port"), Port("iopub_port"), Port("stdin_port"),
            Port("hb_port"), Text("key"), Text("signature_scheme", "hmac-sha256"));
        if (file.Transport != "tcp")
        {
            throw new InvalidDataException($"{path} wants the transport \"{file.Transport}\"; this kernel has \"tcp\"");
        }

        return file.Key.Length == 0 || file.SignatureScheme == "hmac-sha256"
            ? file
            : throw new InvalidDataException(
                $"{path} wants the signature scheme \"{file.SignatureScheme}\"; this kernel has \"hmac-sha256\"");

        string Text(string name, string? otherwise = null) => json[name] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : !json.ContainsKey(name) && otherwise is not null ? otherwise : throw Found(name, "a text");

        int Port(string name) => json[name] is JsonValue value && value.TryGetValue(out int port) && port is > 0 and <= ushort.MaxValue
            ? port
            : throw Found(name, $"a port from 1 to {ushort.MaxValue}");

        InvalidDataException Found(string name, string wanted) => Wrong(json.ContainsKey(name)
            ? $"{name} is {json[name]?.ToJsonString() ?? "null"}; wanted {wanted}"
            : $"{name} is missing; wanted {wanted}");

        InvalidDataException Wrong(string why) => new($"{path} is no connection file of Jupyter: {why}");
    }

    public string Address(int port) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"tcp://{Ip}:{port}");
}
