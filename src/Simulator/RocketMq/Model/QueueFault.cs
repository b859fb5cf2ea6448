namespace Simulator.RocketMq.Model;

/// <summary>What is wrong with how a group deals one queue.</summary>
internal enum QueueFault
{
    None,

    /// <summary>Every client takes it for another's.</summary>
    Orphaned,

    /// <summary>The next client takes it too.</summary>
    Shared,
}
