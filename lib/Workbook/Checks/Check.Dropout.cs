namespace Workbook;

/// <content>Notebook 2.</content>
public static partial class Check
{
    /// <summary>Task 2.1: inverted dropout forward, in training and at test time.</summary>
    public static CheckReport DropoutForward(DropoutForwardFunction answer) => Run(new DropoutForwardCheck(), answer, DropoutCallers.Forward(answer));

    /// <summary>Task 2.2: inverted dropout backward.</summary>
    public static CheckReport DropoutBackward(DropoutBackwardFunction answer) => Run(new DropoutBackwardCheck(), answer, DropoutCallers.Backward(answer));

    /// <summary>Task 2.3: dropout inside the net.</summary>
    public static CheckReport DropoutNet(DropoutForwardFunction forward, DropoutBackwardFunction backward)
    {
        ArgumentNullException.ThrowIfNull(backward);
        return Run(new DropoutNetCheck(), forward, NetCallers.DropoutNet(forward, backward));
    }
}
