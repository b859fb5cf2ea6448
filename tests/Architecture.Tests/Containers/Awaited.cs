namespace Architecture.Tests.Containers;

/// <summary>What the containers use and other work brings; each is demanded from the moment that it is there.</summary>
internal static class Awaited
{
    public static bool Shards { get; } = Repository.Has("docs/scale-out.md");

    public static bool Healthcheck { get; } = Repository.Has("src/BrokerExporter/Cli/HealthcheckCommand.cs");

    public static bool Dashboards { get; } = Repository.Has("dashboards/rules");
}
