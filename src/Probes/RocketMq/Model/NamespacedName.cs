namespace Probes.RocketMq.Model;

/// <summary>
/// A topic's or group's name with the namespace that clients put before it, <c>INST_1%orders</c>
/// (org.apache.rocketmq.remoting.protocol.NamespaceUtil). In retry and dead-letter topics it is the group that has one.
/// </summary>
/// <param name="Namespace">Empty: it has none.</param>
/// <param name="Name">What the client called it.</param>
internal readonly record struct NamespacedName(string Namespace, string Name)
{
    public static NamespacedName Of(string name)
    {
        if (name.StartsWith(TopicName.RetryPrefix, StringComparison.Ordinal))
            name = name[TopicName.RetryPrefix.Length..];
        else if (name.StartsWith(TopicName.DlqPrefix, StringComparison.Ordinal))
            name = name[TopicName.DlqPrefix.Length..];
        // Other names that begin with '%' are RocketMQ's own, as %LMQ% is.
        return name.LastIndexOf('%') is var end and > 0 && end < name.Length - 1 && name[0] != '%'
            ? new NamespacedName(name[..end], name[(end + 1)..])
            : new NamespacedName("", name);
    }
}
