namespace Workbook.DataSets;

/// <summary>How far the making or getting of a data set is.</summary>
/// <param name="Step">What is going on, in a few words.</param>
/// <param name="Done">How much of it is done: images or bytes.</param>
/// <param name="Total">How much there is in all; 0 where nobody knows.</param>
public readonly record struct DataProgress(string Step, long Done, long Total);
