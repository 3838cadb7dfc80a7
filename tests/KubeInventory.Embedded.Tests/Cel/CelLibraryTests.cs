namespace KubeInventory.Embedded.Tests;

/// <summary>The functions that rules may call, CEL's own and Kubernetes'.</summary>
public sealed class CelLibraryTests
{
    [Theory]
    [MemberData(nameof(CelLibraryCases.Strings), MemberType = typeof(CelLibraryCases))]
    public void Strings(string expression, string expected) => Assert.Equal(expected, Evaluated.Text(expression));

    [Theory]
    [MemberData(nameof(CelLibraryCases.Conversions), MemberType = typeof(CelLibraryCases))]
    public void Conversions(string expression, string expected) => Assert.Equal(expected, Evaluated.Text(expression));

    [Theory]
    [MemberData(nameof(CelLibraryCases.Times), MemberType = typeof(CelLibraryCases))]
    public void Times(string expression, string expected) => Assert.Equal(expected, Evaluated.Text(expression));

    [Theory]
    [MemberData(nameof(CelLibraryCases.ListsAndSets), MemberType = typeof(CelLibraryCases))]
    public void Lists_and_sets(string expression, string expected) => Assert.StartsWith(expected, Evaluated.Text(expression), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(CelLibraryCases.RegularExpressions), MemberType = typeof(CelLibraryCases))]
    public void Regular_expressions(string expression, string expected) => Assert.Equal(expected, Evaluated.Text(expression));

    [Theory]
    [MemberData(nameof(CelLibraryCases.Urls), MemberType = typeof(CelLibraryCases))]
    public void Urls(string expression, string expected) => Assert.Equal(expected, Evaluated.Text(expression));

    [Theory]
    [MemberData(nameof(CelLibraryCases.Addresses), MemberType = typeof(CelLibraryCases))]
    public void Addresses(string expression, string expected) => Assert.Equal(expected, Evaluated.Text(expression));

    [Theory]
    [MemberData(nameof(CelLibraryCases.QuantitiesAndVersions), MemberType = typeof(CelLibraryCases))]
    public void Quantities_and_versions(string expression, string expected) => Assert.StartsWith(expected, Evaluated.Text(expression), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(CelLibraryCases.Formats), MemberType = typeof(CelLibraryCases))]
    public void Formats(string expression, string expected) => Assert.Equal(expected, Evaluated.Text(expression));
}
