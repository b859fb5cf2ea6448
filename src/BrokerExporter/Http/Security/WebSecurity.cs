namespace BrokerExporter.Http.Security;

/// <summary>One reading of the file and of all that it names; immutable, so that a request lives in one reading.</summary>
/// <param name="Settings">What the file says.</param>
/// <param name="Tls">Null: plain HTTP.</param>
internal sealed record WebSecurity(WebSettings Settings, ServerTls? Tls);
