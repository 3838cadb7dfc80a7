using Xunit;

namespace KubeInventory.TestKit;

/// <summary>Imported as <c>using static</c> into every test project, so that a test passes <c>Ct</c> on.</summary>
public static class Cancellation
{
    /// <summary>The token of the running test: fires when the run is cancelled or the test times out.</summary>
    public static CancellationToken Ct => TestContext.Current.CancellationToken;
}
