using NCrontab;
using Umbraco.Cms.Core.Configuration;

namespace WIJschool.Cms.Hosting;

/// <summary>Five-field cron expressions, read by the library that Umbraco uses.</summary>
internal sealed class CronTabParser : ICronTabParser
{
    public bool IsValidCronTab(string cronTab) => CrontabSchedule.TryParse(cronTab) is not null;

    public DateTime GetNextOccurrence(string cronTab, DateTime time) => CrontabSchedule.Parse(cronTab).GetNextOccurrence(time);
}
