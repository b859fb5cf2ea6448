namespace BrokerExporter.Http.Security;

/// <summary>
/// What came of reading a file. Two readings are equal if nothing has changed: where Kubernetes mounts files they are links to links, whose own
/// time never moves, so that only the content tells.
/// </summary>
/// <param name="Text">Its content; null if it could not be read.</param>
/// <param name="Problem">Why not.</param>
internal sealed record FileText(string? Text, string? Problem)
{
    // A bundle of every public authority has 200 KiB.
    private const int MaxLength = 4 * 1024 * 1024;

    public static FileText Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MaxLength)
                return new FileText(null, $"is larger than {MaxLength / 1024 / 1024} MiB");
            using var reader = new StreamReader(stream);
            return new FileText(reader.ReadToEnd(), null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FileText(null, "no such file");
        }
        catch (UnauthorizedAccessException)
        {
            return new FileText(null, "permission denied, or it is a directory");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            return new FileText(null, "cannot be read");
        }
    }

    // It may be a key.
    public override string ToString() => Problem ?? "<secret>";
}
