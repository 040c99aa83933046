using System.Reflection.Metadata;

namespace WIJschool.Cms.Hosting;

/// <summary>The names of the types in an assembly's metadata (ECMA-335, II.22), as in <see cref="Type.FullName"/>; a generic type's without its arguments.</summary>
internal sealed class MetadataNames(MetadataReader metadata)
{
    /// <summary>Each type with the class it derives from and the interfaces that it names itself.</summary>
    public IEnumerable<(string Type, string Parent)> Parents =>
        from handle in metadata.TypeDefinitions
        from parent in ParentsOf(metadata.GetTypeDefinition(handle))
        select (NameOf(handle), NameOf(parent));

    /// <summary>Each type with the attributes on it.</summary>
    public IEnumerable<(string Type, string Attribute)> Attributes =>
        from handle in metadata.CustomAttributes
        let mark = metadata.GetCustomAttribute(handle)
        where mark.Parent.Kind == HandleKind.TypeDefinition
        select (NameOf(mark.Parent), NameOf(TypeOf(mark.Constructor)));

    private IEnumerable<EntityHandle> ParentsOf(TypeDefinition type) => type.GetInterfaceImplementations()
        .Select(implemented => metadata.GetInterfaceImplementation(implemented).Interface)
        .Append(type.BaseType)
        .Where(parent => !parent.IsNil);

    private EntityHandle TypeOf(EntityHandle constructor) => constructor.Kind == HandleKind.MemberReference
        ? metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent
        : metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType();

    private string NameOf(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => NameOf(metadata.GetTypeDefinition((TypeDefinitionHandle)handle)),
        HandleKind.TypeReference => NameOf(metadata.GetTypeReference((TypeReferenceHandle)handle)),
        _ => NameOf(metadata.GetTypeSpecification((TypeSpecificationHandle)handle)),
    };

    private string NameOf(TypeDefinition type)
    {
        var outer = type.GetDeclaringType();
        return outer.IsNil ? NameOf(type.Namespace, type.Name) : $"{NameOf(outer)}+{metadata.GetString(type.Name)}";
    }

    private string NameOf(TypeReference type) => type.ResolutionScope.Kind == HandleKind.TypeReference
        ? $"{NameOf(type.ResolutionScope)}+{metadata.GetString(type.Name)}"
        : NameOf(type.Namespace, type.Name);

    private string NameOf(StringHandle space, StringHandle name) =>
        space.IsNil ? metadata.GetString(name) : $"{metadata.GetString(space)}.{metadata.GetString(name)}";

    // a generic type with its arguments: the code for that, a byte for class or value type, and which type
    private string NameOf(TypeSpecification type)
    {
        var signature = metadata.GetBlobReader(type.Signature);
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance && signature.ReadByte() > 0
            ? NameOf(signature.ReadTypeHandle())
            : "";
    }
}
