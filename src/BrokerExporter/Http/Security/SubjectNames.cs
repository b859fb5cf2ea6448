using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace BrokerExporter.Http.Security;

/// <summary>The alternative names of a certificate, of every kind that the toolkit looks at: DNS, mail, URI and IP (RFC 5280, 4.2.1.6).</summary>
internal static class SubjectNames
{
    // .NET's own reading of this extension has no mail and no URI.
    private static readonly Asn1Tag _mail = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag _dns = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag _uri = new(TagClass.ContextSpecific, 6);
    private static readonly Asn1Tag _address = new(TagClass.ContextSpecific, 7);

    /// <summary>In the certificate's order; an extension that cannot be read has none.</summary>
    public static IReadOnlyList<string> Of(X509Certificate2 certificate)
    {
        if (certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == "2.5.29.17") is not { } extension)
            return [];
        try
        {
            return Read(extension.RawData);
        }
        catch (Exception exception) when (exception is AsnContentException or ArgumentException)
        {
            return [];
        }
    }

    private static List<string> Read(byte[] extension)
    {
        var names = new List<string>();
        var reader = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence();
        while (reader.HasData)
        {
            var tag = reader.PeekTag();
            if (tag == _mail || tag == _dns || tag == _uri)
                names.Add(reader.ReadCharacterString(UniversalTagNumber.IA5String, tag));
            else if (tag == _address)
                names.Add(new IPAddress(reader.ReadOctetString(tag)).ToString());
            else
                reader.ReadEncodedValue();
        }

        return names;
    }
}
