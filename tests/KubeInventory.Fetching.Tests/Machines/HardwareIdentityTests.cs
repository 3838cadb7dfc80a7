namespace KubeInventory.Fetching.Tests.Machines;

public sealed class HardwareIdentityTests
{
    [Theory]
    [InlineData("4C4C4544-0058-4B10-8032-B7C04F513133", "4c4c4544-0058-4b10-8032-b7c04f513133")]
    [InlineData("4c4c454400584b108032b7c04f513133", "4c4c4544-0058-4b10-8032-b7c04f513133")]
    [InlineData("00000000-0000-0000-0000-000000000000", null)]
    [InlineData("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", null)]
    [InlineData("03000200-0400-0500-0006-000700080009", null)]
    [InlineData("Not Settable", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_UUID_that_many_machines_share_is_none(string? text, string? uuid) => Assert.Equal(uuid, HardwareIdentity.Uuid(text));

    [Theory]
    [InlineData(" 7XK2Q13 ", "7XK2Q13")]
    [InlineData("To be filled by O.E.M.", null)]
    [InlineData("None", null)]
    [InlineData("0000000000", null)]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    public void A_serial_that_nobody_filled_in_is_none(string? text, string? serial) => Assert.Equal(serial, HardwareIdentity.Text(text));

    [Fact]
    public void The_first_name_that_DNS_can_hold_is_taken()
    {
        Assert.Equal("db-1", ProviderMachine.FirstHostname(null, "", "Web of Anna", "DB-1", "db-2"));
        Assert.Null(ProviderMachine.FirstHostname("-", null));
    }
}
