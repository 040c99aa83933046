using WIJschool.Cms.Persistence.ContentTree;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence.Members;

/// <summary>A member, joined.</summary>
internal sealed class MemberRows : ContentRows
{
    public static readonly ContentShape<MemberRows> Shape = new(r => r.Node, r => r.Content, r => r.Version);

    public MemberRow Member { get; set; } = null!;
}

/// <summary>A member beside one value of one of its properties, for the questions Core asks about members' properties.</summary>
internal sealed class MemberPropertyRows
{
    public MemberRows Of { get; set; } = null!;
    public string Alias { get; set; } = "";
    public PropertyDataRow Value { get; set; } = null!;
}
