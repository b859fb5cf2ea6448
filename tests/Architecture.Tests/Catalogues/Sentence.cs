namespace Architecture.Tests.Catalogues;

/// <summary>What a help text has to look like.</summary>
internal static class Sentence
{
    public static void Check(string help)
    {
        Assert.EndsWith(".", help, StringComparison.Ordinal);
        Assert.DoesNotContain("..", help, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", help, StringComparison.Ordinal);
        Assert.Equal(help.Trim(), help);
        Assert.True(char.IsUpper(help[0]) || char.IsDigit(help[0]), $"begins with '{help[0]}'");
    }
}
