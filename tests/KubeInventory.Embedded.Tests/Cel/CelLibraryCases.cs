namespace KubeInventory.Embedded.Tests;

/// <summary>Calls of functions and what they give.</summary>
public static class CelLibraryCases
{
    public static TheoryData<string, string> Strings { get; } = new()
    {
        { "'tacocat'.charAt(3)", "o" },
        { "'tacocat'.charAt(9)", "error: index out of range: 9" },
        { "'hello mellow'.indexOf('ello', 2)", "7" },
        { "'hello mellow'.indexOf('jello')", "-1" },
        { "'hello mellow'.indexOf('', 2)", "2" },
        { "'hello mellow'.lastIndexOf('ello')", "7" },
        { "'hello mellow'.lastIndexOf('ello', 6)", "1" },
        { "'hello mellow'.lastIndexOf('')", "12" },
        { "'TacoÄ'.lowerAscii() + 'taco'.upperAscii()", "tacoÄTACO" },
        { "'hello'.replace('l', 'LL')", "heLLLLo" },
        { "'hello hello'.replace('he', 'we', 1)", "wello hello" },
        { "'ab'.replace('', '-')", "-a-b-" },
        { "'a,b,c'.split(',')", "[a, b, c]" },
        { "'a,b,c'.split(',', 2)", "[a, b,c]" },
        { "'abc'.split('')", "[a, b, c]" },
        { "'tacocat'.substring(4)", "cat" },
        { "'tacocat'.substring(0, 4)", "taco" },
        { "'tacocat'.substring(4, 2)", "error: invalid substring range. start: 4, end: 2" },
        { "'  x '.trim()", "x" },
        { "['a', 'b'].join('-') + ['a'].join()", "a-ba" },
        { "strings.quote('a\"\\n')", "\"a\\\"\\n\"" },
        { "'abc'.contains('b') && 'abc'.startsWith('a') && 'abc'.endsWith('c')", "true" },
        { "'%s is %d, %.2f%%, %x %o %b'.format(['n', 5, 1.255, 255, 8, 5])", "n is 5, 1.25%, ff 10 101" },
        { "'%s'.format([[1, 'a', {'k': 2.5}]])", "[1, \"a\", {\"k\":2.500000}]" },
        { "'%.3f'.format([1234567.5])", "1,234,567.500" },
        { "'%e'.format([1052.032911275])", "1.052033×10⁰³" },
        { "'%d'.format([dyn('a')])", "error: error during formatting: decimal clause can only be used on integers, was given string" },
    };

    public static TheoryData<string, string> Conversions { get; } = new()
    {
        { "int(duration('1s'))", "1000000000" },
        { "int('42') + int(1.9) + int(3u)", "46" },
        { "int('4x' + '')", "error: type conversion error from 'string' to 'int'" },
        { "int(1e30)", "refused: integer overflow" },
        { "uint(-1)", "refused: unsigned integer overflow" },
        { "double('1.5') + double(1)", "2.5" },
        { "string(1) + string(1u) + string(1.5) + string(true) + string(b'a')", "111.5truea" },
        { "string(1000000.0) + ' ' + string(1e21) + ' ' + string(0.00001)", "1e+06 1e+21 1e-05" },
        { "bool('true') && !bool('0')", "true" },
        { "bytes('é') == b'\\xc3\\xa9'", "true" },
        { "string(duration('1h30m')) + string(duration('1.5s'))", "5400s1.5s" },
        { "string(timestamp('2023-01-14T10:30:00.5+02:00'))", "2023-01-14T10:30:00.5+02:00" },
        { "int(timestamp('1970-01-01T00:01:00Z'))", "60" },
        { "timestamp(60) == timestamp('1970-01-01T00:01:00Z')", "true" },
    };

