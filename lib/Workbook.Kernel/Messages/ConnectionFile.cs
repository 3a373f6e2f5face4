using System.Text.Json;

namespace Workbook.Kernel;

/// <summary>
/// What a client writes into the file whose name it starts a kernel with: where to listen, and the key that messages are signed with.
/// Source: "Connection files" in Jupyter's <see href="https://jupyter-client.readthedocs.io/en/stable/kernels.html">Making kernels</see>.
/// </summary>
/// <param name="Transport">"tcp".</param>
/// <param name="Ip">The address to listen at.</param>
/// <param name="ShellPort">For requests.</param>
/// <param name="ControlPort">For requests that do not wait.</param>
/// <param name="IopubPort">For what all clients are told.</param>
/// <param name="StdinPort">For questions to a client.</param>
/// <param name="HbPort">For the heartbeat.</param>
/// <param name="Key">The key; empty for messages that are not signed.</param>
/// <param name="SignatureScheme">"hmac-sha256".</param>
public sealed record ConnectionFile(
    string Transport, string Ip, int ShellPort, int ControlPort, int IopubPort, int StdinPort, int HbPort, string Key, string SignatureScheme = "hmac-sha256")
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true };

    /// <summary>Reads such a file.</summary>
    /// <exception cref="InvalidDataException">It is no connection file, or asks for what this kernel does not have.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ConnectionFile Read(string path)
    {
        ConnectionFile? file;
        try
        {
            file = JsonSerializer.Deserialize<ConnectionFile>(File.ReadAllText(path), Names);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is no connection file of Jupyter: {e.Message}", e);
        }

        if (file is null)
        {
            throw new InvalidDataException($"{path} is no connection file of Jupyter: it holds null");
        }

        if (file.Transport != "tcp")
        {
            throw new InvalidDataException($"{path} wants the transport \"{file.Transport}\"; this kernel has \"tcp\"");
        }

        return file.Key.Length == 0 || file.SignatureScheme == "hmac-sha256"
            ? file
            : throw new InvalidDataException($"{path} wants the signature scheme \"{file.SignatureScheme}\"; this kernel has \"hmac-sha256\"");
    }

    /// <summary>Where a socket listens.</summary>
    public string Address(int port) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"tcp://{Ip}:{port}");
}
