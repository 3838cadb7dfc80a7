using System.Globalization;
using System.Text;

namespace KubeInventory.Benchmarks.Ec2;

/// <summary>Answers of DescribeInstances as EC2 writes them: 8 KB an instance, one reservation each.</summary>
internal static class Ec2Dataset
{
    private static readonly CompositeFormat Reservation = CompositeFormat.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Ec2", "reservation.xml")));

    /// <summary>A page, with the token of the next one where there is one.</summary>
    public static byte[] Page(int start, int end, int count)
    {
        var page = new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
                <requestId>8f7724cf-496f-496e-8fe3-example00001</requestId>
                <reservationSet>

            """);
        for (var i = start; i < end; i++)
        {
            page.AppendFormat(CultureInfo.InvariantCulture, Reservation, i, i / 250, i % 250, i % 3 == 0 ? "web" : "db");
        }

        page.Append("    </reservationSet>\n").Append(end < count ? $"    <nextToken>{end}</nextToken>\n" : "").Append("</DescribeInstancesResponse>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }
}
