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
    /// <param name="mustHaveTls">What a running server cannot change: whether it speaks TLS. Null: either will do.</param>
    public static WebSecurityReading Of(string file, bool? mustHaveTls = null)
    {
        var files = ImmutableDictionary.CreateBuilder<string, FileText>(StringComparer.Ordinal);
        var errors = new ConfigErrors(file);
        var security = Read(file, mustHaveTls, errors, files);
        return new WebSecurityReading(errors.Sorted.IsEmpty ? security : null, errors.Sorted, files.ToImmutable());
    }

    public bool HasChanged() => Files.Any(file => FileText.Read(file.Key) != file.Value);

    private static WebSecurity? Read(string file, bool? mustHaveTls, ConfigErrors errors, ImmutableDictionary<string, FileText>.Builder files)
    {
        var content = ReadFile(file);
        if (content.Text is not { } text)
        {
            errors.Add(1, "", content.Problem!);
            return null;
        }

        var (settings, section) = WebSettingsReader.Read(text, errors);
        if (mustHaveTls is { } must && must != settings.Tls is not null)
            errors.Add(section.Line, section.Path, $"TLS is switched {(must ? "off" : "on")}, which needs a restart");
        // What follows from a mistake is not another one.
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
