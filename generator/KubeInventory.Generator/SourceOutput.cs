using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using KubeInventory.Generator.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KubeInventory.Generator;

/// <summary>
/// Registers an output that depends on files and options alone, where the compiler can so early that other generators see it.
/// </summary>
/// <remarks>
/// <c>RegisterPreCompilationSourceOutput</c> is newer than the oldest compiler that this generator runs in, and its context is a type
/// of its own, so that both are found by name. Where they are missing, other generators do not see what is emitted.
/// </remarks>
internal static class SourceOutput
{
    private const string EarlyMethod = "RegisterPreCompilationSourceOutput";

    private delegate void AddSource<TContext>(ref TContext context, string hintName, SourceText text);

    public static void Register<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<T> values, Func<T, IEnumerable<EmittedFile>> emit)
    {
        if (!TryRegisterEarly(context, values, typeof(IncrementalValuesProvider<>), emit))
        {
            context.RegisterSourceOutput(values, (output, value) => Add(ref output, value, emit, AddLate));
        }
    }

    public static void Register<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<T> value, Func<T, IEnumerable<EmittedFile>> emit)
    {
        if (!TryRegisterEarly(context, value, typeof(IncrementalValueProvider<>), emit))
        {
            context.RegisterSourceOutput(value, (output, one) => Add(ref output, one, emit, AddLate));
        }
    }

    public static void Add(SourceProductionContext context, IEnumerable<EmittedFile> files)
    {
        foreach (var file in files)
        {
            AddLate(ref context, file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    private static bool TryRegisterEarly<T>(
        IncrementalGeneratorInitializationContext context, object values, Type provider, Func<T, IEnumerable<EmittedFile>> emit)
    {
        if (EarlyRegistration(provider) is not { } register)
        {
            return false;
        }

        var output = register.GetParameters()[1].ParameterType.GetGenericArguments()[0];
        var action = typeof(SourceOutput).GetMethod(nameof(Early), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(output, typeof(T))
            .Invoke(null, [emit]);
        register.MakeGenericMethod(typeof(T)).Invoke(context, [values, action]);
        return true;
    }

    // The overload that takes such a provider.
    private static MethodInfo? EarlyRegistration(Type provider) => typeof(IncrementalGeneratorInitializationContext)
        .GetMethods()
        .FirstOrDefault(method => method.Name == EarlyMethod
            && method.IsGenericMethodDefinition
            && method.GetParameters() is { Length: 2 } parameters
            && parameters[0].ParameterType.GetGenericTypeDefinition() == provider);

    private static Action<TContext, T> Early<TContext, T>(Func<T, IEnumerable<EmittedFile>> emit)
    {
        var add = (AddSource<TContext>)typeof(TContext)
            .GetMethod(nameof(SourceProductionContext.AddSource), [typeof(string), typeof(SourceText)])!
            .CreateDelegate(typeof(AddSource<TContext>));
        return (context, value) => Add(ref context, value, emit, add);
    }

    private static void Add<TContext, T>(ref TContext context, T value, Func<T, IEnumerable<EmittedFile>> emit, AddSource<TContext> add)
    {
        foreach (var file in emit(value))
        {
            add(ref context, file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    private static void AddLate(ref SourceProductionContext context, string hintName, SourceText text) => context.AddSource(hintName, text);
}
