using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Sync.Kinds;

internal sealed class MediaTypeKind(IMediaTypeService types, IDataTypeService dataTypes, IShortStringHelper strings, SyncContainers containers)
    : TypeKind<IMediaType>(types, dataTypes, strings, containers)
{
    public override string Folder => "MediaTypes";

    public override string Element => "MediaType";

    protected override bool WritesPropertyVariations => false;

    protected override IMediaType Create(SyncFile file) => new MediaType(Strings, Constants.System.Root) { Key = file.Key };

    protected override void WriteOwn(IMediaType type, XElement info) => info.Add(WriteCompositions(type));
}

internal sealed class MemberTypeKind(IMemberTypeService types, IDataTypeService dataTypes, IShortStringHelper strings, SyncContainers containers)
    : TypeKind<IMemberType>(types, dataTypes, strings, containers)
{
    public override string Folder => "MemberTypes";

    public override string Element => "MemberType";

    protected override bool WritesPropertyVariations => false;

    protected override IMemberType Create(SyncFile file) => new MemberType(Strings, Constants.System.Root) { Key = file.Key };

    protected override void ReadOwnOfProperty(IMemberType type, IPropertyType property, XElement element, SyncFile file)
    {
        type.SetMemberCanEditProperty(property.Alias, element.Flag("CanEdit", file));
        type.SetMemberCanViewProperty(property.Alias, element.Flag("CanView", file));
        type.SetIsSensitiveProperty(property.Alias, element.Flag("IsSensitive", file));
    }

    protected override void WriteOwn(IMemberType type, XElement info) => info.Add(WriteCompositions(type));

    protected override void WriteOwnOfProperty(IMemberType type, IPropertyType property, XElement element) => element.Add(
        new XElement("CanEdit", type.MemberCanEditProperty(property.Alias)),
        new XElement("CanView", type.MemberCanViewProperty(property.Alias)),
        new XElement("IsSensitive", type.IsSensitiveProperty(property.Alias)));
}
