using System.Diagnostics;

namespace Workbook.Checks.Probing;

/// <summary>How the call of an answer ended that took too long.</summary>
/// <param name="HasEnded">Whether it could be ended; else it still runs.</param>
/// <param name="Place">Where it was; <see langword="null"/> where that is not known.</param>
internal sealed record StoppedCall(bool HasEnded, StackTrace? Place);
