using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace KubeInventory.Client.Tests;

public sealed class ResourceVersionTests
{
    [Theory]
    [InlineData("1", "2", -1)]
    [InlineData("9", "10", -1)]
    [InlineData("100", "99", 1)]
    [InlineData("42", "42", 0)]
    [InlineData("18446744073709551616", "18446744073709551615", 1)]
    [InlineData("340282366920938463463374607431768211455", "9", 1)]
    public void Versions_compare_as_numbers_of_any_length(string left, string right, int expected)
    {
        Assert.True(new ResourceVersion(left).TryCompare(right, out var order));
        Assert.Equal(expected, Math.Sign(order));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("007")]
    [InlineData("-1")]
    [InlineData("1a")]
    [InlineData("1.5")]
    [InlineData(" 1")]
    [InlineData("١")]
    public void What_is_not_a_plain_positive_number_compares_with_nothing(string? version)
    {
        Assert.False(new ResourceVersion(version).IsWellFormed);
        Assert.False(new ResourceVersion(version).TryCompare("1", out _));
        Assert.False(new ResourceVersion("1").TryCompare(version, out _));
    }

    [Fact]
    public void Order_agrees_with_arithmetic() => Prop.ForAll<BigInteger, BigInteger>((left, right) =>
    {
        var (a, b) = (BigInteger.Abs(left) + 1, BigInteger.Abs(right) + 1);
        return new ResourceVersion($"{a}").TryCompare($"{b}", out var order) && Math.Sign(order) == a.CompareTo(b);
    }).QuickCheckThrowOnFailure();
}
