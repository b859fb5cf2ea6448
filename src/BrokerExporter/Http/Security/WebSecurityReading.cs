using System.Collections.Immutable;
using BrokerExporter.Configuration;

namespace BrokerExporter.Http.Security;

/// <summary>What came of reading a <c>--web.config.file</c> and the files that it names.</summary>
/// <param name="Security">Null if there are mistakes.</param>
/// <param name="Errors">All of them, by line.</param>
/// <param name="Files">Everything that was read: while none of it changes, another reading would come to the same.</param>
internal sealed record WebSecurityReading(
    WebSecurity? Security, ImmutableArray<ConfigError> Errors, ImmutableDictionary<string, FileText> Files)
{
    /// <param name="file">As the user named it; what it names is relative to its folder.</param>
    /// <param name="inUse">What a server runs with: it can neither switch TLS on or off, nor open itself to everybody. Null: there is none yet.</param>
    public static WebSecurityReading Of(string file, WebSettings? inUse = null)
    {
        var files = ImmutableDictionary.CreateBuilder<string, FileText>(StringComparer.Ordinal);
        var errors = new ConfigErrors(file);
        var security = Read(file, inUse, errors, files);
        return new WebSecurityReading(errors.Sorted.IsEmpty ? security : null, errors.Sorted, files.ToImmutable());
    }

    public bool HasChanged() => Files.Any(file => FileText.Read(file.Key) != file.Value);

    private static WebSecurity? Read(string file, WebSettings? inUse, ConfigErrors errors, ImmutableDictionary<string, FileText>.Builder files)
    {
        var content = ReadFile(file);
        if (content.Text is not { } text)
        {
            errors.Add(1, "", content.Problem!);
            return null;
        }

        var (settings, section) = WebSettingsReader.Read(text, errors);
        // What follows from a mistake is not another one.
        var isSound = errors.Sorted.IsEmpty;
        if (inUse is not null && inUse.Tls is null != settings.Tls is null)
            errors.Add(section.Line, section.Path, $"TLS is switched {(inUse.Tls is null ? "on" : "off")}, which needs a restart");
        // A file that is being written is empty for a moment, or ends somewhere: nobody must get in by that.
        if (isSound && inUse is { Users.IsEmpty: false } && settings.Users.IsEmpty)
            errors.Add(1, WebKeys.Users.Key, "names no user any more, which would let everybody in and needs a restart (expected at least one)");
        if (settings.Tls is null || !errors.Sorted.IsEmpty)
            return new WebSecurity(settings, null);
        var folder = Path.GetDirectoryName(file) ?? "";
        return new WebSecurity(settings, new ServerTlsBuilder(section, name => ReadFile(Path.Combine(folder, name))).Build(settings.Tls));

        FileText ReadFile(string name)
        {
            var read = FileText.Read(name);
            files[name] = read;
            return read;
        }
    }
}
