using Probes.Transport;

namespace Probes.Contract;

/// <summary>
/// What a secret is now. A file is read again each time, so that a new value needs no restart; while it cannot be read, or
/// is empty, the value before it stays in use, and that is told once.
/// </summary>
/// <param name="secret">The value or the file.</param>
/// <param name="tell">Takes a sentence about a file that cannot be used.</param>
public sealed class SecretReader(Secret secret, Action<string> tell)
{
    private string? _last = secret.Reveal();
    private string? _told;

    /// <exception cref="ProbeException">The file cannot be read, and never could.</exception>
    public async ValueTask<string> ReadAsync(CancellationToken cancellationToken)
    {
        if (secret.File is null)
            return _last!;
        try
        {
            var value = ValueIn(secret.File, await SmallFile.ReadAsync(secret.File, cancellationToken));
            _told = null;
            return _last = value;
        }
        catch (FileException exception) when (_last is { } last)
        {
            if (_told != exception.Message)
                tell(exception.Message);
            _told = exception.Message;
            return last;
        }
        catch (FileException exception)
        {
            throw new ProbeException(FailureKind.Auth, exception.Message, exception);
        }
    }

    /// <summary>Why a file holds no secret; null if it does. For the start, when waiting is allowed.</summary>
    internal static string? ProblemOf(string file)
    {
        try
        {
            ValueIn(file, SmallFile.Read(file));
            return null;
        }
        catch (FileException exception)
        {
            return exception.Message;
        }
    }

    // Editors and "echo" end a file with a new line, which is no part of what they were given.
    private static string ValueIn(string file, string text) =>
        text.TrimEnd('\r', '\n') is { Length: > 0 } value ? value : throw new FileException(file, "is empty");
}
