using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KubeInventory.Embedded.Cel;

namespace KubeInventory.Embedded.Tests;

/// <summary>What holds of every text and every value.</summary>
public sealed class CelPropertyTests
{
    private static readonly Dictionary<string, CelType> NoTypes = [];

    private static readonly string[] Seeds =
    [
        .. new[] { CelLanguageCases.Operators, CelLanguageCases.Macros, CelLanguageCases.Optionals, CelLibraryCases.Strings, CelLibraryCases.Times, CelLibraryCases.Addresses }
            .SelectMany(cases => cases.Select(row => row.Data.Item1)),
    ];

    private static readonly string[] Fragments =
        [.. "( ) [ ] { } . .? [? , : ? && || ! - + in has( .all(x, .map(x, 'a' r'\\' b\"\" 1u 0x 1e9 null self \\ ` // \n \0 é 😀".Split(' ')];

    private static Gen<string> Mutated =>
        from seed in Gen.Elements(Seeds)
        from edits in Gen.NonEmptyListOf(from at in Gen.Choose(0, 200) from cut in Gen.Choose(0, 4) from text in Gen.Elements(Fragments) select (at, cut, text))
        select edits.Take(4).Aggregate(seed, (source, edit) =>
        {
            var at = Math.Min(edit.at, source.Length);
            return source[..at] + edit.text + source[Math.Min(at + edit.cut, source.Length)..];
        });

    [Fact]
    public void Every_text_gets_a_verdict_and_every_program_ends() =>
        Prop.ForAll(Mutated.ToArbitrary(), source =>
        {
            var program = CelProgram.Compile(source, NoTypes, out var error);
            if (program is null)
            {
                return error!.Text.Length > 0;
            }

            try
            {
                return program.Evaluate(new Dictionary<string, CelValue>(), new CostMeter(100_000)) is not null;
            }
            catch (CostExceededException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Every_text_survives_quoting() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var valid = new string([.. text.Get.Where(c => !char.IsSurrogate(c))]);
            var literal = string.Concat(valid.Select(c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));
            return Evaluated.Text($"'{literal}'") == valid;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_compute_as_in_wider_arithmetic_or_overflow() =>
        Prop.ForAll<long, long>((a, b) =>
        {
            var wide = (Int128)a * b;
            var expected = wide == (long)wide ? wide.ToString(CultureInfo.InvariantCulture) : "error: integer overflow";
            return Evaluated.Text(string.Create(CultureInfo.InvariantCulture, $"({a}) * ({b})")) == expected;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Escaping_a_property_name_can_be_undone() =>
        Prop.ForAll(
            Gen.ArrayOf(Gen.Elements("a", "B", "9", "_", "__", "-", ".", "/", "in", "namespace", "dot")).Select(string.Concat).ToArbitrary(),
            name => PropertyName.Escape(name) is not { } escaped || PropertyName.Unescape(escaped) == name)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
