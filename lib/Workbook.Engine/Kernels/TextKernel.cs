using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Kernels;

/// <summary>A kernel for a language of the page, which shows its cells as they are.</summary>
internal sealed class TextKernel : Kernel, IKernelCommandHandler<SubmitCode>
{
    private readonly Func<string, FormattedValue[]> _forms;

    public TextKernel(string name, string language, Func<string, FormattedValue[]> forms)
        : base(name)
    {
        _forms = forms;
        KernelInfo.LanguageName = language;
        KernelInfo.DisplayName = $"{name} - {language}";
    }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        var text = command.Code.ReplaceLineEndings("\n").Trim('\n');
        context.Publish(new DisplayedValueProduced(text, command, _forms(text)));
        return Task.CompletedTask;
    }
}
