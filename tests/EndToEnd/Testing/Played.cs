namespace EndToEnd.Testing;

/// <summary>The releases and wire forms that a simulated cluster can play.</summary>
public static class Played
{
    public static TheoryData<string> Releases => ["4.9", "5.3"];

    public static TheoryData<string> Forms => ["4.9", "5.3", "5.3 binary", "4.9 out of order", "5.3 binary out of order"];
}
