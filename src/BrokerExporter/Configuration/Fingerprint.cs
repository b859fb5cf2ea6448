namespace BrokerExporter.Configuration;

/// <summary>
/// Stands for a section of the configuration: equal for the same values, secrets included. It never shows what it is made of. The text itself is
/// kept, which the configuration holds in memory anyway: a digest would load the TLS library, 5 MB of it, into exporters that have no other use for it.
/// </summary>
internal sealed class Fingerprint(string text) : IEquatable<Fingerprint>
{
    private readonly string _text = text;

    public bool Equals(Fingerprint? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Fingerprint);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => "<fingerprint>";
}
