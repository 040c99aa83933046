using Microsoft.AspNetCore.Routing;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Cms.Api.Management.Blueprints;
using WIJschool.Cms.Api.Management.ContentTypes;
using WIJschool.Cms.Api.Management.Cultures;
using WIJschool.Cms.Api.Management.CurrentUsers;
using WIJschool.Cms.Api.Management.Dictionary;
using WIJschool.Cms.Api.Management.Documents;
using WIJschool.Cms.Api.Management.DocumentVersions;
using WIJschool.Cms.Api.Management.DynamicRoots;
using WIJschool.Cms.Api.Management.Files;
using WIJschool.Cms.Api.Management.HealthChecks;
using WIJschool.Cms.Api.Management.Help;
using WIJschool.Cms.Api.Management.Imaging;
using WIJschool.Cms.Api.Management.Indexing;
using WIJschool.Cms.Api.Management.Installation;
using WIJschool.Cms.Api.Management.Languages;
using WIJschool.Cms.Api.Management.LogViewer;
using WIJschool.Cms.Api.Management.Manifests;
using WIJschool.Cms.Api.Management.Media;
using WIJschool.Cms.Api.Management.MemberGroups;
using WIJschool.Cms.Api.Management.Members;
using WIJschool.Cms.Api.Management.ModelsBuilder;
using WIJschool.Cms.Api.Management.News;
using WIJschool.Cms.Api.Management.ObjectTypes;
using WIJschool.Cms.Api.Management.OEmbed;
using WIJschool.Cms.Api.Management.PartialViews;
using WIJschool.Cms.Api.Management.Previews;
using WIJschool.Cms.Api.Management.Profiling;
using WIJschool.Cms.Api.Management.PropertyTypes;
using WIJschool.Cms.Api.Management.PublishedCaches;
using WIJschool.Cms.Api.Management.Redirects;
using WIJschool.Cms.Api.Management.Relations;
using WIJschool.Cms.Api.Management.Scripts;
using WIJschool.Cms.Api.Management.Security;
using WIJschool.Cms.Api.Management.Segments;
using WIJschool.Cms.Api.Management.Servers;
using WIJschool.Cms.Api.Management.StaticFiles;
using WIJschool.Cms.Api.Management.Stylesheets;
using WIJschool.Cms.Api.Management.Tags;
using WIJschool.Cms.Api.Management.Telemetry;
using WIJschool.Cms.Api.Management.Templates;
using WIJschool.Cms.Api.Management.TemporaryFiles;
using WIJschool.Cms.Api.Management.UserData;
using WIJschool.Cms.Api.Management.UserGroups;
using WIJschool.Cms.Api.Management.Users;
using WIJschool.Cms.Api.Management.Webhooks;

namespace WIJschool.Cms.Api.Management;

/// <summary>The operations by the section of the back office that works with them.</summary>
internal static class ManagementSections
{
    /// <summary>What the window of the back office needs, whatever its section.</summary>
    public static void MapWindow(this IEndpointRouteBuilder api)
    {
        api.MapServer();
        api.MapInstallation();
        api.MapManifests();
        api.MapCultures();
        api.MapObjectTypes();
        api.MapTags();
        api.MapTemporaryFiles();
        api.MapOEmbed();
        api.MapDynamicRoots();
        api.MapNews();
        api.MapHelp();
    }

    /// <summary>Documents, and what is kept of them and around them.</summary>
    public static void MapContent(this IEndpointRouteBuilder api)
    {
        api.MapDocuments();
        api.MapDocumentItems();
        api.MapDocumentTree();
        api.MapDocumentCollection();
        api.MapDocumentPublishing();
        api.MapDocumentPreviews();
        api.MapPreviews();
        api.MapDocumentVersions();
        api.MapDocumentRecycleBin();
        api.MapDocumentReferences();
        api.MapDocumentDomains();
        api.MapDocumentNotifications();
        api.MapDocumentPublicAccess();
        api.MapBlueprints();
        api.MapSegments();
        api.MapRelations();
        api.MapRedirects();
    }

    /// <summary>Media and the pictures made of them.</summary>
    public static void MapMediaLibrary(this IEndpointRouteBuilder api)
    {
        api.MapMedia();
        api.MapMediaItems();
        api.MapMediaTree();
        api.MapMediaBin();
        api.MapImaging();
    }

    /// <summary>What documents, media and members are made of.</summary>
    public static void MapSettings(this IEndpointRouteBuilder api)
    {
        api.MapLanguages();
        api.MapTypes();
        api.MapPropertyTypes();
        api.MapTemplates();
        api.MapTemplateTree();
        api.MapTemplateQuery();
        api.MapWebhooks();
        api.MapModelsBuilder();
    }

    /// <summary>Files that the site is made of, as trees.</summary>
    public static void MapFilesOfTheSite(this IEndpointRouteBuilder api)
    {
        api.MapFiles<ScriptFiles>("Script", SectionPolicies.Scripts, SectionPolicies.Scripts);
        api.MapFiles<StylesheetFiles>("Stylesheet", SectionPolicies.StylesheetsOrDocumentOrMediaOrMember, SectionPolicies.Stylesheets);
        api.MapPartialViews();
        api.MapStaticFiles();
    }

    /// <summary>What tells how the site is doing, and puts it right.</summary>
    public static void MapUpkeep(this IEndpointRouteBuilder api)
    {
        api.MapLogViewer();
        api.MapHealthChecks();
        api.MapIndexers();
        api.MapPublishedCache();
        api.MapProfiling();
        api.MapTelemetry();
    }

    /// <summary>Who works in the back office, oneself included.</summary>
    public static void MapUsersAndGroups(this IEndpointRouteBuilder api)
    {
        api.MapCurrentUser();
        api.MapUsers();
        api.MapUserGroups();
        api.MapUserData();
        api.MapPasswordReset();
    }

    /// <summary>Who signs in on the site itself.</summary>
    public static void MapMembersAndGroups(this IEndpointRouteBuilder api)
    {
        api.MapMembers();
        api.MapMemberGroups();
    }

    /// <summary>The texts of the site.</summary>
    public static void MapTranslation(this IEndpointRouteBuilder api)
    {
        api.MapDictionary();
        api.MapDictionaryTree();
    }
}
