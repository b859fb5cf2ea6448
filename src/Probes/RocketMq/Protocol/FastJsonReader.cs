using Probes.Transport;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// Reads the bodies that RocketMQ writes with fastjson 1 and that no strict JSON reader takes: keys may be bare numbers
/// (<c>{0:"…"}</c>) or whole objects (<c>{{"queueId":0}:{…}}</c>). Strict JSON, keys that hold an object as a string, and
/// single quotes are read too. Every value after <see cref="NextMember"/> or <see cref="NextElement"/> must be taken exactly
/// once, by an Enter, a Read or <see cref="Skip"/>; a value of another kind than asked for is passed over.
/// </summary>
internal ref struct FastJsonReader
{
    /// <summary>RocketMQ's own bodies are at most seven deep; beyond this the sender is not one of its servers.</summary>
    public const int MaxDepth = 64;

    private FastJsonCursor _cursor;
    private int _depth;
    private bool _first;

    public FastJsonReader(ReadOnlySpan<byte> text) => _cursor = new FastJsonCursor(text);

    /// <summary>The key found by the last <see cref="NextMember"/> of this reader.</summary>
    public FastJsonToken Key { get; private set; }

    /// <summary>Enters the object that a whole body is.</summary>
    public void EnterBody()
    {
        if (!EnterObject())
            throw new ProtocolException("The body is not a JSON object.");
    }

    /// <summary>
    /// False, and the value is passed over, when it is no object or is fastjson's <c>{"$ref":"…"}</c>: a pointer to an
    /// object written before, which is never followed.
    /// </summary>
    public bool EnterObject()
    {
        if (_cursor.Peek() == '{')
        {
            var start = _cursor.At;
            Enter();
            if (_cursor.Peek() != '"' || !_cursor.Rest.StartsWith("\"$ref\""u8))
                return true;
            _cursor.At = start;
            _depth--;
        }
        Skip();
        return false;
    }

    public bool EnterArray()
    {
        if (_cursor.Peek() == '[')
        {
            Enter();
            return true;
        }
        Skip();
        return false;
    }

    /// <summary>Goes to the next member and reads its <see cref="Key"/>; false at the end of the object, which is left.</summary>
    public bool NextMember()
    {
        if (!Next('}'))
            return false;
        Key = ReadKey();
        if (_cursor.Peek() != ':')
            throw _cursor.Malformed("a colon was expected");
        _cursor.At++;
        return true;
    }

    /// <summary>Goes to the next element; false at the end of the array, which is left.</summary>
    public bool NextElement() => Next(']');

    public string? ReadString() => ReadLeaf().ToText();

    /// <summary>A string that comes again and again: <see cref="RecentNames"/>.</summary>
    public string? ReadName() => ReadLeaf().ToName();

    public long? ReadInt64() => ReadLeaf().ToInt64();

    public int? ReadInt32() => ReadLeaf().ToInt32();

    public double? ReadDouble() => ReadLeaf().ToDouble();

    public bool? ReadBoolean() => ReadLeaf().ToBoolean();

    /// <summary>Opens a reader inside the object that the key is, or that the key holds as a string.</summary>
    public readonly bool TryOpenKey(out FastJsonReader key)
    {
        var text = Key.Kind == FastJsonTokenKind.String ? Key.ToUtf8() : Key.Raw;
        key = new FastJsonReader(text) { _depth = _depth };
        return text.StartsWith((byte)'{') && key.EnterObject();
    }

    public void Skip()
    {
        switch (_cursor.Peek())
        {
            case (byte)'{':
                Enter();
                while (NextMember())
                    Skip();
                break;
            case (byte)'[':
                Enter();
                while (NextElement())
                    Skip();
                break;
            default:
                ReadLeaf();
                break;
        }
    }

    /// <summary>Passes over the value and counts its members; none when it is no object.</summary>
    public int SkipMembers()
    {
        var count = 0;
        if (!EnterObject())
            return count;
        for (; NextMember(); count++)
            Skip();
        return count;
    }

    /// <summary>Nothing but blanks may follow the value that was read.</summary>
    public void End()
    {
        _cursor.SkipBlanks();
        if (!_cursor.IsAtEnd)
            throw _cursor.Malformed("something follows the value");
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
            throw _cursor.Malformed("it is too deep");
        _cursor.At++;
        _first = true;
    }

    private bool Next(char close)
    {
        var next = _cursor.Peek();
        if (next == close)
        {
            _cursor.At++;
            _depth--;
            _first = false;
            return false;
        }
        if (!_first)
        {
            if (next != ',')
                throw _cursor.Malformed("a comma was expected");
            _cursor.At++;
        }
        _first = false;
        return true;
    }

    private FastJsonToken ReadKey()
    {
        var next = _cursor.Peek();
        if (next is (byte)'"' or (byte)'\'')
            return _cursor.ReadQuoted(next);
        if (next is not ((byte)'{' or (byte)'['))
            return _cursor.ReadBareKey();
        var start = _cursor.At;
        Skip();
        return new FastJsonToken(FastJsonTokenKind.Container, _cursor.Since(start));
    }

    private FastJsonToken ReadLeaf()
    {
        var next = _cursor.Peek();
        if (next is (byte)'"' or (byte)'\'')
            return _cursor.ReadQuoted(next);
        if (next is not ((byte)'{' or (byte)'['))
            return _cursor.ReadBareValue();
        Skip();
        return default;
    }
}
