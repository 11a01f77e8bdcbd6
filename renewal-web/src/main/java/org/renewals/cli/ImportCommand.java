package org.renewals.cli;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.FileReport;
import org.renewals.ingest.ImportOptions;
import org.renewals.ingest.ImportProgress;
import org.renewals.ingest.ImportReport;
import org.renewals.ingest.ImportService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads data files; exit code 2 says that something was not accepted. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Loads data files, or folders of them. A bad row never stops the good ones: it goes to NAME.rejected.csv.",
            "Exit code: 0 all loaded, 2 loaded but some input rejected, 1 nothing changed."
        })
final class ImportCommand implements Callable<Integer> {

    static final int WITH_REJECTS = 2;
    private static final String LAYOUT = "%-32s %12s %12s %12s %12s %12s";

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files, or folders of files")
    private List<Path> paths = List.of();

    @Option(names = "--profile", paramLabel = "FILE", description = "maps somebody else's files, see docs/profiles")
    private @Nullable Path profile;

    @Option(names = "--dry-run", description = "check everything, change nothing")
    private boolean dryRun;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "of CSV files without a byte-order mark: UTF-8 (default), GB18030, ISO-8859-1")
    private @Nullable Charset encoding;

    @Option(names = "--correction", description = "accept rows that change a frozen month")
    private boolean correction;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ImportReport report = CommandContext.call(context -> context.getBean(ImportService.class)
                .load(
                        paths,
                        ImportOptions.by(System.getProperty("user.name"))
                                .withProfile(profile)
                                .withDryRun(dryRun)
                                .withEncoding(encoding)
                                .withCorrection(correction)
                                .withLanguage(terminal.language()),
                        new Progress()));
        print(report);
        return switch (report.outcome()) {
            case DONE -> 0;
            case DONE_WITH_REJECTS -> WITH_REJECTS;
            case NOTHING_LOADED -> Failures.FAILED;
        };
    }

    private void print(ImportReport report) {
        if (json) {
            terminal.result(Json.write(asMap(report)));
        } else {
            terminal.result(String.format(
                    LAYOUT,
                    terminal.text("cli.import.file"),
                    terminal.text("cli.import.read"),
                    terminal.text("cli.import.inserted"),
                    terminal.text("cli.import.updated"),
                    terminal.text("cli.import.unchanged"),
                    terminal.text("cli.import.rejected")));
            report.files()
                    .forEach(file -> terminal.result(String.format(
                            LAYOUT,
                            label(file),
                            file.counts().read(),
                            file.counts().inserted(),
                            file.counts().updated(),
                            file.counts().unchanged(),
                            file.counts().rejected())));
        }
        for (FileReport file : report.files()) {
            if (file.refusal() != null) {
                terminal.problem(terminal.text(
                        "cli.import.refused",
                        file.name(),
                        terminal.text(
                                file.refusal().key(), file.refusal().arguments().toArray())));
            }
            if (file.rejectsFile() != null) {
                terminal.problem(terminal.text(
                        "cli.import.rejects",
                        file.name(),
                        file.counts().rejected(),
                        file.rejectsFile().toString()));
            }
            if (!file.unknownColumns().isEmpty()) {
                terminal.problem(terminal.text(
                        "cli.import.unknown-columns", file.name(), String.join(", ", file.unknownColumns())));
            }
        }
        report.ignored().forEach(name -> terminal.problem(terminal.text("cli.import.ignored", name)));
        if (report.dryRun()) {
            terminal.problem(terminal.text("cli.import.dry-run"));
        }
    }

    private static String label(FileReport file) {
        return file.target() == null
                ? file.name()
                : file.name() + " → " + file.target().fileName();
    }

    private static Map<String, Object> asMap(ImportReport report) {
        List<Map<String, Object>> files = new ArrayList<>();
        for (FileReport file : report.files()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("file", file.name());
            entry.put("target", file.target() == null ? null : file.target().fileName());
            entry.put("read", file.counts().read());
            entry.put("inserted", file.counts().inserted());
            entry.put("updated", file.counts().updated());
            entry.put("unchanged", file.counts().unchanged());
            entry.put("rejected", file.counts().rejected());
            entry.put("filtered", file.counts().filtered());
            entry.put("unknown_columns", file.unknownColumns());
            entry.put("refused", file.refusal() == null ? null : file.refusal().key());
            entry.put(
                    "rejects_file",
                    file.rejectsFile() == null ? null : file.rejectsFile().toString());
            files.add(entry);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("batch", report.batch());
        result.put("dry_run", report.dryRun());
        result.put("files", files);
        result.put("ignored", report.ignored());
        return result;
    }

    private final class Progress implements ImportProgress {

        @Override
        public void read(String file, long lines) {
            terminal.progress(terminal.text("cli.import.progress", file, lines), false);
        }

        @Override
        public void finished(FileReport file) {
            terminal.progress(
                    terminal.text(
                            "cli.import.finished", file.name(), file.counts().read()),
                    true);
        }
    }
}
