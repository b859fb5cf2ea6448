using System.Collections.Immutable;
using BrokerExporter.Configuration;

namespace BrokerExporter.Http.Security;

/// <summary>The file of <c>--web.config.file</c> cannot be used, at the start, when there is nothing else to use.</summary>
internal sealed class WebSecurityException(ImmutableArray<ConfigError> errors) : Exception(string.Join('\n', errors))
{
    public ImmutableArray<ConfigError> Errors => errors;
}
