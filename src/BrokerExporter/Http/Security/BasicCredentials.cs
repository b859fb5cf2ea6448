using System.Text;

namespace BrokerExporter.Http.Security;

/// <summary>Name and password of a request (RFC 7617). Not a record: it must not print itself.</summary>
internal sealed class BasicCredentials
{
    private const string Scheme = "Basic ";

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private BasicCredentials(string user, byte[] password) => (User, Password) = (user, password);

    public string User { get; }

    public byte[] Password { get; }

    /// <param name="header">The value of <c>Authorization</c>; null or anything else: there are none.</param>
    /// <param name="credentials">Name and password.</param>
    public static bool TryParse(string? header, out BasicCredentials? credentials)
    {
        credentials = null;
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64Chars(header.AsSpan(Scheme.Length).Trim(), bytes, out var length))
            return false;
        var colon = bytes.AsSpan(0, length).IndexOf((byte)':');
        if (colon < 0)
            return false;
        try
        {
            credentials = new BasicCredentials(_utf8.GetString(bytes, 0, colon), bytes[(colon + 1)..length]);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
