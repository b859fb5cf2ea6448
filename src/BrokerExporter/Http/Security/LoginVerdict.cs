namespace BrokerExporter.Http.Security;

internal enum LoginVerdict
{
    /// <summary>No name, no such name, or not its password: which, is not told.</summary>
    Refused,

    Welcome,

    /// <summary>So many passwords wait for their verdict that this one is not looked at.</summary>
    Busy,
}
