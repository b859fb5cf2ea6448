namespace Probes.Transport;

/// <summary>
/// Reads the files anew for every connection, so that certificates can be replaced without a restart. While what is new
/// cannot be used, what was read before stays in use, and that is told once: half a file must not blind the exporter.
/// </summary>
/// <param name="options">Names the files.</param>
/// <param name="tell">Takes a sentence about a file that cannot be used.</param>
internal sealed class TlsFiles(TlsOptions options, Action<string> tell)
{
    private sealed record Reading(TlsTexts Texts, TlsMaterial Material);

    private volatile Reading? _last;
    private string? _told;

    /// <exception cref="TlsException">A file cannot be used, and never could.</exception>
    public async ValueTask<TlsMaterial> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var texts = new TlsTexts(await TextOf(options.CaFile), await TextOf(options.CertFile), await TextOf(options.KeyFile));
            if (_last is not { } last || last.Texts != texts)
                _last = last = new Reading(texts, TlsMaterial.Of(options, texts));
            _told = null;
            return last.Material;
        }
        catch (FileException exception) when (_last is { } last)
        {
            // Several connections may be made at the same time; one of them tells.
            if (Interlocked.Exchange(ref _told, exception.Message) != exception.Message)
                tell(exception.Message);
            return last.Material;
        }
        catch (FileException exception)
        {
            throw new TlsException(exception.Message, exception);
        }

        async ValueTask<string?> TextOf(string? file) => file is null ? null : await SmallFile.ReadAsync(file, cancellationToken);
    }

    /// <summary>What is wrong with the files; null if nothing is. For the start, when waiting is allowed.</summary>
    public static FileException? Check(TlsOptions options)
    {
        try
        {
            TlsMaterial.Of(options, new TlsTexts(TextOf(options.CaFile), TextOf(options.CertFile), TextOf(options.KeyFile)));
            return null;
        }
        catch (FileException exception)
        {
            return exception;
        }

        static string? TextOf(string? file) => file is null ? null : SmallFile.Read(file);
    }
}
