using System.Reflection;

namespace Architecture.Tests.Layers;

/// <summary>
/// Every type that a type's compiled form names: in its base types, members and attributes, and in the bodies of its
/// methods. Lambdas, iterators and async methods are nested types of their own and are asked for by themselves.
/// Constants leave no trace in compiled code; <see cref="UsingDirectives"/> sees those.
/// </summary>
internal static class TypeReferences
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        Add(found, type.GetInterfaces());
        Add(found, type.GetGenericArguments());
        AddAttributes(found, type);
        foreach (var member in type.GetMembers(Declared))
        {
            AddAttributes(found, member);
            switch (member)
            {
                case FieldInfo field:
                    Add(found, field.FieldType);
                    break;
                case MethodBase method:
                    AddSignature(found, method);
                    AddBody(found, method);
                    break;
            }
        }

        found.Remove(type);
        return found;
    }

    private static void AddAttributes(HashSet<Type> found, MemberInfo member) =>
        Add(found, member.GetCustomAttributesData().Select(attribute => attribute.AttributeType));

    private static void AddSignature(HashSet<Type> found, MethodBase method)
    {
        Add(found, method.GetParameters().Select(parameter => parameter.ParameterType));
        Add(found, (method as MethodInfo)?.ReturnType);
        if (method.IsGenericMethod)
            Add(found, method.GetGenericArguments());
    }

    private static void AddBody(HashSet<Type> found, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            return;
        Add(found, body.LocalVariables.Select(local => local.LocalType));
        Add(found, body.ExceptionHandlingClauses
            .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
            .Select(clause => clause.CatchType));
        foreach (var member in MethodBodyReader.MembersOf(method, body))
        {
            Add(found, member as Type ?? member.DeclaringType);
            if (member is MethodBase called)
                AddSignature(found, called);
            if (member is FieldInfo field)
                Add(found, field.FieldType);
        }
    }

    private static void Add(HashSet<Type> found, IEnumerable<Type?> types)
    {
        foreach (var type in types)
            Add(found, type);
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        if (type is null || type.IsGenericParameter)
            return;
        if (type.HasElementType)
        {
            Add(found, type.GetElementType());
            return;
        }

        if (type.IsFunctionPointer)
            return;
        if (type.IsGenericType)
            Add(found, type.GetGenericArguments());
        found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }
}
