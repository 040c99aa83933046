using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Umbraco.Cms.Core.Composing;

namespace WIJschool.Cms.Hosting;

/// <summary>
/// Finds classes by what assemblies declare and loads only those it finds. Core's own finder, which answers every other
/// question here, loads all types of an assembly to look at them: thousands of classes that are never used, for as long as
/// the site runs.
/// </summary>
/// <remarks>
/// What a class derives from is followed by name through the assemblies that are searched. A class that has a type only by way
/// of an assembly outside them is not found; types to look for are Core's, so no assembly below it can stand between.
/// </remarks>
internal sealed class DeclaredTypeFinder(ITypeFinder finder) : ITypeFinder
{
    public IEnumerable<Assembly> AssembliesToScan => finder.AssembliesToScan;

    public Type? GetTypeByName(string name) => finder.GetTypeByName(name);

    public IEnumerable<Type> FindClassesOfType(Type assignTypeFrom, IEnumerable<Assembly>? assemblies = null, bool onlyConcreteClasses = true)
    {
        var declared = Declared(assemblies);
        var names = DerivedFrom(assignTypeFrom, declared);
        return declared
            .SelectMany(types => types.Named(names))
            .Where(type => assignTypeFrom.IsAssignableFrom(type) && IsToBeFound(type, onlyConcreteClasses))
            .ToList();
    }

    public IEnumerable<Type> FindClassesOfTypeWithAttribute(
        Type assignTypeFrom, Type attributeType, IEnumerable<Assembly>? assemblies = null, bool onlyConcreteClasses = true) =>
        FindClassesOfType(assignTypeFrom, assemblies, onlyConcreteClasses).Where(type => type.IsDefined(attributeType, inherit: false)).ToList();

    public IEnumerable<Type> FindClassesWithAttribute(Type attributeType, IEnumerable<Assembly>? assemblies, bool onlyConcreteClasses)
    {
        var declared = Declared(assemblies);
        var attributes = DerivedFrom(attributeType, declared);
        return declared
            .SelectMany(types => types.Named(types.MarkedWith(attributes)))
            .Where(type => type.IsDefined(attributeType, inherit: false) && IsToBeFound(type, onlyConcreteClasses))
            .ToList();
    }

    // read anew each time: Core asks a few times while it is built, and never again
    private List<DeclaredTypes> Declared(IEnumerable<Assembly>? assemblies) =>
        [.. (assemblies ?? AssembliesToScan).Select(assembly => new DeclaredTypes(assembly))];

    private static HashSet<string> DerivedFrom(Type type, List<DeclaredTypes> declared)
    {
        HashSet<string> names = [type.FullName!];
        Stack<string> open = new(names);
        while (open.TryPop(out var name))
        {
            foreach (var derived in declared.SelectMany(types => types.DerivedFrom(name)).Where(names.Add))
                open.Push(derived);
        }
        return names;
    }

    // as Core's finder has it
    private static bool IsToBeFound(Type type, bool onlyConcrete) =>
        type is { IsClass: true, IsNestedPrivate: false } && !(type.IsAbstract && (onlyConcrete || type.IsSealed))
        && !type.IsDefined(typeof(HideFromTypeFinderAttribute), inherit: false);

    /// <summary>The types an assembly declares, read from its metadata without loading them.</summary>
    private sealed class DeclaredTypes
    {
        private readonly Assembly assembly;
        private readonly ILookup<string, string> derived;
        private readonly ILookup<string, string> marked;

        public DeclaredTypes(Assembly assembly)
        {
            this.assembly = assembly;
            using var file = new PEReader(File.OpenRead(assembly.Location));
            var names = new MetadataNames(file.GetMetadataReader());
            derived = names.Parents.ToLookup(pair => pair.Parent, pair => pair.Type);
            marked = names.Attributes.ToLookup(pair => pair.Attribute, pair => pair.Type);
        }

        public IEnumerable<string> DerivedFrom(string name) => derived[name];

        public IEnumerable<string> MarkedWith(IEnumerable<string> attributes) => attributes.SelectMany(name => marked[name]).Distinct();

        public IEnumerable<Type> Named(IEnumerable<string> names) => names.Select(name => assembly.GetType(name)).OfType<Type>();
    }
}
