namespace Simulator.RocketMq.Protocol;

/// <summary>A decoded request header. One object per connection is reused for all its requests.</summary>
internal sealed class RemotingRequest
{
    private readonly List<KeyValuePair<string, string>> extFields = [];

    public HeaderType HeaderType { get; set; }

    public int Code { get; set; }

    public int Opaque { get; set; }

    public int Flag { get; set; }

    public int Version { get; set; }

    public IReadOnlyList<KeyValuePair<string, string>> ExtFields => extFields;

    /// <summary>Valid while the request is being answered.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Bit 1 of the flag: the caller wants no answer.</summary>
    public bool IsOneWay => (Flag & 2) != 0;

    public void Clear(HeaderType headerType)
    {
        HeaderType = headerType;
        Code = Opaque = Flag = Version = 0;
        extFields.Clear();
        Body = default;
    }

    public void AddExtField(string name, string value) => extFields.Add(new(name, value));

    public string? ExtField(string name)
    {
        foreach (var field in extFields)
        {
            if (field.Key == name)
            {
                return field.Value;
            }
        }

        return null;
    }
}
