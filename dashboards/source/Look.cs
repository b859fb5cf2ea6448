namespace Dashboards;

/// <summary>What kind of panel it is.</summary>
internal enum Look
{
    /// <summary>One number now.</summary>
    Stat,

    /// <summary>Numbers over time.</summary>
    Course,

    /// <summary>States over time: 1 is good.</summary>
    States,

    /// <summary>Rows now.</summary>
    Table,
}
