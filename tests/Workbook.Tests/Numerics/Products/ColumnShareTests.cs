namespace Workbook.Tests;

public sealed class ColumnShareTests
{
    [Fact]
    public void The_parts_are_all_columns_once_in_order_and_split_no_unit()
    {
        var cases =
            from extent in Enumerable.Range(0, 70)
            from together in new[] { 1, 2, 6, 8 }
            from parts in Enumerable.Range(1, 9)
            select (extent, together, parts);
        foreach (var (extent, together, parts) in cases)
        {
            var next = 0;
            for (var part = 0; part < parts; part++)
            {
                var (start, end) = ColumnShare.Of(extent, together, part, parts);
                if (start >= extent)
                {
                    // Nothing is left for it.
                    Assert.True(end <= start);
                    continue;
                }

                Assert.Equal(next, start);
                Assert.Equal(0, start % together);
                Assert.InRange(end, start, extent);
                next = end;
            }

            Assert.Equal(extent, next);
        }
    }

    [Fact]
    public void Every_thread_gets_columns_where_there_are_no_more_threads_than_tiles()
    {
        for (var columns = 1; columns < 100; columns++)
        {
            var parts = ColumnShare.MaxParts(columns);
            for (var part = 0; part < parts; part++)
            {
                var (start, end) = ColumnShare.Of(columns, part, parts);
                Assert.True(start < end);
            }
        }
    }
}
