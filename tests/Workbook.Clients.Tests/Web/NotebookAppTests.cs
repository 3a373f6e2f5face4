namespace Workbook.Clients.Tests.Web;

/// <summary>The tests that share one server and one browser, one after the other.</summary>
[CollectionDefinition(nameof(NotebookAppTests))]
public sealed class NotebookAppTests : ICollectionFixture<NotebookApp>;
