using System.ComponentModel;
using System.Diagnostics;

namespace KubeInventory.Client;

/// <summary>Runs a credential program.</summary>
internal static class ExecProcess
{
    private const int MaxQuotedChars = 1024;

    /// <summary>What the program prints to its standard output.</summary>
    /// <exception cref="KubeConfigException">It cannot be started, or it fails; the message has what it prints to standard error.</exception>
    public static async Task<string> RunAsync(ExecPluginSettings settings, CancellationToken cancellationToken)
    {
        using var process = Start(settings);
        try
        {
            // It must not wait for answers that nobody gives.
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
            await Task.WhenAll(output, complaints, process.WaitForExitAsync(cancellationToken)).ConfigureAwait(false);
            return process.ExitCode == 0
                ? await output.ConfigureAwait(false)
                : throw Failed(settings, process.ExitCode, (await complaints.ConfigureAwait(false)).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ExecPluginSettings settings)
    {
        var start = new ProcessStartInfo(settings.Command, settings.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var (name, value) in settings.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["KUBERNETES_EXEC_INFO"] = ExecCredentialJson.Request(settings);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            var hint = settings.InstallHint is { } text ? $" {text.Trim()}" : " Install it, or check exec.command in the kubeconfig.";
            throw new KubeConfigException($"User \"{settings.User}\": the credential program {settings.Command} cannot be started: {e.Message}.{hint}", e);
        }
    }

    private static KubeConfigException Failed(ExecPluginSettings settings, int exitCode, string complaints)
    {
        var quoted = complaints.Length > MaxQuotedChars ? "…" + complaints[^MaxQuotedChars..] : complaints;
        return new KubeConfigException($"User \"{settings.User}\": the credential program {settings.Command} failed with exit code {exitCode}: {quoted}");
    }
}
