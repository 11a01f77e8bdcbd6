package org.renewals.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.analysis.Subject;
import org.renewals.analysis.Subjects;
import org.renewals.reports.ReportContent;
import org.renewals.reports.ReportSource;
import org.renewals.reports.mail.ReportDelivery;
import org.renewals.shared.Refused;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Monthly reports as PDF files, or by mail to their recipients. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes monthly reports as PDF, or queues and sends them to their recipients.",
            "Each report holds what a reader of that province, city or manager may see."
        })
final class ReportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "a month that was run")
    private @Nullable YearMonth month;

    @Option(
            names = "--org",
            paramLabel = "CODE",
            description = "code of the province or of a city, or login of an account manager (default: the province)")
    private @Nullable String org;

    @Option(names = "--lang", paramLabel = "zh|en", description = "language (default: both)")
    private @Nullable Language language;

    @Option(names = "--out", paramLabel = "DIR", description = "folder to write to")
    private @Nullable Path out;

    @Option(names = "--send", description = "queue and send the reports of the month to their recipients")
    private boolean send;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The languages reports are written in. */
    private enum Language {
        zh(Locale.SIMPLIFIED_CHINESE),
        en(Locale.ENGLISH);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (send == (out != null)) {
            throw new CommandLine.ParameterException(line, "Say either --out DIR or --send.");
        }
        if (send && (org != null || language != null)) {
            throw new CommandLine.ParameterException(
                    line, "--send goes to every recipient in their own language; --org and --lang belong to --out.");
        }
        YearMonth wanted = Objects.requireNonNull(month);
        return CommandContext.call(context -> out == null ? send(context, wanted) : write(context, wanted, out));
    }

    private int write(ApplicationContext context, YearMonth wanted, Path folder) {
        AccessScope reader = reader(context.getBean(Subjects.class));
        ReportSource reports = context.getBean(ReportSource.class);
        List<Language> languages = language == null ? List.of(Language.values()) : List.of(language);
        for (Language chosen : languages) {
            ReportContent report = CurrentScope.call(reader, () -> reports.monthly(wanted, reader, chosen.locale));
            terminal.result(save(report, folder).toString());
        }
        return 0;
    }

    /** Whoever reads reports of that province, city or manager. */
    private AccessScope reader(Subjects subjects) {
        AccessScope system = AccessScope.system();
        String code = org;
        return CurrentScope.call(system, () -> {
            if (code == null) {
                return scope(subjects.top(system).orElseThrow(() -> new Refused("run.no-province")));
            }
            return subjects.unit(system, Subject.Kind.PROVINCE, code)
                    .or(() -> subjects.unit(system, Subject.Kind.CITY, code))
                    .or(() -> subjects.manager(system, code))
                    .map(ReportCommand::scope)
                    .orElseThrow(() -> new Refused("report.unknown-scope", code));
        });
    }

    private static AccessScope scope(Subject subject) {
        return switch (subject.kind()) {
            case PROVINCE -> new AccessScope(AccessScope.Kind.PROVINCE, null, null, null);
            case CITY -> new AccessScope(AccessScope.Kind.CITY, null, subject.id(), null);
            case MANAGER -> new AccessScope(AccessScope.Kind.MANAGER, null, subject.cityId(), subject.id());
            case COUNTY -> throw new IllegalArgumentException("no report is made of a county");
        };
    }

    /** Complete or not there at all: a half-written PDF never bears the report's name. */
    private static Path save(ReportContent report, Path folder) {
        try {
            Files.createDirectories(folder);
            Path whole = folder.resolve(report.fileName());
            Path part = Files.createTempFile(folder, "report", ".part");
            Files.write(part, report.content());
            return Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int send(ApplicationContext context, YearMonth wanted) {
        ReportDelivery delivery = context.getBean(ReportDelivery.class);
        ReportDelivery.Queued queued = delivery.queue(wanted);
        ReportDelivery.Delivered delivered = delivery.deliverDue();
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("month", wanted.toString());
            result.put("recipients", queued.recipients());
            result.put("messages", queued.messages());
            result.put("failed", queued.failed());
            result.put("sent", delivered.sent());
            result.put("rejected", delivered.rejected());
            result.put("unknown", delivered.unknown());
            result.put("open", delivered.open());
            terminal.result(Json.write(result));
        } else {
            terminal.result(terminal.text(
                    "cli.report.queued", wanted.toString(), queued.recipients(), queued.messages(), queued.failed()));
            terminal.result(terminal.text(
                    "cli.report.delivered",
                    delivered.sent(),
                    delivered.rejected(),
                    delivered.unknown(),
                    delivered.open()));
        }
        if (!delivered.serverSet()) {
            terminal.problem(terminal.text("cli.report.no-server"));
        }
        return queued.failed() + delivered.rejected() > 0 ? ImportCommand.WITH_REJECTS : 0;
    }
}