    public static TheoryData<string, string> Times { get; } = new()
    {
        { "timestamp('2023-01-14T10:30:00Z') - timestamp('2023-01-14T10:00:00Z') == duration('30m')", "true" },
        { "timestamp('2023-01-14T10:30:00Z') + duration('1h') > timestamp('2023-01-14T11:00:00Z')", "true" },
        { "duration('1h') < duration('90m')", "true" },
        { "duration('90m').getHours() + duration('90m').getMinutes()", "91" },
        { "duration('1.234s').getMilliseconds()", "1234" },
        { "timestamp('2023-02-14T10:30:05.123Z').getFullYear()", "2023" },
        { "timestamp('2023-02-14T10:30:05.123Z').getMonth()", "1" },
        { "timestamp('2023-02-14T10:30:05.123Z').getDate()", "14" },
        { "timestamp('2023-02-14T10:30:05.123Z').getDayOfWeek()", "2" },
        { "timestamp('2023-02-14T10:30:05.123Z').getDayOfYear()", "44" },
        { "timestamp('2023-02-14T10:30:05.123Z').getMilliseconds()", "123" },
        { "timestamp('2023-02-14T23:30:05Z').getHours('+02:30')", "2" },
        { "timestamp('2023-02-14T23:30:05Z').getDate('Europe/Berlin')", "15" },
        { "timestamp('9999-12-31T23:59:59Z') + duration('1s')", "error: timestamp overflow" },
    };

    public static TheoryData<string, string> ListsAndSets { get; } = new()
    {
        { "[1, 2, 3].isSorted() && !['b', 'a'].isSorted()", "true" },
        { "[1, 2, 3].sum() + [1, 2].min() + [3, 4].max()", "11" },
        { "[duration('1m'), duration('1s')].sum() == duration('61s')", "true" },
        { "[].min()", "error: min called on empty list" },
        { "[1].filter(x, x > 5).min()", "error: min called on empty list" },
        { "[1, 2, 2].indexOf(2) + [1, 2, 2].lastIndexOf(2)", "3" },
        { "[1, 2, 3, 4].slice(1, 3)", "[2, 3]" },
        { "[[1], [2, [3]]].flatten(2)", "refused" },
        { "[[1], [2, 3]].flatten()", "[1, 2, 3]" },
        { "[3, 1, 2].sort()", "[1, 2, 3]" },
        { "[1, 1, 2].distinct()", "[1, 2]" },
        { "[1, 2].reverse()", "[2, 1]" },
        { "lists.range(3)", "[0, 1, 2]" },
        { "[1, 2].first().value() + [1, 2].last().value()", "3" },
        { "sets.contains([1, 2, 3], [2, 3]) && sets.equivalent([1, 2], [2, 1, 1]) && sets.intersects([1], [1, 2])", "true" },
    };

    public static TheoryData<string, string> RegularExpressions { get; } = new()
    {
        { "'abc123'.find('[0-9]+')", "123" },
        { "'a1 b22'.findAll('[0-9]+')", "[1, 22]" },
        { "'a1 b22 c3'.findAll('[0-9]+', 2)", "[1, 22]" },
        { "'abc'.matches('^a.c$') && matches('abc', 'b')", "true" },
        { "'abc\\n'.matches('c$')", "false" },
        { "'x'.find('(' + '?=x)')", "error: Illegal regex: error parsing regexp: invalid or unsupported Perl syntax: `(?=`" },
    };

    public static TheoryData<string, string> Urls { get; } = new()
    {
        { "url('https://user@example.com:80/a b/c%20d?k1=a&k2=b&k2=c#frag').getHost()", "example.com:80" },
        { "url('https://example.com:80/').getHostname() + url('https://[::1]:80').getHostname()", "example.com::1" },
        { "url('https://example.com:80/').getPort() + url('/path').getScheme()", "80" },
        { "url('https://example.com/path with spaces/').getEscapedPath()", "/path%20with%20spaces/" },
        { "url('https://example.com/path?k1=a&k2=b&k2=c').getQuery()", "{k1: [a], k2: [b, c]}" },
        { "isURL('https://a/b') && isURL('/x') && !isURL('../rel') && !isURL('https://a:b:c/')", "true" },
    };

