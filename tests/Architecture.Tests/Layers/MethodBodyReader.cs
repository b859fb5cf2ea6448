using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace Architecture.Tests.Layers;

/// <summary>Reads the members that a method's instructions name (ECMA-335 III.1.9: metadata tokens).</summary>
internal static class MethodBodyReader
{
    private static readonly FrozenDictionary<short, OpCode> _codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Value);

    public static IEnumerable<MemberInfo> MembersOf(MethodBase method, MethodBody body)
    {
        var instructions = body.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var token in Tokens(instructions))
        {
            if (method.Module.ResolveMember(token, typeArguments, methodArguments) is { } member)
                yield return member;
        }
    }

    private static IEnumerable<int> Tokens(byte[] instructions)
    {
        for (var position = 0; position < instructions.Length;)
        {
            var code = _codes[instructions[position] == 0xFE
                ? BinaryPrimitives.ReadInt16BigEndian(instructions.AsSpan(position))
                : instructions[position]];
            position += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BinaryPrimitives.ReadInt32LittleEndian(instructions.AsSpan(position));
            position += code.OperandType == OperandType.InlineSwitch
                ? 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(instructions.AsSpan(position)))
                : LengthOf(code.OperandType);
        }
    }

    private static int LengthOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
