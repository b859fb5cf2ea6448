namespace BrokerExporter.Tests.Testing;

/// <summary>A configuration file that goes away with the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("broker-exporter-");

    public TemporaryFile(string text)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "exporter.yaml");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
