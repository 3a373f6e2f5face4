namespace Workbook.Clients.Tests.Web;

/// <summary>Jupyter's web applications.</summary>
public enum Client
{
    /// <summary>Jupyter Notebook 6.4.</summary>
    Notebook,

    /// <summary>JupyterLab 4.6.</summary>
    Lab,
}

/// <summary>Where a web application shows what: selectors, and expressions that its page is asked.</summary>
internal sealed record PageParts
{
    /// <summary>What its server says its address in.</summary>
    public required string AddressFiles { get; init; }

    /// <summary>Where it shows a notebook: the part before the notebook's path.</summary>
    public required Func<string> Address { get; init; }

    /// <summary>Whether the page has all cells, and the kernel is connected and has nothing to do.</summary>
    public required string IsIdle { get; init; }

    /// <summary>The name of the kernel that a notebook has got.</summary>
    public required string KernelName { get; init; }

    /// <summary>Whether the notebook's outputs may run scripts.</summary>
    public required string IsTrusted { get; init; }

    /// <summary>The sources of a notebook's cells, empty for those that are not code.</summary>
    public required string Sources { get; init; }

    /// <summary>Ends the kernel.</summary>
    public required string EndKernel { get; init; }

    /// <summary>The cell whose number is put into it.</summary>
    public required string Cell { get; init; }

    public required string Editor { get; init; }

    /// <summary>What stands before a code cell: [1], [*].</summary>
    public required string Prompt { get; init; }

    /// <summary>What holds all outputs of a cell.</summary>
    public required string Outputs { get; init; }

    /// <summary>One output.</summary>
    public required string Output { get; init; }

    public required string Stdout { get; init; }

    public required string Html { get; init; }

    public required string Error { get; init; }

    /// <summary>What stands over everything and waits for an answer.</summary>
    public required string Dialog { get; init; }

    public required string Completions { get; init; }

    public required string Inspection { get; init; }

    public required string Interrupt { get; init; }

    /// <summary>What to click, one after the other.</summary>
    public required string[] RestartAndRunAll { get; init; }

    /// <summary>What of its own shows as errors on the console.</summary>
    public required string[] OwnErrors { get; init; }

    public static PageParts Of(Client client) => client == Client.Lab ? Lab : Notebook;

    private static PageParts Notebook { get; } = new()
    {
        AddressFiles = "nbserver-*.json",
        Address = () => "notebooks/",
        IsIdle = """
            () => window.Jupyter?.notebook?.kernel?.is_connected() && Jupyter.notebook._fully_loaded
                && document.querySelector('#kernel_indicator_icon').classList.contains('kernel_idle_icon')
            """,
        KernelName = "() => Jupyter.notebook.kernel.name",
        IsTrusted = "() => Jupyter.notebook.trusted",
        Sources = "() => Jupyter.notebook.get_cells().map(cell => cell.cell_type === 'code' ? cell.get_text() : '')",
        EndKernel = "() => new Promise(done => Jupyter.notebook.session.delete(done, done))",
        Cell = "#notebook-container > .cell >> nth={0}",
        Editor = ".CodeMirror",
        Prompt = ".input_prompt",
        Outputs = ".output",
        Output = ".output_subarea",
        Stdout = ".output_stdout",
        Html = ".output_html",
        Error = ".output_error",
        Dialog = ".modal.in",
        Completions = "#complete, .completions",
        Inspection = "#tooltip .tooltiptext",
        Interrupt = "[data-jupyter-action='jupyter-notebook:interrupt-kernel']",
        RestartAndRunAll = ["#kernellink", "#restart_run_all a", ".modal.in .btn-danger"],
        // It looks for an editor's mode by the name of the language that Polyglot Notebooks writes into notebooks, until the kernel
        // tells the right one; its MathJax has a font without an address; and it asks for widgets, which need not be installed.
        OwnErrors = ["/mode/polyglot-notebook/", "about:blank", "/nbextensions/widgets/"],
    };

    private static PageParts Lab { get; } = new()
    {
        AddressFiles = "jpserver-*.json",
        // In a workspace of its own: no other notebook is opened again.
        Address = () => $"lab/workspaces/{Guid.NewGuid():N}/tree/",
        IsIdle = """
            () => {
                const notebook = window.jupyterapp?.shell.currentWidget;
                return notebook?.context?.isReady && notebook.sessionContext.kernelDisplayStatus === 'idle'
                    && notebook.content.node.querySelectorAll('.jp-Notebook-cell').length === notebook.content.widgets.length;
            }
            """,
        KernelName = "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.name",
        IsTrusted = "() => jupyterapp.shell.currentWidget.content.widgets.some(cell => cell.model.type === 'code' && cell.model.trusted)",
        Sources = """
            () => jupyterapp.shell.currentWidget.content.widgets
                .map(cell => cell.model.type === 'code' ? cell.model.sharedModel.getSource() : '')
            """,
        EndKernel = "() => jupyterapp.shell.currentWidget.sessionContext.shutdown()",
        Cell = ".jp-Notebook-cell[data-windowed-list-index='{0}']",
        Editor = ".cm-content",
        Prompt = ".jp-InputPrompt",
        Outputs = ".jp-Cell-outputArea",
        Output = ".jp-OutputArea-output",
        Stdout = "[data-mime-type='application/vnd.jupyter.stdout']",
        Html = ".jp-RenderedHTML",
        Error = "[data-mime-type='application/vnd.jupyter.stderr']",
        Dialog = ".jp-Dialog",
        Completions = ".jp-Completer",
        Inspection = ".jp-Tooltip",
        Interrupt = "[data-command='notebook:interrupt-kernel']",
        RestartAndRunAll = ["[data-command='notebook:restart-run-all']", ".jp-Dialog .jp-mod-accept"],
        // A server of its age would know who one is, tell events and have language servers; and after each cell it asks for the modules
        // that a debugger knows, also where there is none.
        OwnErrors = ["/api/me", "/api/events/subscribe", "/lsp/status", "No active debugger session"],
    };
}
