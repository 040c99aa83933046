using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.PropertyEditors;
using WIJschool.Cms.Hosting;

namespace WIJschool.Cms.Tests.Hosting;

public sealed class TypeFinderTests
{
    private static readonly Assembly[] Searched = [typeof(Constants).Assembly, typeof(CmsServices).Assembly, typeof(TypeFinderTests).Assembly];
    private static readonly TypeFinder Cores = new(
        NullLogger<TypeFinder>.Instance, new DefaultUmbracoAssemblyProvider(typeof(CmsServices).Assembly, NullLoggerFactory.Instance), null);
    private static readonly DeclaredTypeFinder Ours = new(Cores);

    [Theory]
    [InlineData(typeof(IDiscoverable))]
    [InlineData(typeof(IDataEditor))]
    [InlineData(typeof(IPropertyValueConverter))]
    [InlineData(typeof(ICacheRefresher))]
    [InlineData(typeof(CacheRefresherBase<>))]
    [InlineData(typeof(IDistributedCacheNotificationHandler))]
    [InlineData(typeof(DataEditor))]
    public void Classes_of_a_type_are_those_that_Umbracos_own_finder_finds(Type type)
    {
        foreach (var concrete in new[] { true, false })
            Assert.Equal(Names(Cores.FindClassesOfType(type, Searched, concrete)), Names(Ours.FindClassesOfType(type, Searched, concrete)));
    }

    [Fact]
    public void Classes_with_an_attribute_are_found_without_those_that_only_inherit_it()
    {
        var found = Names(Ours.FindClassesWithAttribute(typeof(DataEditorAttribute), Searched, onlyConcreteClasses: true));
        var marked = Searched.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false, IsNestedPrivate: false } && type.IsDefined(typeof(DataEditorAttribute), inherit: false));
        Assert.Equal(Names(marked), found);
        Assert.Equal(found, Names(Ours.FindClassesOfTypeWithAttribute(typeof(IDataEditor), typeof(DataEditorAttribute), Searched)));
        Assert.True(found.Count > 30);
    }

    [Fact]
    public void A_class_within_a_generic_class_and_behind_a_generic_one_is_found() =>
        Assert.Contains(typeof(Outer<>.Inner), Ours.FindClassesOfType(typeof(IDiscoverable), [.. Searched]));

    [Fact]
    public void A_hidden_class_is_not_found() =>
        Assert.DoesNotContain(typeof(Hidden), Ours.FindClassesOfType(typeof(IDiscoverable), [.. Searched]));

    private static List<string> Names(IEnumerable<Type> types) => [.. types.Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    internal abstract class Between<T> : IDiscoverable;

    internal sealed class Outer<T>
    {
        internal sealed class Inner : Between<List<T>>;
    }

    [HideFromTypeFinder]
    internal sealed class Hidden : IDiscoverable;
}
