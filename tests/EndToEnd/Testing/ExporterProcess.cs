namespace EndToEnd.Testing;

/// <summary>The exporter as its users start it.</summary>
internal static class ExporterProcess
{
    // The build puts the program beside the tests that refer to it.
    private static readonly string _assembly = Path.Combine(AppContext.BaseDirectory, "broker-exporter.dll");

    // The single file of eng/publish, to see that trimming took nothing that is needed.
    private static readonly string? _published = Environment.GetEnvironmentVariable("PUBLISHED_EXPORTER");

    public static ChildProcess Start(string folder, params string[] arguments) => _published is not null
        ? ChildProcess.Start(_published, folder, input: null, arguments)
        : ChildProcess.Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, input: null, [_assembly, .. arguments]);

    /// <summary>Waits until it listens.</summary>
    public static async Task<Uri> AddressAsync(this ChildProcess exporter)
    {
        const string Key = " address=";
        await Until.TrueAsync(() => exporter.Error.Contains(Key, StringComparison.Ordinal) || exporter.HasExited);
        Assert.Contains(Key, exporter.Error, StringComparison.Ordinal);
        return new Uri(exporter.Error.Split(Key)[1].Split(' ', '\n')[0]);
    }
}
