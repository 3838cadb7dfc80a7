using System.Security.Cryptography;
using System.Text;

namespace KubeInventory.Fetching;

/// <summary>Names a set of objects exactly, so that an operator's approval can never mean another one.</summary>
internal static class ApprovedSet
{
    /// <summary>Count and digest, such as <c>12-3f9a04c1b2d7</c>. A namesake of a deleted object has another uid, so an approval works once.</summary>
    public static string Of(IEnumerable<(string Name, string? Uid)> members)
    {
        var lines = members.Select(member => $"{member.Name}/{member.Uid}").Order(StringComparer.Ordinal).ToList();
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))).AsSpan(0, 6));
        return $"{lines.Count}-{digest}";
    }
}