    public static TheoryData<string, string> Addresses { get; } = new()
    {
        { "ip('192.168.0.1').family() + ip('::1').family()", "10" },
        { "isIP('1.2.3.4') && !isIP('1.2.3.04') && !isIP('1.2.3') && !isIP('::ffff:1.2.3.4') && !isIP('fe80::1%eth0')", "true" },
        { "string(ip('2001:DB8:0:0:0:0:0:1'))", "2001:db8::1" },
        { "ip.isCanonical('2001:db8::abcd') && !ip.isCanonical('2001:DB8::ABCD')", "true" },
        { "ip('127.0.0.1').isLoopback() && ip('169.254.1.1').isLinkLocalUnicast() && ip('ff02::1').isLinkLocalMulticast()", "true" },
        { "ip('192.168.0.1').isGlobalUnicast() && !ip('255.255.255.255').isGlobalUnicast() && ip('::').isUnspecified()", "true" },
        { "cidr('192.168.0.0/24').containsIP('192.168.0.7') && !cidr('192.168.0.0/24').containsIP(ip('192.168.1.7'))", "true" },
        { "cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16') && !cidr('10.1.0.0/16').containsCIDR('10.0.0.0/8')", "true" },
        { "string(cidr('192.168.0.5/24').masked()) + ' ' + string(cidr('192.168.0.5/24').ip())", "192.168.0.0/24 192.168.0.5" },
        { "cidr('::1/128').prefixLength()", "128" },
        { "isCIDR('10.0.0.0/33') || isCIDR('10.0.0.0') || isCIDR('10.0.0.0/08')", "false" },
    };

    public static TheoryData<string, string> QuantitiesAndVersions { get; } = new()
    {
        { "quantity('50k').add('20k') == quantity('70k')", "refused" },
        { "quantity('50k').add(quantity('20k')) == quantity('70k')", "true" },
        { "quantity('50k').add(20).sub(quantity('100k')).sub(-50000) == quantity('20')", "true" },
        { "quantity('200M').compareTo(quantity('0.2G')) + quantity('50M').compareTo(quantity('50Mi'))", "-1" },
        { "isQuantity('1.5Gi') && isQuantity('1e3') && isQuantity('100m') && !isQuantity('1.5gi') && !isQuantity('1.2.3')", "true" },
        { "quantity('50000000G').isInteger() && !quantity('500m').isInteger()", "true" },
        { "quantity('1Ki').asInteger()", "1024" },
        { "sign(quantity('-5m'))", "-1" },
        { "quantity('1.5').asApproximateFloat()", "1.5" },
        { "semver('1.2.3').major() + semver('1.2.3').patch()", "4" },
        { "semver('1.0.0-alpha').isLessThan(semver('1.0.0')) && semver('1.0.0-2').isLessThan(semver('1.0.0-10'))", "true" },
        { "isSemver('v1.0') || isSemver('01.0.0')", "false" },
        { "semver('v1.0', true) == semver('1.0.0')", "true" },
    };

    public static TheoryData<string, string> Formats { get; } = new()
    {
        { "format.dns1123Label().validate('my-label').hasValue()", "false" },
        { "format.dns1123Subdomain().validate('a.b.c').hasValue() || format.dns1123Subdomain().validate('A').hasValue()", "true" },
        { "format.named('uuid').value().validate('xx').value()", "[does not match the UUID format]" },
        { "format.named('nope').hasValue()", "false" },
        { "format.qualifiedName().validate('example.com/my_name').hasValue()", "false" },
        { "format.labelValue().validate('').hasValue()", "false" },
        { "format.date().validate('2023-13-01').value()", "[invalid date]" },
    };
}
