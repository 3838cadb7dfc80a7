using System.Buffers;
using System.Text;

namespace KubeInventory.Benchmarks;

/// <summary>Hosts as an API server sends them: about 2.2 KB each, two managers' managedFields included. The same ones in each run.</summary>
internal static class HostDataset
{
    /// <summary>How many hosts most figures are about.</summary>
    public const int Count = 10_000;

    /// <summary>One host's JSON, UTF-8, without a line break.</summary>
    public static byte[] Host(int index) => Encoding.UTF8.GetBytes(HostTemplate.Fill(index));

    /// <summary>A list of the first hosts.</summary>
    public static byte[] List(int count) => List(0, count, VersionOf(count), null, Host);

    /// <summary>A page of a list.</summary>
    public static byte[] List(int start, int end, int version, int? next, Func<int, byte[]> host)
    {
        var json = new ArrayBufferWriter<byte>(((end - start) * 2300) + 256);
        var token = next is null ? "" : $",\"continue\":\"{next}\"";
        json.Write(Encoding.UTF8.GetBytes(
            $"{{\"apiVersion\":\"kubeinventory.io/v1\",\"kind\":\"HostList\",\"metadata\":{{\"resourceVersion\":\"{version}\"{token}}},\"items\":["));
        for (var i = start; i < end; i++)
        {
            json.Write(i == start ? ""u8 : ","u8);
            json.Write(host(i));
        }

        json.Write("]}"u8);
        return json.WrittenSpan.ToArray();
    }

    /// <summary>The resource version of the n-th host; that of a list is its count's.</summary>
    public static int VersionOf(int index) => 1_000_000 + index;
}
