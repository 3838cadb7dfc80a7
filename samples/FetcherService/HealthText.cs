using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FetcherService;

/// <summary>One line for each check, for people.</summary>
internal static class HealthText
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Concat(report.Entries.Select(entry => $"{entry.Value.Status,-9} {entry.Key}: {entry.Value.Description}\n")));
    }
}
