using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Workbook.DataSets.Download;

/// <summary>Downloads one file, going on where an earlier attempt stopped.</summary>
internal static class ResumingDownload
{
    private const int Attempts = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Appends to <paramref name="file"/> until it is complete. A connection that breaks is taken up again as long as bytes come;
    /// what came stays in the file when it has to give up. The file is not made before the first byte is there.
    /// </summary>
    /// <exception cref="DatasetException">No network, or the server refuses or breaks off again and again.</exception>
    public static async Task FetchAsync(Uri address, string file, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var failures = 0;
        while (true)
        {
            var before = Length(file);
            try
            {
                if (await AppendAsync(client, address, file, progress, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }

                failures++;
            }
            catch (Exception exception) when (IsConnection(exception) && !cancellationToken.IsCancellationRequested)
            {
                var came = Length(file);
                failures = came > before ? 1 : failures + 1;
                if (came == 0 || failures >= Attempts)
                {
                    throw Broken(address, came, exception);
                }
            }

            if (failures >= Attempts)
            {
                throw new DatasetException(
                    $"{address}: the server and the part in {file} do not agree on the file's length. Delete the part and try again.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200 * failures), cancellationToken).ConfigureAwait(false);
        }
    }

    // One request. False when the part that is there does not fit the server's file and was deleted.
    private static async Task<bool> AppendAsync(
        HttpClient client, Uri address, string file, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        var have = Length(file);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = have > 0 ? new RangeHeaderValue(have, null) : null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var response = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // Complete already, or longer than the server's file.
            if (response.Content.Headers.ContentRange?.Length == have)
            {
                return true;
            }

            File.Delete(file);
            return false;
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new DatasetException(
                $"{address}: the server answers {(int)response.StatusCode} {response.ReasonPhrase}. {Instead(address)}");
        }

        // A server without ranges sends the whole file (200): begin again.
        var resumes = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have;
        var done = resumes ? have : 0;
        var total = response.Content.Headers.ContentLength is { } length ? done + length : 0;
        await using var body = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        FileStream? output = null;
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, patience.Token).ConfigureAwait(false)) > 0)
            {
                output ??= Open(file, resumes);
                await output.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None).ConfigureAwait(false);
                patience.CancelAfter(Patience);
                done += read;
                progress?.Report(new DataProgress("downloading", done, total));
            }
        }
        finally
        {
            output?.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return total == 0 || done == total
            ? true
            : throw new HttpRequestException(HttpRequestError.ResponseEnded, "the connection ended early");
    }

    private static FileStream Open(string file, bool append)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        return new FileStream(file, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
    }

    private static long Length(string file) => new FileInfo(file) is { Exists: true } there ? there.Length : 0;

    // Broken connections and silence. A file that cannot be written is another matter.
    private static bool IsConnection(Exception exception) =>
        exception is HttpRequestException or HttpIOException or OperationCanceledException
        || (exception is IOException { InnerException: System.Net.Sockets.SocketException });

    private static DatasetException Broken(Uri address, long came, Exception exception)
    {
        var why = exception is OperationCanceledException
            ? $"nothing came for {Patience.TotalSeconds:0} seconds"
            : Reason(Innermost(exception));
        return came == 0
            ? new DatasetException($"{address} cannot be reached: {why}. {Instead(address)}", exception)
            : new DatasetException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{address}: the connection broke after {came:N0} bytes: {why}. They are kept; the same command goes on from there."),
                exception);
    }

    private static string Instead(Uri address) =>
        $"Where there is a network, get {Path.GetFileName(address.AbsolutePath)}, then run: ./workbook data cifar10 --from FILE";

    // Without the runtime's code in brackets behind the sentence.
    private static string Reason(Exception exception) =>
        (
            exception is HttpIOException { HttpRequestError: var code }
                ? exception.Message.Replace($" ({code})", "", StringComparison.Ordinal)
                : exception.Message).TrimEnd('.');

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
