namespace BrokerExporter.Cli.Lag;

/// <summary>One column of the table.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record Column(string Title, Func<LagRow, string> Text)
{
    /// <summary>Numbers, one below the other by their last digit.</summary>
    public bool IsNumber { get; init; }

    /// <summary>May be cut where the table would not fit.</summary>
    public bool MayShrink { get; init; }
}
