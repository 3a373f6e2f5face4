using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Workbook.Clients.Tests.Web;

/// <summary>
/// Jupyter's web applications in a browser, each started when the first test asks for a notebook in it. Tests are skipped where a
/// program is missing; where <c>WORKBOOK_REQUIRE_CLIENTS=1</c> is set, they fail.
/// </summary>
public sealed partial class NotebookApp : IAsyncLifetime
{
    private readonly Dictionary<Client, JupyterServer> _servers = [];
    private WorkFolder? _work;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _plotly = "";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? default);
        _playwright?.Dispose();
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }

        _work?.Dispose();
    }

    /// <summary>Opens one of the workbook's notebooks ("1-BatchNormalization") and waits for its kernel.</summary>
    internal async Task<NotebookPage> Open(Client client, string notebook)
    {
        var server = await Server(client);
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1200, Height = 900 } });
        // Nothing outside of this machine is asked. The application adds its version to a script's address.
        await context.RouteAsync(
            url => !url.StartsWith(server.Url.AbsoluteUri, StringComparison.Ordinal), route => PlotlyScript().IsMatch(route.Request.Url)
            ? route.FulfillAsync(new() { ContentType = "text/javascript", Body = _plotly })
            : route.AbortAsync());
        return await NotebookPage.Open(context, client, server.Url, $"notebooks/{notebook}.ipynb");
    }

    /// <summary>Opens a new notebook of these cells, whose first one is the setup of the workbook's own notebooks.</summary>
    internal async Task<NotebookPage> OpenNew(Client client, string name, params string[] cells)
    {
        await Start();
        var notebook = (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(PathOf("0-StartHere")))!;
        var all = notebook["cells"]!.AsArray();
        var setup = all.First(cell => (string?)cell!["id"] == "setup")!;
        all.Clear();
        foreach (var (index, code) in cells.Prepend(null).Index())
        {
            var cell = setup.DeepClone();
            cell["id"] = $"cell-{index}";
            cell["source"] = code ?? setup["source"]!.DeepClone();
            all.Add(cell);
        }

        await File.WriteAllTextAsync(PathOf(name), notebook.ToJsonString());
        return await Open(client, name);
    }

    /// <summary>Draws the images to train on.</summary>
    internal async Task DrawImages()
    {
        await Start();
        var data = Path.Combine(_work!.Root, "data");
        if (!DataSetFiles.IsThere("cifar-style", data))
        {
            await Task.Run(() => DataSetFiles.Generate(data));
        }
    }

    /// <summary>The source of a cell of one of the workbook's notebooks.</summary>
    internal string Source(string notebook, string id)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(PathOf(notebook)));
        var cell = json.RootElement.GetProperty("cells").EnumerateArray().Single(cell => cell.GetProperty("id").GetString() == id);
        return string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString()));
    }

    private string PathOf(string notebook) => Path.Combine(_work!.Root, "notebooks", $"{notebook}.ipynb");

    private async Task<JupyterServer> Server(Client client)
    {
        var command = await JupyterServer.Command(client);
        await Start();
        if (!_servers.TryGetValue(client, out var server))
        {
            _servers[client] = server = await JupyterServer.Start(client, command, _work!);
        }

        return server;
    }

    private async Task Start()
    {
        var chromium = Testing.Clients.Require("chromium");
        if (_browser is not null)
        {
            return;
        }

        Assert.Null(_work);
        _work = new WorkFolder();
        // With the user's own home: the build that it may start looks for packages there.
        await Programs.Run(RepositoryRoot.Combine("workbook"), ["kernel", "install"], ("JUPYTER_DATA_DIR", _work.JupyterData));
        var script = Path.Combine(_work.Home, "plotly.js");
        ChartsLibrary.WritePlotlyScript(script);
        _plotly = await File.ReadAllTextAsync(script);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    [GeneratedRegex(@"^https://cdn\.plot\.ly/plotly-[\d.]+\.min\.js(\?|$)")]
    private static partial Regex PlotlyScript();
}
