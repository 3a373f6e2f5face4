namespace Workbook.Checks.Tests;

/// <summary>The table of correct answers to the small tasks: each task in the same six ways.</summary>
internal static class CorrectStepAnswers
{
    private static readonly string[] Ways = ["broadcasting", "maps and loops", "columns", "rows", "products", "arrays, parallel"];

    public static IEnumerable<CorrectAnswer> All() =>
    [
        .. Table<CenterFunction>(
            "0.1", Check.Center, StepAnswers.Center, StepAnswersInLoops.Center, StepAnswersByColumns.Center, StepAnswersByRows.Center,
            StepAnswersByProducts.Center, StepAnswersInArrays.Center),
        .. Table<ScaleAndShiftFunction>(
            "0.2", Check.ScaleAndShift, StepAnswers.ScaleAndShift, StepAnswersInLoops.ScaleAndShift, StepAnswersByColumns.ScaleAndShift,
            StepAnswersByRows.ScaleAndShift,
            StepAnswersByProducts.ScaleAndShift, StepAnswersInArrays.ScaleAndShift),
        .. Table<BatchStatisticsFunction>(
            "1.1", Check.BatchStatistics, StepAnswers.BatchStatistics, StepAnswersInLoops.BatchStatistics,
            StepAnswersByColumns.BatchStatistics, StepAnswersByRows.BatchStatistics,
            StepAnswersByProducts.BatchStatistics, StepAnswersInArrays.BatchStatistics),
        .. Table<NormalizeFunction>(
            "1.2", Check.Normalize, StepAnswers.Normalize, StepAnswersInLoops.Normalize, StepAnswersByColumns.Normalize,
            StepAnswersByRows.Normalize, StepAnswersByProducts.Normalize,
            StepAnswersInArrays.Normalize),
        .. Table<DxHatFunction>(
            "1.4a", Check.DxHat, StepAnswers.DxHat, StepAnswersInLoops.DxHat, StepAnswersByColumns.DxHat, StepAnswersByRows.DxHat,
            StepAnswersByProducts.DxHat, StepAnswersInArrays.DxHat),
        .. Table<DInverseStdFunction>(
            "1.4b", Check.DInverseStd, StepAnswers.DInverseStd, StepAnswersInLoops.DInverseStd, StepAnswersByColumns.DInverseStd,
            StepAnswersByRows.DInverseStd, StepAnswersByProducts.DInverseStd,
            StepAnswersInArrays.DInverseStd),
        .. Table<DvarFunction>(
            "1.4c", Check.Dvar, StepAnswers.Dvar, StepAnswersInLoops.Dvar, StepAnswersByColumns.Dvar, StepAnswersByRows.Dvar,
            StepAnswersByProducts.Dvar, StepAnswersInArrays.Dvar),
        .. Table<DCenteredFunction>(
            "1.4d", Check.DCentered, StepAnswers.DCentered, StepAnswersInLoops.DCentered, StepAnswersByColumns.DCentered,
            StepAnswersByRows.DCentered, StepAnswersByProducts.DCentered,
            StepAnswersInArrays.DCentered),
        .. Table<DmeanFunction>(
            "1.4e", Check.Dmean, StepAnswers.Dmean, StepAnswersInLoops.Dmean, StepAnswersByColumns.Dmean, StepAnswersByRows.Dmean,
            StepAnswersByProducts.Dmean, StepAnswersInArrays.Dmean),
        .. Table<DxFunction>(
            "1.4f", Check.Dx, StepAnswers.Dx, StepAnswersInLoops.Dx, StepAnswersByColumns.Dx, StepAnswersByRows.Dx,
            StepAnswersByProducts.Dx, StepAnswersInArrays.Dx),
        .. Table<DgammaFunction>(
            "1.4g", Check.Dgamma, StepAnswers.Dgamma, StepAnswersInLoops.Dgamma, StepAnswersByColumns.Dgamma, StepAnswersByRows.Dgamma,
            StepAnswersByProducts.Dgamma, StepAnswersInArrays.Dgamma),
        .. Table<DbetaFunction>(
            "1.4h", Check.Dbeta, StepAnswers.Dbeta, StepAnswersInLoops.Dbeta, StepAnswersByColumns.Dbeta, StepAnswersByRows.Dbeta,
            StepAnswersByProducts.Dbeta, StepAnswersInArrays.Dbeta),
    ];

    private static IEnumerable<CorrectAnswer> Table<T>(string task, Func<T, CheckReport> check, params T[] answers)
        => answers.Length == Ways.Length
            ? Ways.Zip(answers, (way, answer) => new CorrectAnswer(task, way, () => check(answer)))
            : throw new ArgumentException($"Task {task} has {answers.Length} answers; there are {Ways.Length} ways to write one.");
}
