using BrokerExporter.Configuration;

namespace BrokerExporter.Http;

/// <summary>Where paths begin: for those who ask, and for links. They differ behind a proxy that takes a part of the path away.</summary>
internal sealed class WebPaths
{
    private readonly string _prefix;
    private readonly string _linkPrefix;

    public WebPaths(WebConfig web)
    {
        // As Prometheus has it: without a prefix of its own, the path by which it is known from outside is the prefix.
        var external = web.ExternalUrl?.AbsolutePath.TrimEnd('/');
        _prefix = (web.RoutePrefix ?? external ?? "").TrimEnd('/');
        _linkPrefix = external ?? _prefix;
    }

    /// <summary>Where somebody is sent who asks for <c>/</c>; null if that is the status page.</summary>
    public string? RedirectFrom(string path) => path == "/" && _prefix.Length > 0 ? Link("/") : null;

    /// <summary>The path as <see cref="Routes"/> has it; null if it does not begin with the prefix.</summary>
    public string? Find(string path)
    {
        if (!path.StartsWith(_prefix, StringComparison.Ordinal))
            return null;
        var rest = path[_prefix.Length..];
        return rest.Length == 0 ? "/" : rest[0] == '/' ? rest : null;
    }

    /// <summary>The path in a request for what <see cref="Routes"/> has under this one.</summary>
    public string Asked(string path) => _prefix + path;

    /// <summary>The path by which a browser gets there.</summary>
    public string Link(string path) => _linkPrefix + path;
}
