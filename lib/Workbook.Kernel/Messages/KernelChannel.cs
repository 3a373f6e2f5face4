namespace Workbook.Kernel;

/// <summary>The sockets over which messages travel.</summary>
internal enum KernelChannel
{
    /// <summary>Requests that are served one after the other.</summary>
    Shell,

    /// <summary>Requests that are served at once.</summary>
    Control,

    /// <summary>What all clients are told.</summary>
    Iopub,

    /// <summary>Questions to one client, and its answers.</summary>
    Stdin,
}
