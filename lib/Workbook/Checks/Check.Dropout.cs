namespace Workbook;

/// <content>Notebook 2.</content>
public static partial class Check
{
    /// <summary>Task 2.1: inverted dropout forward, in training and at test time.</summary>
    public static CheckReport DropoutForward(DropoutForwardFunction answer) => Pending("2.1", "DropoutForward", 4, answer);

    /// <summary>Task 2.2: inverted dropout backward.</summary>
    public static CheckReport DropoutBackward(DropoutBackwardFunction answer) => Pending("2.2", "DropoutBackward", 2, answer);

    /// <summary>Task 2.3: dropout inside the net.</summary>
    public static CheckReport DropoutNet(DropoutForwardFunction forward, DropoutBackwardFunction backward) => Pending("2.3", "DropoutNet", 2, forward, backward);
}
