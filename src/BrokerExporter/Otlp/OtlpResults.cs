namespace BrokerExporter.Otlp;

/// <summary>Results as label values.</summary>
internal static class OtlpResults
{
    public static string Label(this OtlpResult result) => result switch
    {
        OtlpResult.Success => "success",
        OtlpResult.Partial => "partial",
        OtlpResult.Refused => "refused",
        _ => "unavailable",
    };
}
