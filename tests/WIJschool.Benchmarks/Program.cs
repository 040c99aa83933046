using BenchmarkDotNet.Running;
using WIJschool.Benchmarks;
using WIJschool.Benchmarks.Bare;
using WIJschool.Benchmarks.Editors;
using WIJschool.Benchmarks.Measuring;
using WIJschool.Benchmarks.Pictures;
using WIJschool.Benchmarks.Scans;
using WIJschool.Benchmarks.Seeding;

// ./bench calls all but the last; "micro" runs what BenchmarkDotNet measures, with its own options after it
return args switch
{
    ["seed", var data, var documents] => await SeedCommand.RunAsync(data, Numbers.Read(documents), onOneLevel: false),
    ["seed-level", var data, var documents] => await SeedCommand.RunAsync(data, Numbers.Read(documents), onOneLevel: true),
    ["measure", var data] => await MeasureCommand.RunAsync(data),
    ["bare", var address, var site, .. var paths] => await BareServer.RunAsync(address, site, paths),
    ["desk", var site, var file] => await DeskCommand.RunAsync(site, file),
    ["replay", var site, var file] => await ReplayCommand.RunAsync(site, file),
    ["picture", var file] => PictureCommand.Run(file),
    ["scans", var folder] => await ScanCommand.RunAsync(folder),
    ["micro", .. var options] => Micro(options),
    _ => Usage(),
};

static int Micro(string[] options)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(options);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        seed FOLDER DOCUMENTS     fills a data folder with the site's content and that many generated documents
        seed-level FOLDER COUNT   the same, with that many documents of one kind below one other
        desk SITE FILE            signs in, opens and publishes in a browser, and notes in FILE what the client asked
        replay SITE FILE          times what stands in FILE, and the tree, lists and search of the back office
        measure FOLDER            times publishing, indexing and searching on a data folder, and changes it
        bare URL SITE PATH...     answers with what SITE answers to these paths, from memory
        scans FOLDER              times results and benchmarks over a million answers of 2,000 schools, made in FOLDER
        picture FILE              writes a photograph of 24 million pixels
        micro [options]           BenchmarkDotNet
        """);
    return 2;
}
