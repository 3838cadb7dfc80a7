namespace QuickStart;

/// <summary>Three commands that show what the inventory is good for.</summary>
internal static class NextSteps
{
    public static void Print(string kubeConfig, string files)
    {
        Console.WriteLine($"""

            Try next, in another terminal:
              kubectl --kubeconfig {kubeConfig} get ho -l role=log
              dotnet run --project src/KubeInventory.Ansible -- --kubeconfig {kubeConfig} --list
              edit {Path.Combine(files, FleetFiles.BareMetal)} and watch the change arrive here
            """);
    }
}
