namespace Workbook;

/// <summary>What a layer is asked for: batch normalization and dropout behave differently in training and at test time.</summary>
public enum Mode
{
    /// <summary>Use this batch's own statistics; drop units.</summary>
    Train,

    /// <summary>Use what training has gathered; drop nothing.</summary>
    Test,
}
