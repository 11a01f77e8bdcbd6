package org.renewals.ingest;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How to import.
 *
 * @param profile maps somebody else's files to ours; null: the files are named and headed as in docs/data-files.md
 * @param dryRun do everything and report it, then take it back
 * @param encoding of CSV files without byte-order mark; null for UTF-8; a profile says it per source
 * @param correction accept rows that change a frozen month; the batch number then tells the figures apart
 * @param actor who imports, as the journal shows it
 * @param accountId his account; null on the command line
 * @param language of the reasons in rejects files
 * @param rejectsFolder where rejects files go; null: beside each input, or into the working folder where that cannot be written
 * @param newAccountPassword hash given to accounts the users file creates; null: they cannot log in until an administrator
 *     sets a password. Only the embedded demo gives one.
 */
public record ImportOptions(
        @Nullable Path profile,
        boolean dryRun,
        @Nullable Charset encoding,
        boolean correction,
        String actor,
        @Nullable Integer accountId,
        Locale language,
        @Nullable Path rejectsFolder,
        @Nullable String newAccountPassword) {

    /** Plain files, for real, in UTF-8, reasons in English. */
    public static ImportOptions by(String actor) {
        return new ImportOptions(null, false, null, false, actor, null, Locale.ENGLISH, null, null);
    }

    public ImportOptions withProfile(@Nullable Path file) {
        return new ImportOptions(
                file, dryRun, encoding, correction, actor, accountId, language, rejectsFolder, newAccountPassword);
    }

    public ImportOptions withDryRun(boolean dry) {
        return new ImportOptions(
                profile, dry, encoding, correction, actor, accountId, language, rejectsFolder, newAccountPassword);
    }

    public ImportOptions withEncoding(@Nullable Charset charset) {
        return new ImportOptions(
                profile, dryRun, charset, correction, actor, accountId, language, rejectsFolder, newAccountPassword);
    }

    public ImportOptions withCorrection(boolean allowed) {
        return new ImportOptions(
                profile, dryRun, encoding, allowed, actor, accountId, language, rejectsFolder, newAccountPassword);
    }

    public ImportOptions withAccount(@Nullable Integer id) {
        return new ImportOptions(
                profile, dryRun, encoding, correction, actor, id, language, rejectsFolder, newAccountPassword);
    }

    public ImportOptions withLanguage(Locale locale) {
        return new ImportOptions(
                profile, dryRun, encoding, correction, actor, accountId, locale, rejectsFolder, newAccountPassword);
    }

    public ImportOptions withRejectsFolder(@Nullable Path folder) {
        return new ImportOptions(
                profile, dryRun, encoding, correction, actor, accountId, language, folder, newAccountPassword);
    }

    public ImportOptions withNewAccountPassword(@Nullable String hash) {
        return new ImportOptions(
                profile, dryRun, encoding, correction, actor, accountId, language, rejectsFolder, hash);
    }
}
