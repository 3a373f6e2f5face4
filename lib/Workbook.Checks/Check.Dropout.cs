namespace Workbook;

/// <content>Notebook 2.</content>
public static partial class Check
{
    /// <summary>Task 2.1: inverted dropout forward, in training and at test time.</summary>
    public static CheckReport DropoutForward(DropoutForwardFunction answer)
        => Run(new DropoutForwardCheck(), DropoutCallers.Forward(answer), answer);

    /// <summary>Task 2.2: inverted dropout backward.</summary>
    /// <param name="answer">The backward pass.</param>
    /// <param name="forward">The forward pass of task 2.1: then the caches that it makes are tried too, not only the library's.</param>
    public static CheckReport DropoutBackward(DropoutBackwardFunction answer, DropoutForwardFunction? forward = null)
        => Run(new DropoutBackwardCheck(forward is not null), DropoutCallers.Backward(answer, forward), answer);

    /// <summary>Task 2.3: dropout inside the net.</summary>
    public static CheckReport DropoutNet(DropoutForwardFunction forward, DropoutBackwardFunction backward)
    {
        ArgumentNullException.ThrowIfNull(backward);
        var net = new DropoutNetCheck();
        return WaitingFor(net, new DropoutForwardCheck(), DropoutCallers.Forward(forward))
            ?? WaitingFor(net, new DropoutBackwardCheck(), DropoutCallers.Backward(backward))
            ?? Run(net, DropoutCallers.Net(forward, backward), forward, backward);
    }

    // A net says nothing about its dropout that the layer's own check does not say better.
    private static CheckReport? WaitingFor(DropoutNetCheck net, TaskCheck layer, Caller answer)
    {
        var judgement = Pipeline.Run(layer, answer, NextSeed(), TimeLimit, AnswerCode.Unknown);
        return judgement.Verdict == Verdict.Fail ? new CheckReport(Memory.Keep(Related.WaitFor(judgement, net.Entry))) : null;
    }
}
