using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Templates;

/// <summary>Core's statuses of templates as the API tells them.</summary>
internal static class TemplateProblems
{
    public static Problem Of(TemplateOperationStatus status) => status switch
    {
        TemplateOperationStatus.TemplateNotFound => Problem.Missing(status, "The template could not be found"),
        TemplateOperationStatus.MasterTemplateNotFound => Problem.Missing(status, "The master template could not be found"),
        TemplateOperationStatus.InvalidAlias => Problem.Refused(status, "Invalid alias", "The template alias is not valid."),
        TemplateOperationStatus.DuplicateAlias => Problem.Refused(status, "Duplicate alias", "A template with that alias already exists."),
        TemplateOperationStatus.CircularMasterTemplateReference => Problem.Refused(
            status, "Invalid master template", "A template cannot have itself as its master, nor a template below it."),
        TemplateOperationStatus.MasterTemplateCannotBeDeleted => Problem.Refused(
            status, "Master template cannot be deleted", "Other templates have this one as their master."),
        TemplateOperationStatus.NotAllowedInProductionMode => Problem.Refused(
            status, "Not allowed in production mode", "This site compiles its templates when it is built: make and delete them there."),
        TemplateOperationStatus.ContentChangeNotAllowedInProductionMode => Problem.Refused(
            status, "Content change not allowed in production mode", "This site compiles its templates when it is built: change them there."),
        TemplateOperationStatus.CancelledByNotification => Problem.Cancelled(status, "template"),
        _ => Problem.Other(status, "template"),
    };
}
