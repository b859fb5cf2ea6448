using System.Collections.Concurrent;
using Probes.Contract;

namespace Probes.Kafka.Collectors;

/// <summary>Tells of each permission that is missing once, and once more when it is there.</summary>
internal sealed class Refusals(ProbeContext context)
{
    private readonly ConcurrentDictionary<Permission, bool> _missing = new();

    /// <param name="permission">What was tried.</param>
    /// <param name="example">A name that was refused; null: nothing was.</param>
    public void Note(Permission permission, string? example)
    {
        if (example is not null && _missing.TryAdd(permission, true))
            Log.Refused(context.Logger, context.Target, permission.What, example, permission.Needed);
        else if (example is null && _missing.TryRemove(permission, out _))
            Log.Permitted(context.Logger, context.Target, permission.What);
    }

    /// <summary>The failure of a collector that was refused everything.</summary>
    public static ProbeException Failure(Permission permission) =>
        new(FailureKind.Forbidden, $"the cluster does not let the exporter read {permission.What}: its account needs the permission {permission.Needed}");
}
