using System.Collections.Immutable;

namespace BrokerExporter.Status;

/// <summary>What one name server says, beside the others of its target.</summary>
internal sealed record NameServerView
{
    public required string Address { get; init; }

    public required bool Up { get; init; }

    public string Version { get; init; } = "";

    public double? Brokers { get; init; }

    /// <summary>Broker names without a master.</summary>
    public double? WithoutMaster { get; init; }

    public double? Topics { get; init; }

    /// <summary>In how many things it differs from the others just now.</summary>
    public double Differences { get; init; }

    /// <summary>In how many of them for longer than the brokers' registration period explains.</summary>
    public double Settled { get; init; }

    /// <summary>The kinds of difference that there are.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Those by name that have settled.</summary>
    public ImmutableArray<Difference> Named { get; init; } = [];
}
