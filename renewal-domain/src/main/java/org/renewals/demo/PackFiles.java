package org.renewals.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The open files of a data pack, with the columns of contract.md section 2, and the truth beside them. */
final class PackFiles implements Closeable {

    private final Path folder;
    private final int months;
    private final Map<String, CsvFile> files = new LinkedHashMap<>();
    private final Map<String, MonthlyCsv> monthlyFiles = new LinkedHashMap<>();

    final CsvFile orgUnits;
    final CsvFile grids;
    final CsvFile users;
    final CsvFile customers;
    final CsvFile contacts;
    final CsvFile products;
    final CsvFile contracts;
    final MonthlyCsv customerMonths;
    final MonthlyCsv productMonths;
    final CsvFile complaints;
    final CsvFile surveys;
    final CsvFile visits;
    final CsvFile financeMonths;
    final CsvFile targets;
    final CsvFile truth;

    PackFiles(Path folder, int months) throws IOException {
        this.folder = folder;
        this.months = months;
        try {
            orgUnits = file("org_units", "code", "name", "kind", "parent_code");
            grids = file("grids", "code", "name", "kind", "subtype", "parent_code", "org_code");
            users = file("users", "login", "name", "role", "org_code", "email", "grid_code");
            customers = file(
                    "customers",
                    "code",
                    "name",
                    "org_code",
                    "manager_login",
                    "industry",
                    "nature",
                    "employees",
                    "info_level",
                    "influence_social",
                    "influence_economic",
                    "signed_on",
                    "status",
                    "grid_code");
            contacts = file("contacts", "customer_code", "name", "role", "phone", "email", "consent");
            products = file("products", "code", "name", "family", "informatization");
            contracts = file(
                    "contracts",
                    "number",
                    "customer_code",
                    "product_code",
                    "starts_on",
                    "ends_on",
                    "monthly_value",
                    "monthly_cost",
                    "notice_days",
                    "auto_renews",
                    "renews_number",
                    "outcome",
                    "decided_on",
                    "loss_reason",
                    "captive");
            customerMonths = monthly(
                    "customer_months",
                    "month",
                    "customer_code",
                    "members",
                    "effective_members",
                    "joined",
                    "left",
                    "vnet_users",
                    "baseline_users",
                    "baseline_kept",
                    "tenure_months",
                    "group_paid",
                    "informatization",
                    "personal_bills",
                    "roaming",
                    "new_services",
                    "toll",
                    "local",
                    "other_fees",
                    "minutes",
                    "messages",
                    "data_mb",
                    "inactive_members",
                    "suspended_members",
                    "arrears");
            productMonths =
                    monthly("product_months", "month", "customer_code", "product_code", "users", "units", "income");
            complaints = file(
                    "complaints",
                    "number",
                    "customer_code",
                    "received_at",
                    "channel",
                    "category",
                    "severity",
                    "first_reply_at",
                    "closed_at");
            surveys = file("surveys", "customer_code", "answered_on", "question", "answer");
            visits = file("visits", "customer_code", "visited_on", "kind", "manager_login", "note");
            financeMonths = file("finance_months", "month", "org_code", "operating_income");
            targets = file("targets", "metric", "org_code", "period", "value");
            truth = file("truth", "contract_number", "probability");
        } catch (IOException e) {
            try (this) {
                throw e;
            }
        }
    }

    private CsvFile file(String name, String... header) throws IOException {
        CsvFile file = CsvFile.create(folder.resolve(name + ".csv"), header);
        files.put(name + ".csv", file);
        return file;
    }

    private MonthlyCsv monthly(String name, String... header) throws IOException {
        MonthlyCsv file = MonthlyCsv.create(folder.resolve(name + ".csv"), months, header);
        monthlyFiles.put(name + ".csv", file);
        return file;
    }

    /** Ends the writing: joins the months. */
    DemoPack finish() throws IOException {
        Map<String, Long> rows = new LinkedHashMap<>();
        files.forEach((name, file) -> {
            rows.put(name, file.rows());
            if (file == contracts) {
                monthlyFiles.forEach((monthlyName, monthly) -> rows.put(monthlyName, monthly.rows()));
            }
        });
        for (CsvFile file : files.values()) {
            file.close();
        }
        for (MonthlyCsv file : monthlyFiles.values()) {
            file.join();
        }
        return new DemoPack(folder, rows);
    }

    /** Closes what is open; the parts of months not yet joined are deleted. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Map<String, ? extends Closeable> group : List.of(files, monthlyFiles)) {
            for (Closeable file : group.values()) {
                try {
                    file.close();
                } catch (IOException e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
