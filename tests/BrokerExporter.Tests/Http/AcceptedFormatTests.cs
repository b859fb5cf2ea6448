using BrokerExporter.Http;

namespace BrokerExporter.Tests.Http;

public sealed class AcceptedFormatTests
{
    private const string _text = "text/plain; version=0.0.4; charset=utf-8";
    private const string _text100 = "text/plain; version=1.0.0; charset=utf-8; escaping=";
    private const string _openMetrics001 = "application/openmetrics-text; version=0.0.1; charset=utf-8";
    private const string _openMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=";

    [Theory]
    // Who says nothing, or nothing that is known.
    [InlineData(null, _text)]
    [InlineData("", _text)]
    [InlineData("*/*", _text)]
    [InlineData("text/*", _text)]
    [InlineData("application/json", _text)]
    [InlineData("image/png;q=1, application/*;q=0", _text)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7", _text)]
    // Prometheus 2.5 to 2.4x, and with native histograms.
    [InlineData("application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", _openMetrics + "underscores")]
    [InlineData("application/openmetrics-text; version=0.0.1,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", _openMetrics001)]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited,application/openmetrics-text;version=1.0.0;q=0.8,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", _openMetrics + "underscores")]
    // Prometheus 3, as it comes and with other protocols first.
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1", _openMetrics + "allow-utf-8")]
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=underscores;q=0.5,*/*;q=0.1", _openMetrics + "underscores")]
    [InlineData("text/plain;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=0.0.4;q=0.5,application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.4,*/*;q=0.1", _text100 + "allow-utf-8")]
    [InlineData("text/plain;version=0.0.4;q=0.6,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.5,*/*;q=0.1", _text)]
    // Versions.
    [InlineData("text/plain", _text)]
    [InlineData("text/plain;charset=utf-8", _text)]
    [InlineData("text/plain;version=1.0.0", _text100 + "underscores")]
    [InlineData("text/plain;version=0.0.3, application/openmetrics-text;version=2.0.0, application/openmetrics-text;version=0.0.1;q=0.1", _openMetrics001)]
    [InlineData("application/openmetrics-text", _openMetrics + "underscores")]
    [InlineData("application/*", _openMetrics + "underscores")]
    // Escapings: what describes our names, which none of these changes, is said back.
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=values", _openMetrics + "values")]
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=dots", _openMetrics + "underscores")]
    [InlineData("text/plain;version=1.0.0;escaping=none", _text100 + "underscores")]
    [InlineData("text/plain;version=0.0.4;escaping=allow-utf-8", _text)]
    // Weights.
    [InlineData("text/plain;q=0.3, application/openmetrics-text;q=0.4", _openMetrics + "underscores")]
    [InlineData("text/plain;q=0.4, application/openmetrics-text;q=0.3", _text)]
    [InlineData("application/openmetrics-text, text/plain", _openMetrics + "underscores")]
    [InlineData("*/*, application/openmetrics-text", _openMetrics + "underscores")]
    [InlineData("application/openmetrics-text;q=0, */*", _text)]
    [InlineData("text/plain;q=0, */*;q=0.1", _openMetrics + "underscores")]
    [InlineData("text/plain;version=0.0.4;q=0, text/plain;q=0.5", _text100 + "underscores")]
    [InlineData("text/plain;q=0", _text)]
    [InlineData("*/*;q=0", _text)]
    [InlineData("text/plain;q=0.1, text/plain;q=0.9, application/openmetrics-text;q=0.5", _text)]
    // How it is written.
    [InlineData("  APPLICATION/OpenMetrics-Text ; VERSION = \"1.0.0\" ; Q = 0.7 , text/plain;q=0.6", _openMetrics + "underscores")]
    [InlineData("application/openmetrics-text;version=1.0.0;q=NaN,text/plain;q=0.5", _openMetrics + "underscores")]
    [InlineData("application/openmetrics-text;version=1.0.0;q=7,text/plain;q=1", _openMetrics + "underscores")]
    [InlineData("application/openmetrics-text;q=-1, text/plain;q=0.1", _text)]
    [InlineData(";,;q=1,=;=,/,*,text,,\0\x7f", _text)]
    [InlineData(";;;application/openmetrics-text;;q=;version", _openMetrics + "underscores")]
    public void A_scraper_gets_what_it_likes_best(string? accept, string expected) => Assert.Equal(expected, AcceptedFormat.Of(accept).ContentType);

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("gzip", true)]
    [InlineData("GZip", true)]
    [InlineData("x-gzip", true)]
    [InlineData("gzip, deflate, br, zstd", true)]
    [InlineData("deflate, br", false)]
    [InlineData("identity", false)]
    [InlineData("*", true)]
    [InlineData("*;q=0", false)]
    [InlineData("gzip;q=0", false)]
    [InlineData("gzip;q=0, *", false)]
    [InlineData("gzip;q=0.001", true)]
    [InlineData("identity;q=0, *", true)]
    [InlineData("identity;q=0", false)]
    [InlineData("identity, gzip;q=0.5", false)]
    [InlineData("identity, gzip", true)]
    [InlineData("identity;q=0.5, *;q=0.1", false)]
    [InlineData("identity;q=0.5, *;q=0.6", true)]
    [InlineData(",;q=0,gzip", true)]
    public void A_page_is_compressed_for_those_who_would_rather_have_it_so(string? header, bool expected) =>
        Assert.Equal(expected, AcceptedEncoding.IsGzip(header));
}
