namespace Probes.Transport;

/// <summary>
/// Reads certificates, keys and secrets. Their content tells whether they changed, not their time: where Kubernetes
/// mounts them they are links to links, whose own time never moves.
/// </summary>
internal static class SmallFile
{
    /// <exception cref="FileException">Why it cannot be read.</exception>
    public static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (Exception exception) when (IsAboutFiles(exception))
        {
            throw new FileException(file, Problem(exception));
        }
    }

    /// <summary>The same for the start of the program, when there is nothing else to do.</summary>
    /// <exception cref="FileException">Why it cannot be read.</exception>
    public static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (IsAboutFiles(exception))
        {
            throw new FileException(file, Problem(exception));
        }
    }

    private static bool IsAboutFiles(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static string Problem(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException => "permission denied, or it is a directory",
        _ => "cannot be read",
    };
}
