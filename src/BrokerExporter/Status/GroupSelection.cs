namespace BrokerExporter.Status;

/// <summary>Which groups are looked at.</summary>
internal enum GroupSelection
{
    All,

    /// <summary>With messages that wait.</summary>
    Lagging,

    /// <summary>That make no progress.</summary>
    Stalled,

    /// <summary>Without a member.</summary>
    Unattended,
}
